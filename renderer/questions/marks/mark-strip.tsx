import type { Icon } from '@tabler/icons-react'
import type { ComponentProps, ReactNode } from 'react'
import classes from './mark-strip.module.css'

/** A strip below a question: what there is to know about its answer, and the button for what can be done about it. */
export function MarkStrip({
  icon: Sign,
  tone,
  button,
  children,
  ...strip
}: ComponentProps<'div'> & {
  readonly icon: Icon
  /** `asks` where something is wanted of the person. */
  readonly tone: 'tells' | 'asks'
  readonly button: ReactNode
}) {
  return (
    <div {...strip} className={classes.strip} data-tone={tone}>
      <Sign size={20} aria-hidden className={classes.icon} />
      <div className={classes.words}>{children}</div>
      {button}
    </div>
  )
}

/** A quieter line below what a strip says first. */
export function MarkDetail({ children }: { readonly children: ReactNode }) {
  return <div className={classes.detail}>{children}</div>
}
