import type { ReactNode } from 'react'
import classes from './finish.module.css'

/** A part of the result in a frame of its own. */
export function FinishPanel({
  id,
  title,
  count,
  mark,
  text,
  children,
}: {
  /** Of its heading. */
  readonly id: string
  readonly title: string
  /** Stands across from the title: how much there is of it, or in what it is counted. */
  readonly count?: string
  /** Stands there too, and looks as it likes. */
  readonly mark?: ReactNode
  /** What it is about. */
  readonly text?: ReactNode
  readonly children?: ReactNode
}) {
  return (
    <section className={classes.panel} aria-labelledby={id}>
      <h2 id={id} className={classes.panelTitle}>
        {title}
        {count !== undefined && <span className={classes.partCount}>{count}</span>}
        {mark}
      </h2>
      {text !== undefined && <p className={classes.panelText}>{text}</p>}
      {children}
    </section>
  )
}
