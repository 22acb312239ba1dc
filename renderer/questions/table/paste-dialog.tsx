import { Button, Group, Modal, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { RowId } from '../../../shared/checklist/value.ts'
import { pathOf } from '../../../shared/checklist/value.ts'
import type { RepeatView, View } from '../../../shared/engine/form-view.ts'
import { useAssessmentStore } from '../../assessment/assessment-context.tsx'
import { answerLockIn } from '../../assessment/use-locks.ts'
import { useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import type { Column } from './columns.ts'
import { type ColumnMap, isHeading, mapInOrder, matchHeading } from './match-columns.ts'
import classes from './paste.module.css'
import { PasteChoices } from './paste-choices.tsx'
import { PastePreview } from './paste-preview.tsx'
import { PasteSummary } from './paste-summary.tsx'
import { planPaste } from './plan-paste.ts'
import { readSheet } from './read-sheet.ts'
import type { DateOrder } from './read-sheet-date.ts'
import { headingUnit } from './written-unit.ts'

/** Where pasting begins. */
export interface PasteStart {
  /** '' when it is still to be pasted. */
  readonly text: string
  /** The entry and the column it was pasted at; without an entry, behind the last. */
  readonly row: RowId | null
  readonly column: number
  /** Columns that do not show where it was pasted, and are not meant unless a heading names them. */
  readonly hidden?: readonly number[]
}

/** What a person decided about a sheet; null or absent where it is as found. */
interface Decisions {
  readonly heading: boolean | null
  readonly map: ColumnMap | null
  /** The first entry that is filled; null for a new one. */
  readonly first: RowId | null
  readonly dates: DateOrder | null
}

/** Shows what a block of cells from a spreadsheet would become, cell by cell, and puts it in when that is right. */
export function PasteDialog({
  view,
  columns,
  start,
  onClose,
}: {
  readonly view: RepeatView
  readonly columns: readonly Column[]
  readonly start: PasteStart
  onClose(): void
}) {
  const { t } = useTranslation(['questions', 'common'])
  const store = useAssessmentStore()
  const language = useLanguage()
  const [text, setText] = useState(start.text)
  const [decided, decide] = useState<Decisions>(() => {
    const first = start.row ?? firstBlank(view, columns, store.getState().views)
    return { heading: null, map: null, first, dates: null }
  })
  const sheet = text.trim() === '' ? null : readSheet(text)
  const change = (more: Partial<Decisions>) => decide((before) => ({ ...before, ...more }))

  const heading = decided.heading ?? isHeading(sheet?.[0] ?? [], columns)
  const map =
    decided.map ??
    (heading
      ? matchHeading(sheet?.[0] ?? [], columns).map((at) => (at !== null && columns[at]?.written ? at : null))
      : mapInOrder(sheet?.[0]?.length ?? 0, columns, start.row === null ? 0 : start.column, start.hidden))
  const from = view.rows.findIndex(({ row }) => row === decided.first)
  const into = from < 0 ? [] : view.rows.slice(from).map(({ row }) => row)
  const units = map.map((at, index) =>
    heading && at !== null
      ? headingUnit(sheet?.[0]?.[index] ?? '', columns[at]?.definition.adit?.unit ?? '', language)
      : null,
  )
  const rules = { language, dates: decided.dates }
  const lockedBy = (row: RowId, name: string) =>
    answerLockIn(store.getState(), pathOf(name, row))?.signer.name
  const plan =
    sheet === null
      ? null
      : planPaste(sheet, { columns, map, units, heading, into, grows: !view.counted, rules, lockedBy })

  const apply = () => {
    if (plan === null) return
    const fills = plan.rows.map(({ row, cells }) => ({
      row,
      answers: cells
        .filter((cell) => cell.lockedBy === undefined)
        .map(({ column, value, entered, unit }) => ({
          name: columns[column]?.name ?? '',
          value,
          ...(entered !== undefined && { entered }),
          ...(unit !== undefined && { unit }),
        })),
    }))
    store
      .getState()
      .fillRows(view.path, fills)
      .catch((error: unknown) => console.error(error))
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title={t('table.paste.title')} size="72rem">
      {sheet === null || plan === null ? (
        <Textarea
          data-autofocus
          label={t('table.paste.field')}
          description={t('table.paste.help')}
          rows={6}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      ) : (
        <>
          <PasteSummary plan={plan} columns={columns} />
          <PasteChoices
            view={view}
            heading={heading}
            first={decided.first}
            dates={decided.dates}
            asksDates={plan.unclearDates || decided.dates !== null}
            onHeading={(heading) => change({ heading, map: null })}
            onFirst={(first) => change({ first })}
            onDates={(dates) => change({ dates })}
          />
          <PastePreview
            head={heading ? (sheet[0] ?? []) : null}
            width={sheet[0]?.length ?? 0}
            plan={plan}
            columns={columns}
            map={map}
            onMap={(map) => change({ map })}
          />
        </>
      )}
      <Group justify="flex-end" className={classes.foot ?? ''}>
        {sheet !== null && (
          <Button variant="subtle" mr="auto" onClick={() => setText('')}>
            {t('table.paste.again')}
          </Button>
        )}
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button disabled={plan === null || plan.fitting + plan.failing === 0} onClick={apply}>
          {t('table.paste.apply', { count: plan?.rows.length ?? 0 })}
        </Button>
      </Group>
    </Modal>
  )
}

/** The first of the entries at the end in which nothing was answered yet; null when there are none. */
function firstBlank(
  { rows }: RepeatView,
  columns: readonly Column[],
  views: ReadonlyMap<string, View>,
): RowId | null {
  const isBlank = (row: RowId) =>
    columns.every(({ name, written }) => {
      const view = views.get(pathOf(name, row))
      return !written || view?.kind !== 'question' || view.value === null
    })
  const last = rows.findLastIndex(({ row }) => !isBlank(row))
  return rows[last + 1]?.row ?? null
}
