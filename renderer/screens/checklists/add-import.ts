import { checklistDigest } from '../../../shared/checklist/checklist-digest.ts'
import type { ChecklistDefinition, Stage } from '../../../shared/checklist/definition.ts'
import { AppError } from '../../../shared/lib/app-error.ts'
import { SNIFFED_BYTES, sniffMediaType } from '../../../shared/lib/media-type.ts'
import { claimedTime } from '../../../shared/lib/moment.ts'
import { sha256Hex } from '../../../shared/lib/sha256.ts'
import { builtInChecklists } from '../../library/built-in-checklists.ts'
import { countExtended, countQuestions } from '../../library/count-questions.ts'
import { findVersion, type LibraryChecklist } from '../../library/library.ts'
import { definitionOf } from '../../library/use-library.ts'
import type { Services } from '../../services.ts'
import type { LibraryAddition, LibraryOutcome } from '../../storage/library-entry.ts'
import type { Imported } from '../../xlsform/messages.ts'

/** A sound import, and what a person decided about it. */
export interface Decided {
  readonly imported: Imported & { readonly definition: ChecklistDefinition }
  readonly stage: Stage
  /** Name of the form's file. */
  readonly file: string
}

/** What adding would come to; see `LibraryOutcome`. The stage plays no part: it is chosen here, not in the form. */
export async function foreseeImport(
  services: Pick<Services, 'storage'>,
  definition: ChecklistDefinition,
  library: readonly LibraryChecklist[],
): Promise<LibraryOutcome> {
  const there = findVersion(library, definition.form_id, definition.version)
  if (there === undefined) return 'added'
  const known = await definitionOf(services, there)
  const same = checklistDigest({ ...definition, stage: known.stage }) === checklistDigest(known)
  return same ? 'known' : 'taken'
}

/**
 * Puts an import into the library, with its report and its files.
 *
 * @throws AppError `key-not-found` when nobody has said who works here; what the storage throws
 */
export async function addImport(services: Services, decided: Decided): Promise<LibraryOutcome> {
  const { storage, bridge } = services
  const { identity } = await storage.getSettings()
  const { signers } = await bridge.call('keys.list', undefined)
  const person = signers.find((signer) => signer.key === identity)
  if (person === undefined) throw new AppError('key-not-found', { key: identity ?? '' })
  const library = await builtInChecklists(bridge)
  const { form_id, version } = decided.imported.definition
  // The storage keeps imported versions apart; those that came with the app are not in it.
  if (library.some((own) => own.form_id === form_id && own.version === version)) return 'taken'
  const at = claimedTime(new Date(services.environment.now()))
  return await storage.addToLibrary(additionOf(decided, at, person.signer))
}

/** The import as the library keeps it. */
function additionOf(
  { imported, stage, file }: Decided,
  at: string,
  by: LibraryAddition['entry']['by'],
): LibraryAddition {
  const definition: ChecklistDefinition = { ...imported.definition, stage }
  const media = imported.media.map(({ name, bytes }) => {
    const media_type = sniffMediaType(bytes.subarray(0, SNIFFED_BYTES))
    const blob = new Blob([new Uint8Array(bytes)], { type: media_type })
    return { name, sha256: sha256Hex(bytes), size: bytes.length, media_type, blob }
  })
  const { form_id, version, form_title: title, languages, survey } = definition
  return {
    definition,
    entry: {
      sha256: checklistDigest(definition),
      form_id,
      version,
      stage,
      title,
      languages,
      questions: countQuestions(survey),
      extended: countExtended(survey),
      file,
      at,
      by,
      // The stage is no assumption any more.
      remarks: imported.remarks.filter(({ code }) => code !== 'stage-assumed'),
      media: media.map(({ blob: _, ...described }) => described),
    },
    media: media.map(({ sha256, media_type, blob }) => ({ sha256, media_type, blob })),
  }
}
