import { Button, Text } from '@mantine/core'
import { type ClipboardEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { type Path, pathOf, splitPath } from '../../../shared/checklist/value.ts'
import type { RepeatView, View } from '../../../shared/engine/form-view.ts'
import { useAssessment } from '../../assessment/assessment-context.tsx'
import { useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { formatUnit } from '../../ui/format.ts'
import { ConfirmRow } from '../marks/confirm-row.tsx'
import { useQuestionFocus } from '../question-focus.ts'
import { RemoveRow } from '../remove-row.tsx'
import { useText } from '../text.ts'
import type { Column } from './columns.ts'
import { hasMoreOnCards } from './columns.ts'
import type { PasteStart } from './paste-dialog.tsx'
import { isSheet } from './read-sheet.ts'
import classes from './repeat-table.module.css'
import { TableCell } from './table-cell.tsx'

/** So many entries are drawn at first; the others come on demand. */
const PAGE = 100

/**
 * The entries of a repeat as the rows of a table. Each cell reads as text and becomes a field when it is gone to. Enter
 * and the arrows go up and down as in a spreadsheet, and a block of cells copied there can be pasted.
 */
export function RepeatTable({
  view,
  columns,
  onPaste,
}: {
  readonly view: RepeatView
  readonly columns: readonly Column[]
  onPaste(start: PasteStart): void
}) {
  const { t } = useTranslation('questions')
  const ids = useId()
  const table = useRef<HTMLTableElement>(null)
  const [most, setMost] = useState(PAGE)
  const at = useQuestionFocus((state) => (state.at === null ? undefined : splitPath(state.at).row))
  const place = view.rows.findIndex(({ row }) => row === at)
  useEffect(() => {
    if (place >= 0) setMost((most) => Math.max(most, Math.ceil((place + 1) / PAGE) * PAGE))
  }, [place])
  const rows = view.rows.slice(0, most)
  const asked = useAssessment(({ views }) => askedColumns(view, columns, views).join(' ')).split(' ')
  const shown = columns.filter(({ name }) => asked.includes(name))

  const move = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const { target } = event
    const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined || !(target instanceof HTMLInputElement) || target.role === 'combobox') return
    const cell = target.closest<HTMLElement>('[data-cell]')
    const [row, column] = (cell?.dataset.cell ?? '').split(':').map(Number)
    if (row === undefined || column === undefined || !table.current?.contains(cell)) return
    const next = table.current.querySelector<HTMLElement>(`[data-cell="${row + step}:${column}"] button`)
    if (next === null) return
    event.preventDefault()
    next.focus()
  }
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain')
    const { target } = event
    // Lines of a long text belong into its field.
    const many = target instanceof HTMLTextAreaElement ? text.includes('\t') : isSheet(text)
    const cell = target instanceof Element ? target.closest<HTMLElement>('[data-cell]') : null
    if (!many || cell === null) return
    event.preventDefault()
    const [row = 0, column = 0] = (cell.dataset.cell ?? '').split(':').map(Number)
    const at = shown[column]
    const hidden = columns.flatMap((one, index) => (shown.includes(one) ? [] : [index]))
    onPaste({
      text,
      row: view.rows[row]?.row ?? null,
      column: at === undefined ? 0 : columns.indexOf(at),
      hidden,
    })
  }

  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys and the clipboard reach the fields inside first. */}
      <div className={classes.scroll} onKeyDown={move} onPaste={paste}>
        <table className={classes.table} ref={table}>
          <thead>
            <tr>
              <th scope="col" className={classes.number}>
                <span aria-hidden>#</span>
                <span className={classes.unseen}>{t('table.entry')}</span>
              </th>
              {shown.map((column) => (
                <Heading key={column.name} column={column} id={`${ids}${column.name}`} />
              ))}
              <th className={classes.acts}>
                <span className={classes.unseen}>{t('table.acts')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ row, children }, index) => (
              <tr key={row} id={`row-${row}`} tabIndex={-1}>
                <th scope="row" className={classes.number} id={`${ids}${row}`}>
                  {index + 1}
                </th>
                {shown.map((column, place) => (
                  <TableCell
                    key={column.name}
                    path={pathOf(column.name, row)}
                    place={`${index}:${place}`}
                    headIds={`${ids}${column.name} ${ids}${row}`}
                  />
                ))}
                <td className={classes.acts}>
                  <ConfirmRow of={children} />
                  {!view.counted && <RemoveRow row={row} words={t('repeat.row', { number: index + 1 })} />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {view.rows.length > rows.length && (
        <Button variant="default" mt="xs" onClick={() => setMost(most + PAGE)}>
          {t('table.more', { count: Math.min(PAGE, view.rows.length - rows.length) })}
        </Button>
      )}
      {hasMoreOnCards(view.definition) && (
        <Text size="sm" c="dimmed" mt="xs">
          {t('table.onCards')}
        </Text>
      )}
    </>
  )
}

/** Names of the columns that some entry asks or works out: what nobody is asked would only take up room. */
function askedColumns(
  { rows }: RepeatView,
  columns: readonly Column[],
  views: ReadonlyMap<Path, View>,
): readonly string[] {
  return columns
    .filter(({ name }) => rows.some(({ row }) => views.get(pathOf(name, row))?.relevant === true))
    .map(({ name }) => name)
}

function Heading({ column: { definition, name }, id }: { readonly column: Column; readonly id: string }) {
  const text = useText()
  const unit = formatUnit(definition.adit?.unit ?? '', useLanguage())
  const hint = text(definition.hint)
  return (
    <th scope="col" id={id} data-type={definition.type} title={hint === '' ? undefined : hint}>
      {text(definition.label) || name}
      {unit !== '' && <span className={classes.unit}> {unit}</span>}
    </th>
  )
}
