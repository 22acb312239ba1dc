import type { ReactNode } from 'react'
import classes from './figures.module.css'

/** One figure of the row below the title. */
export interface Figure {
  readonly name: string
  readonly value: ReactNode
  readonly note?: ReactNode
}

/** The numbers of an assessment in one row, as an instrument shows them. */
export function Figures({ figures }: { readonly figures: readonly Figure[] }) {
  return (
    <dl className={classes.figures}>
      {figures.map(({ name, value, note }) => (
        <div key={name} className={classes.figure}>
          <dt>{name}</dt>
          <dd>
            <span className={classes.figureValue}>{value}</span>
            {note !== undefined && <span className={classes.figureNote}>{note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
