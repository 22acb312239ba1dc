import { type ReactNode, type Ref, useId } from 'react'
import classes from './panel.module.css'

/** A framed part of a page under its own title. `lead` says what it is for, `aside` stands at the right of both. */
export function Panel({
  title,
  titleRef,
  lead,
  aside,
  children,
}: {
  /** Without one the part is framed and has no name. */
  readonly title?: string
  /** The title, where the focus is sent to it. */
  readonly titleRef?: Ref<HTMLHeadingElement>
  readonly lead?: ReactNode
  readonly aside?: ReactNode
  readonly children?: ReactNode
}) {
  const id = useId()
  if (title === undefined) return <section className={classes.panel}>{children}</section>
  return (
    <section className={classes.panel} aria-labelledby={id}>
      <div className={classes.head}>
        <div>
          <h2
            id={id}
            className={classes.title}
            ref={titleRef}
            tabIndex={titleRef === undefined ? undefined : -1}
          >
            {title}
          </h2>
          {lead !== undefined && <p className={classes.words}>{lead}</p>}
        </div>
        {aside}
      </div>
      {children}
    </section>
  )
}

/** What is said in a panel besides its content. */
export function PanelWords({ children }: { readonly children: ReactNode }) {
  return <p className={classes.words}>{children}</p>
}
