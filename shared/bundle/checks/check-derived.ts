import { checklistDigest } from '../../checklist/checklist-digest.ts'
import { loadChecklist } from '../../checklist/load-checklist.ts'
import { AppError } from '../../lib/app-error.ts'
import { decodeUtf8, equalBytes } from '../../lib/bytes.ts'
import type { ReadFeed } from '../../record/read-feed.ts'
import { REDUCER } from '../assessment-file.ts'
import { type BagTags, bagInfoText, isRecordKind, type RecordKind } from '../bag-info.ts'
import { type DerivedPayload, derivePayload } from '../derive-payload.ts'
import { CHECKLIST_PATH, DERIVED_PATHS, TAG_PATHS } from '../layout.ts'
import type { OpenBag } from '../open-bag.ts'
import { lastTime, organizationOf } from '../record-form.ts'
import type { DefectList } from './defect-list.ts'

/**
 * Works every derived file out anew from the log and the checklist, and compares (codes D01; J08 for a checklist that
 * cannot be loaded). `definition` is the content of `checklist.json`. False when the files were made by other rules
 * than ours, so that nothing can be said.
 */
export async function checkDerived(
  bag: OpenBag,
  definition: unknown,
  feeds: readonly ReadFeed[],
  info: BagTags,
  reducer: number,
  defects: DefectList,
): Promise<boolean> {
  if (reducer !== REDUCER || info.get('Adit-Format') !== '1.0') return false
  const loaded = loadChecklist(definition)
  if ('problems' in loaded) {
    const [problem] = loaded.problems
    defects.add('J08', CHECKLIST_PATH, problem === undefined ? undefined : `${problem.path}: ${problem.code}`)
    return true
  }
  let derived: DerivedPayload
  try {
    derived = derivePayload({
      checklist: loaded.checklist,
      checklistSha256: checklistDigest(loaded.checklist.definition),
      feeds,
      revision: Number(info.get('Adit-Revision')),
      kind: kindOf(info),
    })
  } catch (error) {
    // A log and a checklist by somebody else may go together in ways that no form can be made of. That is their
    // defect, not our failure; what exactly stood in the way is told in the detail.
    const path = placeOf(error)
    defects.add('D01', path, error instanceof Error ? error.message.slice(0, 200) : undefined)
    return true
  }
  for (const file of derived.files) {
    if (bag.sha256(file.path) === undefined) continue
    if (bag.size(file.path) !== file.bytes.length || !equalBytes(await bag.read(file.path), file.bytes)) {
      defects.add('D01', file.path)
    }
  }
  if (decodeUtf8(await bag.read(TAG_PATHS.info)) !== expectedInfo(bag, info, feeds, derived)) {
    defects.add('D01', TAG_PATHS.info)
  }
  for (const path of bag.paths) if (isStray(path)) defects.add('D01', path)
  return true
}

function placeOf(error: unknown): string {
  if (!(error instanceof AppError)) return DERIVED_PATHS.assessment
  if (error.code === 'conflict-open') return DERIVED_PATHS.answers
  return error.details.reason === 'another checklist' ? CHECKLIST_PATH : DERIVED_PATHS.assessment
}

/** `checkVersion` has let only these through. */
function kindOf(info: BagTags): RecordKind {
  const kind = info.get('Adit-Kind')
  return isRecordKind(kind) ? kind : 'assessment'
}

const KNOWN: ReadonlySet<string> = new Set([...Object.values(DERIVED_PATHS), CHECKLIST_PATH])

/** A file that nothing accounts for: not known, not in a folder with rules of its own, not kept for a newer version. */
function isStray(path: string): boolean {
  if (!path.startsWith('data/') || KNOWN.has(path)) return false
  return !/^data\/(log|attachments|ext)\//.test(path)
}

function expectedInfo(
  bag: OpenBag,
  info: BagTags,
  feeds: readonly ReadFeed[],
  derived: DerivedPayload,
): string {
  const supersedes = info.get('Adit-Supersedes')
  const payload = bag.paths.filter((path) => path.startsWith('data/'))
  const text = bagInfoText({
    assessment: derived.assessment.assessment,
    kind: kindOf(info),
    requiredRoles: (info.get('Adit-Required-Roles') ?? '').split(','),
    revision: derived.assessment.revision,
    supersedes: supersedes === undefined || supersedes === 'none' ? null : supersedes,
    group: derived.assessment.mine.id,
    date: lastTime(derived.source.events).slice(0, 10),
    organization: organizationOf(feeds),
    payload: { size: payload.reduce((sum, path) => sum + bag.size(path), 0), count: payload.length },
  })
  // Whom a bundle is meant for is the sender's choice and follows from nothing.
  const recipient = info.get('Adit-Recipient')
  if (recipient === undefined) return text
  return text.replace('Adit-Required-Roles', `Adit-Recipient: ${recipient}\nAdit-Required-Roles`)
}
