import type { Sha256 } from '../lib/sha256.ts'
import { checklistInForce } from './checklist-in-force.ts'
import type { ChecklistUpgrade } from './event.ts'
import type { RecordState } from './record-state.ts'

/** The questions that mean something else under another version. */
export interface ChangedQuestions {
  /** Null for all of them. */
  readonly confirm: ReadonlySet<string> | null
  /** Those among them whose answers cannot be taken whatever they say. */
  readonly anew: ReadonlySet<string>
}

type Versions = Pick<RecordState, 'opened' | 'upgrades'>

/**
 * The questions that changed between a version and the one in force, as the upgrades between the two said when they were
 * made. Where nothing says it, every question must be taken for changed. The shortest way counts: after an upgrade and its
 * undoing an answer from before is as it was. Upgrades can be gone both ways.
 */
export function changedSince(versions: Versions, under: Sha256): ChangedQuestions {
  const { upgrades } = versions
  const current = checklistInForce(versions)?.sha256
  if (current === undefined) return ALL
  if (under === current) return NONE
  if (upgrades.length === 0) return ALL
  let known = cache.get(upgrades)
  if (known === undefined) {
    known = new Map()
    cache.set(upgrades, known)
  }
  const found = known.get(under)
  if (found !== undefined) return found
  const changed = questionsBetween(upgrades, under, current)
  known.set(under, changed)
  return changed
}

/** A record is never changed in place, and this is asked for every answer. */
const cache = new WeakMap<Versions['upgrades'], Map<Sha256, ChangedQuestions>>()

const NONE: ChangedQuestions = { confirm: new Set(), anew: new Set() }
const ALL: ChangedQuestions = { confirm: null, anew: new Set() }

/** Breadth first, the newest upgrade first where several join the same two versions. */
function questionsBetween(upgrades: readonly ChecklistUpgrade[], from: Sha256, to: Sha256): ChangedQuestions {
  const newestFirst = [...upgrades].reverse()
  let ways: readonly { readonly at: Sha256; readonly by: readonly ChecklistUpgrade[] }[] = [
    { at: from, by: [] },
  ]
  const seen = new Set([from])
  while (ways.length > 0) {
    const there = ways.find(({ at }) => at === to)
    if (there !== undefined) return unite(there.by)
    ways = ways.flatMap(({ at, by }) =>
      newestFirst.flatMap((upgrade) => {
        const next =
          upgrade.from.sha256 === at
            ? upgrade.to.sha256
            : upgrade.to.sha256 === at
              ? upgrade.from.sha256
              : null
        if (next === null || seen.has(next)) return []
        seen.add(next)
        return [{ at: next, by: [...by, upgrade] }]
      }),
    )
  }
  return ALL
}

function unite(upgrades: readonly ChecklistUpgrade[]): ChangedQuestions {
  const anew = new Set(upgrades.flatMap((upgrade) => upgrade.anew ?? []))
  if (upgrades.some(({ confirm }) => confirm === undefined)) return { confirm: null, anew }
  return { confirm: new Set([...upgrades.flatMap((upgrade) => upgrade.confirm ?? []), ...anew]), anew }
}
