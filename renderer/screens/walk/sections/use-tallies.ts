import { createContext, use, useMemo, useRef } from 'react'
import type { Path } from '../../../../shared/checklist/value.ts'
import { changedIn } from '../../../assessment/changed.ts'
import { useSections } from '../../../assessment/use-sections.ts'
import type { Followed } from '../use-followed.ts'
import { isSameTally, NOTHING, sumOf, type Tally, tallyOf } from './section-tally.ts'

/** How far every section is, by its key, and all of them together. */
export interface Tallies {
  readonly bySection: ReadonlyMap<Path, Tally>
  readonly all: Tally
}

/** How far the open assessment is, as the walk around follows it. */
export const TalliesContext = createContext<Tallies>({ bySection: new Map(), all: NOTHING })

/** How far the open assessment is. */
export function useTallies(): Tallies {
  return use(TalliesContext)
}

/** Counts the sections, again after an answer. A section whose counts stay the same keeps its object. */
export function useCounting(tallied: Followed): Tallies {
  const sections = useSections()
  const before = useRef<ReadonlyMap<Path, Tally>>(new Map())
  return useMemo(() => {
    const changed = changedIn(tallied.record, tallied.checklist)
    const bySection = new Map<Path, Tally>()
    let all = NOTHING
    for (const { key, rows } of sections) {
      const paths = rows.map(({ name }) => name)
      const tally = tallyOf(tallied, paths, changed)
      const known = before.current.get(key)
      bySection.set(key, known !== undefined && isSameTally(known, tally) ? known : tally)
      all = sumOf(all, tally)
    }
    before.current = bySection
    return { bySection, all }
  }, [tallied, sections])
}
