import {
  IconAdjustments,
  IconArrowsExchange,
  IconCheck,
  IconEqual,
  IconHistory,
  IconMinus,
  IconPencil,
  IconPencilQuestion,
  IconPlus,
  type IconProps,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { ChoiceChanges, QuestionFate } from '../../../shared/checklist/compare-questions.ts'
import type { ChecklistDefinition, Choice } from '../../../shared/checklist/definition.ts'
import { choicesOfQuestion } from '../../../shared/checklist/question-choices.ts'
import type { Standing } from '../../../shared/record/answer-standing.ts'
import type { PlannedAnswer, PlannedQuestion } from '../../../shared/record/plan-upgrade.ts'
import { ChangeLines } from '../../library/change-lines.tsx'
import look from '../../library/difference.module.css'
import { useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { useText } from '../../questions/text.ts'
import { useValueWords } from '../../questions/value-words.ts'
import { formatList } from '../../ui/format.ts'
import classes from './upgrade.module.css'

const FATES: Readonly<Record<QuestionFate, ComponentType<IconProps>>> = {
  removed: IconMinus,
  changed: IconArrowsExchange,
  reworded: IconPencil,
  rules: IconAdjustments,
  unchanged: IconEqual,
  new: IconPlus,
}

const STANDINGS: Readonly<Record<Standing, ComponentType<IconProps>>> = {
  stands: IconCheck,
  confirm: IconHistory,
  anew: IconPencilQuestion,
  'left-out': IconMinus,
}

/** So many answers of the rows of a repeat are shown one by one. */
const SHOWN = 8

/** So many choices that came or went are named. */
const NAMED = 12

/** One question: what became of it, and what happens to each answer to it. */
export function PlanQuestion({
  question,
  before,
  after,
}: {
  readonly question: PlannedQuestion
  readonly before: ChecklistDefinition
  readonly after: ChecklistDefinition
}) {
  const { t } = useTranslation(['upgrade', 'checklists'])
  const language = useLanguage()
  const text = useText()
  const { name, fate, changes, choices, lists, answers } = question
  const shown = question.after ?? question.before
  const Icon = FATES[fate]
  return (
    <article className={classes.question} data-fate={fate} data-name={name}>
      <header className={look.head}>
        <span className={`${look.fate} ${classes.fate}`}>
          <Icon size={18} aria-hidden />
          {t(`fate.${fate}`)}
        </span>
        <span className={look.label}>{text(shown?.label) || name}</span>
        <code className={classes.name}>{name}</code>
      </header>
      <ChangeLines changes={changes} />
      {choices !== null && <Choices choices={choices} />}
      {lists.length > 0 && (
        <p className={classes.aside}>{t('reads', { lists: formatList(lists, language) })}</p>
      )}
      {answers.length > 0 && (
        <ul className={classes.answers}>
          {answers.slice(0, SHOWN).map((answer, index) => (
            <Answer
              key={answer.path}
              answer={answer}
              // Rows are numbered as they stand: their ids say nothing to people.
              row={question.repeats.length === 0 && answers.length === 1 ? null : index + 1}
              question={question}
              definition={question.before === null ? after : before}
            />
          ))}
          {answers.length > SHOWN && (
            <li className={classes.aside}>{t('moreAnswers', { count: answers.length - SHOWN })}</li>
          )}
        </ul>
      )}
    </article>
  )
}

/** One answer in the words of the version it stands under now, and what happens to it. */
function Answer({
  answer: { value, files, after },
  row,
  question,
  definition,
}: {
  readonly answer: PlannedAnswer
  readonly row: number | null
  readonly question: PlannedQuestion
  readonly definition: ChecklistDefinition
}) {
  const { t } = useTranslation('upgrade')
  const words = useValueWords()
  const asked = question.before ?? question.after
  if (asked === null) return null
  const Icon = STANDINGS[after]
  const view = {
    definition: asked,
    choices: choicesOfQuestion(asked, definition),
    unit: asked.adit?.unit ?? '',
    otherUnit: null,
  }
  const said = value === null ? t('files', { count: files }) : words(view, value)
  return (
    <li className={classes.answer} data-standing={after}>
      <span className={classes.said}>
        {row !== null && <span className={classes.row}>{t('row', { row })}</span>}
        {said}
      </span>
      <span className={classes.becomes}>
        <Icon size={16} aria-hidden />
        {t(`becomes.${after}`)}
      </span>
    </li>
  )
}

/** The choices that came, went, or are called otherwise now. */
function Choices({ choices: { added, removed, changed } }: { readonly choices: ChoiceChanges }) {
  const { t } = useTranslation('upgrade')
  const text = useText()
  const relabelled = changed.filter(({ changes }) => changes.some(({ field }) => field === 'label'))
  const names = (list: readonly Choice[]) => {
    const shown = list.slice(0, NAMED).map((choice) => text(choice.label) || choice.name)
    const more = list.length - NAMED
    return more > 0 ? [...shown, t('moreChoices', { count: more })].join(t('comma')) : shown.join(t('comma'))
  }
  return (
    <>
      {removed.length > 0 && (
        <p className={classes.aside}>{t('choices.removed', { names: names(removed) })}</p>
      )}
      {added.length > 0 && <p className={classes.aside}>{t('choices.added', { names: names(added) })}</p>}
      {relabelled.slice(0, NAMED).map(({ after, changes }) => (
        <ChangeLines key={after.name} changes={changes.filter(({ field }) => field === 'label')} />
      ))}
    </>
  )
}
