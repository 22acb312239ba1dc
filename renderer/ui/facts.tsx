import type { ReactNode } from 'react'
import classes from './facts.module.css'

/** Names and their values, one pair a line; in a narrow window the value stands below its name. */
export function Facts({ children }: { readonly children: ReactNode }) {
  return <dl className={classes.facts}>{children}</dl>
}

/** One pair of `Facts`. `note` is what is worth knowing of the value. */
export function Fact({
  name,
  note,
  children,
}: {
  readonly name: string
  readonly note?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <div className={classes.fact}>
      <dt>{name}</dt>
      <dd>
        {children}
        {note !== undefined && <span className={classes.note}>{note}</span>}
      </dd>
    </div>
  )
}
