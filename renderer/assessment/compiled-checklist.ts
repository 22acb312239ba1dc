import type { Checklist } from '../../shared/checklist/checklist.ts'
import type { ChecklistDefinition } from '../../shared/checklist/definition.ts'
import { type LoadResult, loadChecklist } from '../../shared/checklist/load-checklist.ts'
import { AppError } from '../../shared/lib/app-error.ts'
import type { Sha256 } from '../../shared/lib/sha256.ts'
import type { Storage } from '../storage/storage.ts'

/** Checklists of thousands of questions take a tenth of a second to compile, and are asked for again and again. */
const byDefinition = new WeakMap<ChecklistDefinition, Checklist>()

/** The compiled form of a definition, or its problems. The same object gives the same again, at no cost. */
export function compileOnce(definition: ChecklistDefinition): LoadResult {
  const known = byDefinition.get(definition)
  if (known !== undefined) return { checklist: known }
  const loaded = loadChecklist(definition)
  if (!('problems' in loaded)) {
    byDefinition.set(definition, loaded.checklist)
    byDefinition.set(loaded.checklist.definition, loaded.checklist)
  }
  return loaded
}

/** So many checklists of one storage are kept at hand: people go back and forth between a few. */
const AT_HAND = 4
const atHand = new WeakMap<object, Map<Sha256, Checklist>>()

/**
 * The checklist that a hash names, compiled. What was asked for lately is neither read nor compiled again: what a hash
 * names never changes.
 *
 * @throws AppError `checklist-not-found` or `not-a-checklist` when it is missing or damaged
 */
export async function readChecklist(
  storage: Pick<Storage, 'getChecklist'>,
  sha256: Sha256,
): Promise<Checklist> {
  const kept = atHand.get(storage) ?? new Map<Sha256, Checklist>()
  atHand.set(storage, kept)
  const checklist = kept.get(sha256) ?? (await compiledFrom(storage, sha256))
  // The one that was asked for the longest time ago is let go.
  kept.delete(sha256)
  kept.set(sha256, checklist)
  for (const oldest of kept.keys()) {
    if (kept.size <= AT_HAND) break
    kept.delete(oldest)
  }
  return checklist
}

async function compiledFrom(storage: Pick<Storage, 'getChecklist'>, sha256: Sha256): Promise<Checklist> {
  const definition = await storage.getChecklist(sha256)
  if (definition === undefined) throw new AppError('checklist-not-found', { checklist: sha256 })
  const loaded = compileOnce(definition)
  if ('problems' in loaded) {
    const [first] = loaded.problems
    throw new AppError('not-a-checklist', { path: first?.path ?? '', detail: first?.code ?? '' })
  }
  return loaded.checklist
}
