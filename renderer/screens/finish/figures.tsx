import type { ReactNode } from 'react'
import { useLanguage } from '../../messages/use-language.ts'
import { formatNumber } from '../../ui/format.ts'
import classes from './figures.module.css'

/** One figure of the row below the title. */
export interface Figure {
  readonly name: string
  readonly value: ReactNode
  readonly note?: ReactNode
}

/** The numbers of an assessment in one row, as an instrument shows them. */
export function Figures({ figures }: { readonly figures: readonly Figure[] }) {
  const language = useLanguage()
  return (
    <dl className={classes.figures}>
      {figures.map(({ name, value, note }) => (
        <div key={name} className={classes.figure}>
          <dt>{name}</dt>
          <dd>
            <span className={classes.figureValue}>
              {typeof value === 'number' ? formatNumber(value, language) : value}
            </span>
            {note !== undefined && <span className={classes.figureNote}>{note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
