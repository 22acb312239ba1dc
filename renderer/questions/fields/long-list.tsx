import { type ReactNode, useEffect, useState } from 'react'
import type { Path } from '../../../shared/checklist/value.ts'
import { createListWindow, LASTING, ListWindowContext } from '../list-window.ts'

/** Questions laid out in the first picture, and how many of them stand before the one at hand. */
const FIRST = { all: 7, before: 1 }

/** Lets a list of any length open and scroll well: what is far from being seen is only room. */
export function LongList({
  questions,
  at,
  children,
}: {
  /** Every question that is asked in it, in order; asked once. */
  questions(): readonly Path[]
  /** The one that is gone to first; null for the beginning. Read once. */
  readonly at: Path | null
  readonly children: ReactNode
}) {
  const [window] = useState(() => {
    const all = questions()
    const begin = Math.max(0, (at === null ? 0 : all.indexOf(at)) - FIRST.before)
    return createListWindow(new Set(all.slice(begin, begin + FIRST.all)), all.length <= LASTING)
  })
  useEffect(() => window.close, [window])
  return <ListWindowContext value={window}>{children}</ListWindowContext>
}
