import { NativeSelect } from '@mantine/core'
import { useTranslation } from '../../messages/use-translation.ts'
import { useText } from '../text.ts'
import { useValueWords } from '../value-words.ts'
import type { Column } from './columns.ts'
import type { ColumnMap } from './match-columns.ts'
import classes from './paste.module.css'
import type { PastePlan, PlannedCell } from './plan-paste.ts'

/** So many rows are drawn; the summary speaks of all of them. */
const DRAWN = 60

/** The sheet as it would be understood, with a menu over each column that says where it goes. */
export function PastePreview({
  head,
  width,
  plan,
  columns,
  map,
  onMap,
}: {
  /** The heading's cells, if there is one. */
  readonly head: readonly string[] | null
  /** How many columns the sheet has. */
  readonly width: number
  readonly plan: PastePlan
  readonly columns: readonly Column[]
  readonly map: ColumnMap
  onMap(map: ColumnMap): void
}) {
  const { t } = useTranslation('questions')
  const text = useText()
  const labelOf = ({ definition, name }: Column) => text(definition.label) || name
  const optionsFor = (place: number) => [
    { value: '', label: t('table.paste.nowhere') },
    ...columns.flatMap((column, index) =>
      column.written && (map[place] === index || !map.includes(index))
        ? [{ value: String(index), label: labelOf(column) }]
        : [],
    ),
  ]
  const places = Array.from({ length: width }, (_, place) => place)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard.
    <section className={classes.scroll} aria-label={t('table.paste.preview')} tabIndex={0}>
      <table className={classes.preview}>
        <thead>
          <tr>
            <th scope="col">{t('table.paste.line')}</th>
            {places.map((place) => (
              <th key={place} scope="col">
                {head !== null && <div className={classes.head}>{head[place]}</div>}
                <NativeSelect
                  aria-label={t('table.paste.goesTo', { number: place + 1 })}
                  data={optionsFor(place)}
                  value={map[place] === null ? '' : String(map[place])}
                  onChange={({ currentTarget: { value } }) =>
                    onMap(
                      map.map((at, index) => (index === place ? (value === '' ? null : Number(value)) : at)),
                    )
                  }
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {plan.rows.slice(0, DRAWN).map((row) => (
            <tr key={row.line}>
              <th scope="row">{row.line}</th>
              {places.map((place) => {
                const at = map[place] ?? null
                const cell = row.cells.find(({ column }) => column === at)
                return <PreviewCell key={place} cell={cell} column={at === null ? undefined : columns[at]} />
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {plan.rows.length > DRAWN && (
        <p className={classes.rest}>{t('table.paste.moreRows', { count: plan.rows.length - DRAWN })}</p>
      )}
    </section>
  )
}

function PreviewCell({
  cell,
  column,
}: {
  readonly cell: PlannedCell | undefined
  readonly column: Column | undefined
}) {
  const { t } = useTranslation(['questions', 'team'])
  const valueWords = useValueWords()
  if (column === undefined) return <td className={classes.out} />
  if (cell === undefined) return <td />
  if (cell.lockedBy !== undefined) {
    const words = t('team:lock.cell', { name: cell.lockedBy })
    return (
      <td className={classes.out} title={words}>
        {cell.text}
        <span className={classes.unseen}> {words}</span>
      </td>
    )
  }
  if (cell.problem !== undefined) {
    return (
      <td data-problem title={t(`table.problem.${cell.problem}`)}>
        {cell.text}
        <span className={classes.unseen}> {t(`table.problem.${cell.problem}`)}</span>
      </td>
    )
  }
  const unit = cell.unit ?? column.definition.adit?.unit ?? ''
  const words = valueWords({ ...column, unit, otherUnit: null }, cell.value)
  return (
    <td>
      {words}
      {words !== cell.text && cell.value !== cell.text && `${cell.text} ${unit}`.trim() !== words && (
        <span className={classes.said}> {cell.text}</span>
      )}
    </td>
  )
}
