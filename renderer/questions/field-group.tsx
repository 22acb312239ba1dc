import type { ReactNode } from 'react'
import classes from './field-group.module.css'

/** Several controls that are one field, named by the question's label. */
export function FieldGroup({
  labelId,
  describedBy,
  children,
}: {
  readonly labelId: string
  readonly describedBy: string
  readonly children: ReactNode
}) {
  return (
    <fieldset className={classes.group} aria-labelledby={labelId} aria-describedby={describedBy}>
      {children}
    </fieldset>
  )
}
