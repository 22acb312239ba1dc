import { useCallback, useState } from 'react'
import type { Path } from '../../../../shared/checklist/value.ts'

/** A place to come back to. */
export interface Stop {
  /** Key of the section. */
  readonly section: Path
  /** The question that was at hand. */
  readonly at: Path | null
}

/** So many places are remembered. */
const LONGEST = 20

/** The places jumps began at, so that people come back to where they were. */
export function useTrail(): {
  /** Where going back leads; null when there is nothing to go back to. */
  readonly last: Stop | null
  /** Remembers a place before a jump away from it. */
  leave(from: Stop): void
  /** Takes the last place off the trail. */
  takeLast(): void
} {
  const [stops, setStops] = useState<readonly Stop[]>([])
  return {
    last: stops.at(-1) ?? null,
    leave: useCallback(
      (from) =>
        setStops((known) => {
          const last = known.at(-1)
          if (last?.at === from.at && last.section === from.section) return known
          return [...known.slice(1 - LONGEST), from]
        }),
      [],
    ),
    takeLast: useCallback(() => setStops((known) => known.slice(0, -1)), []),
  }
}
