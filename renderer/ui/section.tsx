import { type ReactNode, type Ref, useId } from 'react'
import classes from './section.module.css'

/** A part of a page: its title and what it is for at the left, its content at the right; stacked when narrow. */
export function Section({
  title,
  lead,
  ref,
  children,
}: {
  readonly title: string
  readonly lead?: ReactNode
  readonly ref?: Ref<HTMLElement>
  readonly children: ReactNode
}) {
  const id = useId()
  return (
    <section className={classes.section} aria-labelledby={id} ref={ref}>
      <header>
        <h2 id={id} className={classes.title}>
          {title}
        </h2>
        {lead !== undefined && <p className={classes.lead}>{lead}</p>}
      </header>
      <div className={classes.content}>{children}</div>
    </section>
  )
}
