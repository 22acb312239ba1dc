import { checklistDigest } from '../../shared/checklist/checklist-digest.ts'
import type { ChecklistDefinition } from '../../shared/checklist/definition.ts'
import type { Sha256 } from '../../shared/lib/sha256.ts'
import { checklistsNamed } from '../../shared/record/checklist-in-force.ts'
import type { ChecklistRef } from '../../shared/record/event.ts'
import { type StagedMerge, stageMerge } from '../../shared/record/stage-merge.ts'
import { builtInChecklists } from '../library/built-in-checklists.ts'
import type { Services } from '../services.ts'
import { type ImportSource, knownKeys } from './import-source.ts'

/** A bundle compared with what is on the disk. */
export interface StagedImport {
  readonly merge: StagedMerge
  /** The definitions at hand of the versions that either copy names, by hash. */
  readonly checklists: ReadonlyMap<Sha256, ChecklistDefinition>
}

/** Compares an open bundle with what is here. Changes nothing; whatever is still on its way to the disk is not seen. */
export async function stageImport(services: Services, source: ImportSource): Promise<StagedImport> {
  const { assessment } = source.opened.assessment
  const own = await services.storage.loadEvents(assessment)
  const theirs = source.feeds.flatMap((feed) => ('problems' in feed ? [] : feed.events))
  const checklists = await findChecklists(services, source, checklistsNamed([...own, ...theirs]))
  const trusted = await knownKeys(services)
  const rules = { assessment, trusted, checklists: new Set(checklists.keys()) }
  return { merge: stageMerge(own, source.feeds, rules), checklists }
}

/** Here, in the bundle, or among those that come with the app. Each is what its hash says. */
async function findChecklists(
  { storage, bridge }: Services,
  { opened }: ImportSource,
  refs: readonly ChecklistRef[],
): Promise<ReadonlyMap<Sha256, ChecklistDefinition>> {
  const found = new Map([[checklistDigest(opened.checklist), opened.checklist]])
  for (const { sha256 } of refs) {
    const kept = await storage.getChecklist(sha256)
    if (kept !== undefined) found.set(sha256, kept)
  }
  if (refs.every(({ sha256 }) => found.has(sha256))) return found
  for (const shipped of await builtInChecklists(bridge)) {
    const named = refs.some(({ form_id, version }) => {
      return form_id === shipped.form_id && version === shipped.version
    })
    if (named) found.set(checklistDigest(shipped), shipped)
  }
  return found
}
