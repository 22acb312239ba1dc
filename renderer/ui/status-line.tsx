import { Anchor } from '@mantine/core'
import type { ComponentPropsWithoutRef, ReactNode } from 'react'
import classes from './status-line.module.css'

/** How something that goes on in the background stands, in one line that a screen reader hears when it changes. */
export function StatusLine({
  tone,
  icon,
  children,
  ...rest
}: ComponentPropsWithoutRef<'div'> & {
  /** `warn`: a person should look at it. */
  readonly tone: 'calm' | 'warn'
  readonly icon: ReactNode
}) {
  return (
    <div {...rest} className={classes.line} role="status" data-tone={tone}>
      {icon}
      <div className={classes.words}>{children}</div>
    </div>
  )
}

/** What stands beside in a status line, such as when it was looked at; calm whatever the line's tone. */
export function StatusAside({ children }: { readonly children: ReactNode }) {
  return <span className={classes.aside}>{children}</span>
}

/** What can be done about it, behind the words of a status line. */
export function StatusLink({ onClick, children }: { onClick(): void; readonly children: ReactNode }) {
  return (
    <Anchor component="button" type="button" size="sm" className={classes.link ?? ''} onClick={onClick}>
      {children}
    </Anchor>
  )
}
