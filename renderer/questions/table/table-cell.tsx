import { Modal, Tooltip, UnstyledButton } from '@mantine/core'
import {
  IconAlertOctagon,
  IconAlertTriangle,
  IconArrowsSplit2,
  IconHistory,
  IconLock,
} from '@tabler/icons-react'
import { memo, useEffect, useRef, useState } from 'react'
import type { QuestionType } from '../../../shared/checklist/definition.ts'
import type { Path } from '../../../shared/checklist/value.ts'
import type { QuestionView } from '../../../shared/engine/form-view.ts'
import { useAssessment } from '../../assessment/assessment-context.tsx'
import { carriedAt } from '../../assessment/carried.ts'
import { changedIn } from '../../assessment/changed.ts'
import { useAnswerLock } from '../../assessment/use-locks.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { shownViolation, ViolationMark } from '../marks/violation-mark.tsx'
import { Question } from '../question.tsx'
import { questionElementId, useQuestionFocus, useQuestionFocusStore } from '../question-focus.ts'
import { isOnlyShown } from '../shown-value.tsx'
import { useValueWords } from '../value-words.ts'
import { CellField } from './cell-field.tsx'
import classes from './repeat-table.module.css'

/** Types that need more room than a cell has: they are answered in a window over the table. */
const ROOMY: ReadonlySet<QuestionType> = new Set([
  'rank',
  'dateTime',
  'geopoint',
  'geotrace',
  'geoshape',
  'image',
  'audio',
  'video',
  'file',
])

/** One answer in the table of a repeat: words to read, and a field as soon as somebody goes there. */
export const TableCell = memo(function TableCell({
  path,
  place,
  headIds,
}: {
  readonly path: Path
  /** Row and column from 0, `3:1`. */
  readonly place: string
  /** Ids of the heads of its column and row. */
  readonly headIds: string
}) {
  const { t } = useTranslation('questions')
  const view = useAssessment((state) => state.views.get(path))
  if (view?.kind !== 'question' || !view.relevant) {
    return (
      <td className={classes.off} data-cell={place} title={t('table.notAsked')}>
        <span aria-hidden>–</span>
        <span className={classes.unseen}>{t('table.notAsked')}</span>
      </td>
    )
  }
  return <Cell view={view} place={place} headIds={headIds} />
})

function Cell({
  view,
  place,
  headIds,
}: {
  readonly view: QuestionView
  readonly place: string
  readonly headIds: string
}) {
  const { t } = useTranslation('questions')
  const { path, definition } = view
  const focus = useQuestionFocusStore()
  const visited = useQuestionFocus((state) => state.visited.has(path))
  const cell = useRef<HTMLTableCellElement>(null)
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [editing, setEditing] = useState(false)
  const [opened, setOpened] = useState(false)
  const waits = useAssessment(
    ({ record, checklist }) =>
      carriedAt(record, path) !== undefined || changedIn(record, checklist).get(path) === 'confirm',
  )
  const rivals = useAssessment(({ record }) => (record.answers.get(path)?.others.length ?? 0) > 0)
  const roomy = ROOMY.has(definition.type) || rivals || waits || view.otherUnit !== null
  const violation = shownViolation(view, visited)
  const lock = useAnswerLock(path)
  const onlyShown = isOnlyShown(view) || view.readOnly || (lock !== null && !roomy)

  useEffect(() => {
    const field = editing ? cell.current?.querySelector<HTMLInputElement>('input, textarea') : null
    field?.focus()
    if (field?.role !== 'combobox') field?.select()
  }, [editing])
  useEffect(() => () => clearTimeout(leaving.current), [])

  const come = () => {
    clearTimeout(leaving.current)
    focus.getState().goTo(path)
  }
  // A calendar or a list over the page belongs to the cell: only when nothing of it has the focus any more is it left.
  const leave = () => {
    leaving.current = setTimeout(() => setEditing(false), 0)
  }
  return (
    <td
      ref={cell}
      id={questionElementId(path)}
      data-path={path}
      data-cell={place}
      data-type={definition.type}
      data-invalid={violation !== null}
      data-limit={view.limit?.state}
      tabIndex={-1}
      onFocus={come}
      onBlur={leave}
    >
      {editing ? (
        <CellField view={view} labelId={headIds} />
      ) : onlyShown ? (
        <div className={classes.shown}>
          <Words view={view} waits={waits} rivals={rivals} lockedBy={lock?.signer.name} />
        </div>
      ) : (
        <UnstyledButton
          className={classes.words}
          aria-labelledby={`${headIds} ${path}-words`}
          aria-haspopup={roomy ? 'dialog' : undefined}
          onFocus={roomy ? undefined : () => setEditing(true)}
          onClick={() => (roomy ? setOpened(true) : setEditing(true))}
        >
          <span id={`${path}-words`}>
            <Words view={view} waits={waits} rivals={rivals} lockedBy={lock?.signer.name} />
          </span>
        </UnstyledButton>
      )}
      {violation !== null && violation.code !== 'required' && (
        <ViolationMark view={view} violation={violation} />
      )}
      {roomy && (
        <Modal
          opened={opened}
          onClose={() => setOpened(false)}
          size="lg"
          title={t('repeat.row', { number: Number.parseInt(place, 10) + 1 })}
        >
          {opened && <Question path={path} />}
        </Modal>
      )}
    </td>
  )
}

/** The answer in words, with what is to be said of it: a limit, a conflict, that it waits to be confirmed. */
function Words({
  view,
  waits,
  rivals,
  lockedBy,
}: {
  readonly view: QuestionView
  readonly waits: boolean
  readonly rivals: boolean
  /** Somebody else, whose answer cannot be changed here. */
  readonly lockedBy: string | undefined
}) {
  const { t } = useTranslation(['questions', 'team'])
  const valueWords = useValueWords()
  const words = valueWords(
    { ...view, unit: view.definition.adit?.unit_from === undefined ? '' : view.unit },
    view.value,
  )
  const state = view.limit?.state
  return (
    <>
      {words === '' ? <span className={classes.unseen}>{t('table.blank')}</span> : words}
      {state === 'breach' && <IconAlertOctagon size={16} aria-label={t('limit.breach')} />}
      {state === 'watch' && <IconAlertTriangle size={16} aria-label={t('limit.watch')} />}
      {rivals && <IconArrowsSplit2 size={16} aria-label={t('table.rivals')} />}
      {waits && <IconHistory size={16} aria-label={t('table.waits')} />}
      {lockedBy !== undefined && (
        <Tooltip label={t('team:lock.cell', { name: lockedBy })}>
          <IconLock size={16} aria-label={t('team:lock.cell', { name: lockedBy })} data-locked={lockedBy} />
        </Tooltip>
      )}
    </>
  )
}
