import { useMemo, useRef, useState } from 'react'
import type { TitledSection } from '../../../../shared/checklist/sections.ts'
import type { Path } from '../../../../shared/checklist/value.ts'
import { useAssessment } from '../../../assessment/assessment-context.tsx'
import { useSections } from '../../../assessment/use-sections.ts'
import { useServices } from '../../../services.ts'
import { ownKey } from '../own-key.ts'
import { useFollowedWhile } from '../use-followed.ts'
import { FILTERS, type Filter, type Filtered, leftByFilters } from './walk-filter.ts'

/** The filters of a walk. */
export interface Filtering {
  /** Those that are on; a question is left when it meets all of them. */
  readonly on: readonly Filter[]
  toggle(filter: Filter): void
  clear(): void
  /** How many questions of each section are left, by its key; null while no filter is on. */
  readonly bySection: ReadonlyMap<Path, number> | null
}

/** What a filter leaves of one section. */
export interface Left {
  /** The questions, and what stands around them. */
  readonly rows: ReadonlySet<Path>
  readonly questions: readonly Path[]
}

/** Holds the filters, as remembered for this person and assessment; `first` is what was remembered. */
export function useFilter(first: readonly string[]): Filtering {
  const { storage } = useServices()
  const { id } = useAssessment((state) => state.assessment)
  const sections = useSections()
  const [on, setOn] = useState<readonly Filter[]>(() => FILTERS.filter((filter) => first.includes(filter)))
  const filtered = useFollowedWhile(on.length > 0)
  const set = (filters: readonly Filter[]) => {
    setOn(filters)
    const kept = storage.putSettings({ filters: { [ownKey(id)]: filters } })
    kept.catch((error: unknown) => console.error(error))
  }
  return {
    on,
    toggle: (filter) =>
      set(FILTERS.filter((each) => (each === filter ? !on.includes(each) : on.includes(each)))),
    clear: () => set([]),
    bySection: useMemo(
      () =>
        filtered === null ? null : new Map(sections.map((each) => [each.key, leftIn(filtered, each, on)])),
      [filtered, on, sections],
    ),
  }
}

function leftIn(filtered: Filtered, { rows }: TitledSection, on: readonly Filter[]): number {
  const top = rows.map(({ name }) => name)
  return leftByFilters(filtered, top, on).questions.length
}

/**
 * What the filters leave of a section; null while none is on. What was left once stays until the filters or the section
 * change, so that nothing vanishes from under the hands that answer it; and so does what was gone to since then.
 */
export function useLeft(
  on: readonly Filter[],
  section: TitledSection | undefined,
  goneTo: Path | null,
): Left | null {
  const filtered = useFollowedWhile(on.length > 0)
  const held = useRef<Held>({ on, section: '', goneTo: null, questions: new Set(), left: null })
  return useMemo(() => {
    if (filtered === null || section === undefined) return null
    if (held.current.on !== on || held.current.section !== section.key) {
      const known = held.current.on === on ? held.current.goneTo : goneTo
      held.current = { on, section: section.key, goneTo: known, questions: new Set(), left: null }
    }
    const { questions, left: before } = held.current
    if (goneTo !== null && goneTo !== held.current.goneTo) questions.add(goneTo)
    const top = section.rows.map(({ name }) => name)
    const left = leftByFilters(filtered, top, on, questions)
    for (const path of left.questions) questions.add(path)
    // The same set while it holds the same: every row looks at it.
    const same = before !== null && isSame(before.rows, left.rows)
    held.current.left = same ? before : left
    return held.current.left
  }, [filtered, on, section, goneTo])
}

/** What is held between two changes of the filters or the section. */
interface Held {
  readonly on: readonly Filter[]
  readonly section: Path
  /** Where one had gone when the filters changed: that was before, and is filtered like the rest. */
  readonly goneTo: Path | null
  readonly questions: Set<Path>
  left: Left | null
}

function isSame(one: ReadonlySet<Path>, other: ReadonlySet<Path>): boolean {
  return one.size === other.size && [...one].every((path) => other.has(path))
}
