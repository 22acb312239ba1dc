import { ActionIcon, Tooltip } from '@mantine/core'
import {
  IconAlertOctagon,
  IconAlertTriangle,
  IconCircle,
  IconCircleCheckFilled,
  IconEraser,
  IconFlag,
  IconHistory,
  IconInfoCircle,
  IconLock,
  IconMessage2,
} from '@tabler/icons-react'
import { type KeyboardEvent, memo, useId, useMemo, useState } from 'react'
import { isAnswerable, isSelect } from '../../shared/checklist/checklist.ts'
import type { Path, Value } from '../../shared/checklist/value.ts'
import type { QuestionView } from '../../shared/engine/form-view.ts'
import type { Finding } from '../../shared/score/findings.ts'
import { useAssessment, useAssessmentStore } from '../assessment/assessment-context.tsx'
import { carriedAt } from '../assessment/carried.ts'
import { changedIn } from '../assessment/changed.ts'
import { useAnswerLock } from '../assessment/use-locks.ts'
import { useTranslation } from '../messages/use-translation.ts'
import { EvidenceRow } from './evidence-row.tsx'
import { AnswerField } from './fields/answer-field.tsx'
import { asksForReason, conformityChoices, isConformity } from './fields/conformity.ts'
import { hasAppearance } from './fields/field.ts'
import { LISTED } from './fields/select-one-field.tsx'
import { useFileDrop } from './fields/use-file-drop.ts'
import { widthOf } from './fields/width-of.ts'
import { isShown } from './is-shown.ts'
import { CarriedMark } from './marks/carried-mark.tsx'
import { ChangedMark } from './marks/changed-mark.tsx'
import { ConflictChoice } from './marks/conflict-choice.tsx'
import { DoubtField } from './marks/doubt-field.tsx'
import { FindingMark } from './marks/finding-mark.tsx'
import { LockedMark } from './marks/locked-mark.tsx'
import { ReasonField } from './marks/reason-field.tsx'
import { shownViolation, ViolationMark } from './marks/violation-mark.tsx'
import { WhoMark } from './marks/who-mark.tsx'
import classes from './question.module.css'
import { questionElementId, useQuestionFocus, useQuestionFocusStore } from './question-focus.ts'
import { RowMedia } from './row-media.tsx'
import { type ReadText, useText } from './text.ts'

/** One question with everything that belongs to its answer. Re-renders only when its own view does. */
export const Question = memo(function Question({ path }: { readonly path: Path }) {
  const view = useAssessment((state) => state.views.get(path))
  if (view?.kind !== 'question' || !view.relevant || !isShown(view)) return null
  return <Shown view={view} />
})

function Shown({ view }: { readonly view: QuestionView }) {
  const { path, definition, value } = view
  const text = useText()
  const ids = useId()
  const store = useAssessmentStore()
  const focus = useQuestionFocusStore()
  const atHand = useQuestionFocus((state) => state.at === path)
  const visited = useQuestionFocus((state) => state.visited.has(path))
  const reason = useAssessment((state) => state.record.answers.get(path)?.reason) ?? ''
  const drop = useFileDrop(path)
  const scored = definition.adit?.severity !== undefined
  const finding = useAssessment((state) => state.findings.get(path)) ?? null
  const violation = shownViolation(view, visited)
  const labelId = `${ids}label`
  const hintId = `${ids}hint`
  const errorId = `${ids}error`
  const lockId = `${ids}lock`
  // What is said of the field when the focus comes to it: the hint, and why the answer cannot stand.
  const describedBy = [text(view.hint) !== '' && hintId, violation !== null && errorId]
    .filter(Boolean)
    .join(' ')

  const lock = useAnswerLock(path)
  // What somebody else answered is read like what nobody answers here.
  const shown = useMemo(() => (lock === null ? view : { ...view, readOnly: true }), [view, lock])

  const [askReason, setAskReason] = useState(false)
  const answer = (next: Value | null, entered?: string) => {
    setAskReason(next === 'na')
    void store.getState().answer(path, next, undefined, entered)
  }
  const answerByKey = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || isTyping(event.target) || !isConformity(view))
      return
    const choice = conformityChoices(view.choices).find(({ key }) => isDigit(event, key))
    if (choice === undefined || shown.readOnly) return
    event.preventDefault()
    answer(choice.name)
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a grid in every engine, and its legend cannot flow.
    <section
      id={questionElementId(path)}
      className={classes.question}
      role="group"
      aria-labelledby={labelId}
      aria-describedby={lock === null ? undefined : lockId}
      tabIndex={-1}
      data-path={path}
      data-at-hand={atHand}
      data-scored={scored}
      data-wide={scored || isWide(view) || hasLongChoices(view, text)}
      data-dropping={drop.over}
      onFocus={() => focus.getState().goTo(path)}
      onKeyDown={answerByKey}
      {...drop.handlers}
    >
      <div>
        <StateMark view={view} finding={finding} />
        <WhoMark path={path} />
      </div>
      <div className={classes.body}>
        <QuestionHead view={view} />
        <div className={classes.label} id={labelId}>
          {text(view.label) || definition.name}
          {view.required && <Required />}
        </div>
        {text(view.hint) !== '' && (
          <div className={classes.hint} id={hintId}>
            {text(view.hint)}
          </div>
        )}
        <RowMedia media={definition.media} alt={text(view.label)} />
        <div className={classes.field}>
          <AnswerField view={shown} labelId={labelId} describedBy={describedBy} onAnswer={answer} />
        </div>
        {value !== null && !shown.readOnly && isCleared(view) && <Clear onClear={() => answer(null)} />}
        {lock !== null && <LockedMark id={lockId} path={path} lock={lock} />}
        {asksForReason(shown) && (
          <ReasonField
            reason={reason}
            focused={askReason}
            onReason={(why) => void store.getState().answer(path, 'na', why)}
          />
        )}
        <ConflictChoice view={view} />
        <CarriedMark view={view} />
        <ChangedMark view={view} />
        {violation !== null && <ViolationMark id={errorId} view={view} violation={violation} />}
        <DoubtField view={shown} />
        {finding !== null && <FindingMark finding={finding} />}
        {scored && <EvidenceRow view={view} />}
      </div>
    </section>
  )
}

/** Code, weight and what was noted. */
function QuestionHead({ view }: { readonly view: QuestionView }) {
  const { t } = useTranslation(['questions', 'common', 'team'])
  const { name, adit } = view.definition
  const flag = useAssessment(({ record }) => record.flags.get(view.path))
  const comments = useAssessment((state) => state.record.comments.get(view.path)?.length) ?? 0
  if (adit?.severity === undefined && comments === 0 && flag?.on !== true) return null
  return (
    <div className={classes.head}>
      {adit?.severity !== undefined && (
        <>
          <span className={classes.code}>{name}</span>
          <span className={classes.weight} data-severity={adit.severity}>
            {t(`common:severity.${adit.severity}`)}
          </span>
          {adit.gate === true && (
            <Tooltip label={t('gate.words')}>
              <span className={classes.gate}>
                <IconLock size={14} aria-hidden />
                {t('gate.label')}
              </span>
            </Tooltip>
          )}
        </>
      )}
      {comments > 0 && (
        <span className={classes.comments}>
          <IconMessage2 size={16} aria-hidden />
          {t('comments.count', { count: comments })}
        </span>
      )}
      {flag?.on === true && (
        <span className={classes.comments} data-flagged>
          <IconFlag size={16} aria-hidden />
          {flag.to === undefined ? t('team:flag.markAnybody') : t('team:flag.mark', { name: flag.to })}
        </span>
      )}
    </div>
  )
}

/** Takes the answer back. It stands in the corner, so that nothing moves when an answer comes or goes; the keyboard meets it after the answer. */
function Clear({ onClear }: { onClear(): void }) {
  const { t } = useTranslation('questions')
  return (
    <Tooltip label={t('clear')}>
      <ActionIcon className={classes.clear} aria-label={t('clear')} onClick={onClear}>
        <IconEraser size={18} />
      </ActionIcon>
    </Tooltip>
  )
}

/** Files are withdrawn one by one, with a reason. */
function isCleared({ definition }: QuestionView): boolean {
  return isAnswerable(definition) && !['image', 'audio', 'video', 'file'].includes(definition.type)
}

function Required() {
  const { t } = useTranslation('questions')
  return (
    <span className={classes.required} title={t('required')}>
      <span aria-hidden>{'\u00a0*'}</span>
      <span className={classes.unseen}>{t('required')}</span>
    </span>
  )
}

/** In the gutter: open, answered, or the shape of the finding it raises. */
function StateMark({ view, finding }: { readonly view: QuestionView; readonly finding: Finding | null }) {
  const size = 20
  const waits = useAssessment(
    ({ record, checklist }) =>
      carriedAt(record, view.path) !== undefined || changedIn(record, checklist).get(view.path) === 'confirm',
  )
  if (finding !== null && finding.rule !== 'data-gap') {
    const Icon = finding.severity === 'critical' ? IconAlertOctagon : IconAlertTriangle
    return <Icon className={classes.state} data-severity={finding.severity} size={size} aria-hidden />
  }
  if (view.readOnly || !isAnswerable(view.definition)) {
    return <IconInfoCircle className={classes.state} size={size} aria-hidden />
  }
  if (waits) return <IconHistory className={classes.state} data-carried size={size} aria-hidden />
  if (view.value !== null) {
    return <IconCircleCheckFilled className={classes.state} data-answered size={size} aria-hidden />
  }
  return <IconCircle className={classes.state} size={size} aria-hidden />
}

/** A label of a choice wider than this, counted in Latin letters, does not fit into half a card; in a list it may wrap. */
const SHORT_LABEL = { menu: 30, list: 45 }

/** Choices that would be cut, or broken into many lines, in a narrow place. */
function hasLongChoices({ definition, choices, readOnly }: QuestionView, text: ReadText): boolean {
  if (readOnly || !isSelect(definition)) return false
  if (definition.type === 'select_multiple' && choices.length > 4) return true
  const most = choices.length > LISTED ? SHORT_LABEL.menu : SHORT_LABEL.list
  return choices.slice(0, 200).some(({ label }) => widthOf(text(label)) > most)
}

/** In a row of short fields these need the whole width. */
function isWide(view: QuestionView): boolean {
  const { type } = view.definition
  return isConformity(view) || hasAppearance(view, 'multiline') || WIDE_TYPES.has(type)
}
const WIDE_TYPES: ReadonlySet<string> = new Set([
  'note',
  'rank',
  'range',
  'geotrace',
  'geoshape',
  'image',
  'audio',
  'video',
  'file',
])

/** The digit itself, or its place: where it is typed with Shift, as on a French keyboard, or an input method is on. */
function isDigit({ key, code, shiftKey }: KeyboardEvent, digit: number): boolean {
  return key === String(digit) || (!shiftKey && (code === `Digit${digit}` || code === `Numpad${digit}`))
}

function isTyping(target: EventTarget): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
}
