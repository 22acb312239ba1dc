import { ActionIcon, Button, Group, Modal, Text, Tooltip } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isAnswerable } from '../../shared/checklist/checklist.ts'
import type { Path, RowId } from '../../shared/checklist/value.ts'
import type { RepeatView } from '../../shared/engine/form-view.ts'
import { useAssessment, useAssessmentStore } from '../assessment/assessment-context.tsx'
import { ConfirmRow } from './confirm-row.tsx'
import { EvidenceRow } from './evidence-row.tsx'
import { FindingMark } from './finding-mark.tsx'
import { questionElementId } from './question-focus.ts'
import classes from './repeat-block.module.css'
import { useText } from './text.ts'
import { useValueWords } from './value-words.ts'

/** Rows that are filled any number of times, one card each. Counted ones are neither added nor removed by hand. */
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
  const finding = useAssessment((state) => state.findings.get(view.path))
  const label = text(view.label)
  const hint = text(view.definition.hint)
  const add = () => {
    const before = new Set(view.rows.map(({ row }) => row))
    void store.getState().addRow(view.path)
    const fresh = store.getState().views.get(view.path)
    const added = fresh?.kind === 'repeat' ? fresh.rows.find(({ row }) => !before.has(row)) : undefined
    if (added !== undefined) requestAnimationFrame(() => focusRow(added.row))
  }
  return (
    <section className={classes.repeat} aria-label={label} id={questionElementId(view.path)} tabIndex={-1}>
      <header className={classes.head}>
        <h3 className={classes.title}>{label}</h3>
        <span className={classes.count}>
          {view.rows.length === 0 ? t('repeat.none') : t('repeat.rows', { count: view.rows.length })}
        </span>
        {hint !== '' && <p className={classes.hint}>{hint}</p>}
      </header>
      {finding !== undefined && <FindingMark finding={finding} />}
      {view.definition.adit?.severity !== undefined && <EvidenceRow view={view} />}
      {view.rows.map(({ row, children }, index) => (
        <section key={row} id={`row-${row}`} className={classes.row} tabIndex={-1}>
          <RowHead row={row} number={index + 1} of={children} fixed={view.counted} />
          <div className={classes.fields}>{renderRow(children)}</div>
        </section>
      ))}
      {!view.counted && (
        <div className={classes.foot}>
          <Button variant="default" leftSection={<IconPlus size={18} aria-hidden />} onClick={add}>
            {t('repeat.add')}
          </Button>
        </div>
      )}
    </section>
  )
}

const RowHead = memo(function RowHead({
  row,
  number,
  of,
  fixed,
}: {
  readonly row: RowId
  readonly number: number
  readonly of: readonly Path[]
  readonly fixed: boolean
}) {
  const { t } = useTranslation(['questions', 'common'])
  const store = useAssessmentStore()
  const [asking, ask] = useDisclosure(false)
  const title = useRowTitle(of)
  const words = title === '' ? t('repeat.row', { number }) : t('repeat.rowTitled', { number, title })
  const remove = () => {
    void store.getState().removeRow(row)
    ask.close()
  }
  return (
    <div className={classes.rowHead}>
      <h4 className={classes.rowTitle}>{words}</h4>
      <ConfirmRow of={of} />
      {!fixed && (
        <Tooltip label={t('repeat.remove')}>
          <ActionIcon aria-label={t('repeat.removeRow', { row: words })} onClick={ask.open}>
            <IconTrash size={18} />
          </ActionIcon>
        </Tooltip>
      )}
      <Modal opened={asking} onClose={ask.close} title={t('repeat.removeTitle')}>
        <Text>{t('repeat.removeWords', { row: words })}</Text>
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={ask.close}>
            {t('common:cancel')}
          </Button>
          <Button color="red" onClick={remove}>
            {t('repeat.remove')}
          </Button>
        </Group>
      </Modal>
    </div>
  )
})

/** The first field of the row that says something names the row. */
function useRowTitle(of: readonly Path[]): string {
  const words = useValueWords()
  const first = useAssessment((state) =>
    of
      .map((path) => state.views.get(path))
      .find((view) => view?.kind === 'question' && isAnswerable(view.definition) && view.value !== null),
  )
  if (first?.kind !== 'question') return ''
  const title = words(first, first.value)
  return title.length > 60 ? `${title.slice(0, 59)}…` : title
}

function focusRow(row: RowId): void {
  const element = document.getElementById(`row-${row}`)
  element?.scrollIntoView({ block: 'nearest' })
  element?.querySelector<HTMLElement>('[data-path]')?.focus({ preventScroll: true })
}
