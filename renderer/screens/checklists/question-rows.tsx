import { METADATA_TYPES, type RowDefinition } from '../../../shared/checklist/definition.ts'
import { textIn, useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { formatUnit } from '../../ui/format.ts'
import { SeverityMark } from '../../ui/severity-mark.tsx'
import classes from './checklists-screen.module.css'

/** Rows that nobody sees; a calculation without words is only arithmetic. */
function isUnseen({ type, label }: RowDefinition): boolean {
  return UNSEEN.includes(type) || (type === 'calculate' && label === undefined)
}
const UNSEEN: readonly string[] = ['hidden', ...METADATA_TYPES]

/** Id of the element that a row stands in. */
export function rowElementId(name: string): string {
  return `row-${name}`
}

/** The rows of a section as they stand in the checklist: code, words, standard, what an adverse answer means. */
export function QuestionRows({ rows }: { readonly rows: readonly RowDefinition[] }) {
  return (
    <ul className={classes.rows}>
      {rows
        .filter((row) => !isUnseen(row))
        .map((row) => (
          <Row key={row.name} row={row} />
        ))}
    </ul>
  )
}

function Row({ row }: { readonly row: RowDefinition }) {
  const { t } = useTranslation('checklists')
  const language = useLanguage()
  const guidance = textIn(row.guidance_hint ?? row.hint, language)
  const { severity, gate, reference, unit } = row.adit ?? {}
  return (
    <li className={classes.row} id={rowElementId(row.name)} tabIndex={-1}>
      <span className={classes.code}>{row.name}</span>
      <div className={classes.question}>
        <div>{textIn(row.label, language)}</div>
        {guidance !== '' && <div className={classes.guidance}>{guidance}</div>}
        <div className={classes.meta}>
          {row.type !== 'group' && (
            <span>
              {t(`type.${row.type}`)}
              {unit !== undefined && ` (${formatUnit(unit, language)})`}
            </span>
          )}
          {reference !== undefined && <span>{textIn(reference, language)}</span>}
          {gate === true && <span className={classes.gate}>{t('gate')}</span>}
        </div>
        {(row.type === 'group' || row.type === 'repeat') && <QuestionRows rows={row.children} />}
      </div>
      {severity !== undefined && <SeverityMark severity={severity} />}
    </li>
  )
}
