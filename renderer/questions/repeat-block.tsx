import { Button, SegmentedControl } from '@mantine/core'
import { IconClipboardPlus, IconPlus } from '@tabler/icons-react'
import { memo, type ReactNode, useMemo, useState } from 'react'
import type { Path, RowId } from '../../shared/checklist/value.ts'
import type { RepeatView } from '../../shared/engine/form-view.ts'
import { useAssessment, useAssessmentStore } from '../assessment/assessment-context.tsx'
import { askedQuestions } from '../assessment/views.ts'
import { useTranslation } from '../messages/use-translation.ts'
import { EvidenceRow } from './evidence-row.tsx'
import { ConfirmRow } from './marks/confirm-row.tsx'
import { FindingMark } from './marks/finding-mark.tsx'
import { questionElementId, useQuestionFocusStore } from './question-focus.ts'
import { RemoveRow } from './remove-row.tsx'
import classes from './repeat-block.module.css'
import { rowTitle } from './row-title.ts'
import { columnsOf } from './table/columns.ts'
import { type Layout, layoutKey, useLayout } from './table/layout.ts'
import { PasteDialog, type PasteStart } from './table/paste-dialog.tsx'
import { RepeatTable } from './table/repeat-table.tsx'
import { useText } from './text.ts'
import { useValueWords } from './value-words.ts'

/**
 * Rows that are filled any number of times: one card each, or all in a table, as the person likes. Counted ones are
 * neither added nor removed by hand.
 */
export function RepeatBlock({
  view,
  renderRow,
}: {
  readonly view: RepeatView
  /** Lays out the inside of a row; handed in, so that list and repeat do not import each other. */
  renderRow(children: readonly Path[]): ReactNode
}) {
  const { t } = useTranslation('questions')
  const text = useText()
  const store = useAssessmentStore()
  const focus = useQuestionFocusStore()
  const finding = useAssessment((state) => state.findings.get(view.path))
  const { checklist } = store.getState()
  const columns = useMemo(() => columnsOf(view.definition, checklist), [view.definition, checklist])
  const [layout, setLayout] = useLayout(layoutKey(checklist.form_id, view.definition.name))
  const [paste, setPaste] = useState<PasteStart | null>(null)
  const label = text(view.label)
  const hint = text(view.definition.hint)
  const isPasted = columns.some(({ written }) => written) && (!view.counted || view.rows.length > 0)
  const add = () => {
    const before = new Set(view.rows.map(({ row }) => row))
    void store.getState().addRow(view.path)
    const { views } = store.getState()
    const fresh = views.get(view.path)
    const added = fresh?.kind === 'repeat' ? fresh.rows.find(({ row }) => !before.has(row)) : undefined
    if (added === undefined) return
    const [first] = added.children.flatMap((child) => askedQuestions(views, child))
    // In a long list only the question at hand is sure to be there.
    if (first !== undefined) focus.getState().pointAt(first)
    requestAnimationFrame(() => focusRow(added.row, first))
  }
  return (
    <section className={classes.repeat} aria-label={label} id={questionElementId(view.path)} tabIndex={-1}>
      <header className={classes.head}>
        <h3 className={classes.title}>{label}</h3>
        <span className={classes.count}>
          {view.rows.length === 0 ? t('repeat.none') : t('repeat.rows', { count: view.rows.length })}
        </span>
        {columns.length > 1 && view.rows.length > 0 && (
          <SegmentedControl<Layout>
            className={classes.layout ?? ''}
            aria-label={t('table.layout', { label })}
            value={layout}
            onChange={setLayout}
            data={[
              { value: 'cards', label: t('table.cards') },
              { value: 'table', label: t('table.table') },
            ]}
          />
        )}
        {hint !== '' && <p className={classes.hint}>{hint}</p>}
      </header>
      {finding !== undefined && <FindingMark finding={finding} />}
      {view.definition.adit?.severity !== undefined && <EvidenceRow view={view} />}
      {layout === 'table' ? (
        view.rows.length > 0 && <RepeatTable view={view} columns={columns} onPaste={setPaste} />
      ) : (
        <Cards view={view} renderRow={renderRow} />
      )}
      <div className={classes.foot}>
        {!view.counted && (
          <Button variant="default" leftSection={<IconPlus size={18} aria-hidden />} onClick={add}>
            {t('repeat.add')}
          </Button>
        )}
        {isPasted && (
          <Button
            variant="subtle"
            leftSection={<IconClipboardPlus size={18} aria-hidden />}
            onClick={() => setPaste({ text: '', row: null, column: 0 })}
          >
            {t('table.paste.open')}
          </Button>
        )}
      </div>
      {paste !== null && (
        <PasteDialog view={view} columns={columns} start={paste} onClose={() => setPaste(null)} />
      )}
    </section>
  )
}

function Cards({
  view,
  renderRow,
}: {
  readonly view: RepeatView
  renderRow(children: readonly Path[]): ReactNode
}) {
  return view.rows.map(({ row, children }, index) => (
    <section key={row} id={`row-${row}`} className={classes.row} tabIndex={-1}>
      <RowHead view={view} row={row} number={index + 1} of={children} fixed={view.counted} />
      <div className={classes.fields}>{renderRow(children)}</div>
    </section>
  ))
}

const RowHead = memo(function RowHead({
  view,
  row,
  number,
  of,
  fixed,
}: {
  readonly view: RepeatView
  readonly row: RowId
  readonly number: number
  readonly of: readonly Path[]
  readonly fixed: boolean
}) {
  const { t } = useTranslation('questions')
  const title = useRowTitle(view, of)
  const kind = useText()(view.definition.adit?.row_label)
  const nameless = kind === '' ? t('repeat.row', { number }) : t('repeat.rowOf', { number, kind })
  const words = title === '' ? nameless : t('repeat.rowTitled', { number, title })
  return (
    <div className={classes.rowHead}>
      <h4 className={classes.rowTitle}>{words}</h4>
      <ConfirmRow of={of} />
      {!fixed && <RemoveRow row={row} words={words} />}
    </div>
  )
})

/** What takes letters at once. A menu does too, but opening one is the person's decision. */
const TYPED = 'input:is([type=text], :not([type])):not([role=combobox], [readonly]), textarea:not([readonly])'

/** As much of what names a row as stands in its heading, in characters. */
const LONGEST = 60

function useRowTitle(view: RepeatView, of: readonly Path[]): string {
  const words = useValueWords()
  return useAssessment((state) => rowTitle(view, of, state.views, words, LONGEST))
}

function focusRow(row: RowId, first: Path | undefined): void {
  document.getElementById(`row-${row}`)?.scrollIntoView({ block: 'nearest' })
  const question = first === undefined ? null : document.getElementById(questionElementId(first))
  // What is typed next is meant for the box, where there is one.
  const goal = question?.querySelector<HTMLElement>(TYPED) ?? question
  goal?.focus({ preventScroll: true })
}
