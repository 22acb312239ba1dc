import { UnstyledButton } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import classes from './finish.module.css'

/** A list that shows its first `limit` entries, and the rest when asked. `showAll` names the button for that. */
export function ShortList<Entry>({
  entries,
  limit,
  showAll,
  children,
}: {
  readonly entries: readonly Entry[]
  readonly limit: number
  readonly showAll: string
  readonly children: (entry: Entry, index: number) => ReactNode
}) {
  const [whole, setWhole] = useState(false)
  // One more line costs less than a button that hides one line.
  const shown = whole || entries.length <= limit + 1 ? entries : entries.slice(0, limit)
  return (
    <>
      <ul className={classes.rows}>{shown.map(children)}</ul>
      {shown.length < entries.length && (
        <UnstyledButton className={classes.showAll} onClick={() => setWhole(true)}>
          {showAll}
        </UnstyledButton>
      )}
    </>
  )
}
