import { type CSSProperties, type ReactNode, useEffect, useRef } from 'react'
import { ContourLines } from './contour-lines.tsx'
import classes from './page.module.css'

/** What a page shows around its content. */
export interface PageProps {
  /** The one `h1`; also the window's title. */
  readonly title: string
  /** A short line above the title: where this page belongs. */
  readonly eyebrow?: ReactNode
  /** One or two sentences below the title. */
  readonly lead?: ReactNode
  /** Buttons for what can be done with the whole page, the main one last. */
  readonly actions?: ReactNode
  /** Facts below the title, e.g. a row of figures. */
  readonly below?: ReactNode
  /** Widest measure of head and body; `full` for tables and panes. */
  readonly width?: 'text' | 'wide' | 'full'
  /** Stays at the lower edge while the rest scrolls, e.g. the buttons of a long form. */
  readonly foot?: ReactNode
  readonly children: ReactNode
}

const WIDTHS = { text: '48rem', wide: '76rem', full: '100%' }

/**
 * The frame of a screen: title, actions, content. It fills the room below the top bar; that room scrolls, the window
 * does not. When it appears it takes the focus to its title, so that a screen reader says where one has arrived.
 */
export function Page({ title, eyebrow, lead, actions, below, width = 'wide', foot, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useDocumentTitle(title)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className={classes.page} style={{ '--page-width': WIDTHS[width] } as CSSProperties}>
      <div className={classes.head}>
        <ContourLines className={classes.contours} />
        <div className={classes.inner}>
          <div className={classes.headRow}>
            <div className={classes.words}>
              {eyebrow !== undefined && <div className={classes.eyebrow}>{eyebrow}</div>}
              <h1 className={classes.title} tabIndex={-1} ref={heading}>
                {title}
              </h1>
              {lead !== undefined && <p className={classes.lead}>{lead}</p>}
            </div>
            {actions !== undefined && <div className={classes.actions}>{actions}</div>}
          </div>
          {below !== undefined && <div className={classes.below}>{below}</div>}
        </div>
      </div>
      <div className={classes.body}>
        <div className={classes.inner}>{children}</div>
      </div>
      {foot !== undefined && (
        <div className={classes.foot}>
          <div className={classes.inner}>{foot}</div>
        </div>
      )}
    </div>
  )
}

/** Names the window after the page. For screens that do not use `Page`. */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Adit`
  }, [title])
}
