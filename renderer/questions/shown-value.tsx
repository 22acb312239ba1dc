import { IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { QuestionType } from '../../shared/checklist/definition.ts'
import type { QuestionView } from '../../shared/engine/form-view.ts'
import { WhyButton } from '../explain/why-button.tsx'
import { useLanguage } from '../messages/use-language.ts'
import { useTranslation } from '../messages/use-translation.ts'
import { dayName } from './fields/calendar-month.ts'
import { type FieldProps, hasAppearance, listOf, textOf } from './fields/field.ts'
import { readDate } from './fields/read-date.ts'
import { LimitMark } from './marks/limit-mark.tsx'
import { RowMedia } from './row-media.tsx'
import classes from './shown-value.module.css'
import { useText } from './text.ts'
import { VALUE_TYPES } from './value-types.ts'
import { useValueWords } from './value-words.ts'

/** Types that are shown in words where nobody can answer. */
const IN_WORDS: ReadonlySet<QuestionType> = new Set([...VALUE_TYPES, 'calculate'])

/** True for a question whose answer is read here and given elsewhere: worked out, carried, or fixed by the checklist. */
export function isOnlyShown({ definition, readOnly }: QuestionView): boolean {
  return definition.type === 'calculate' || (readOnly && IN_WORDS.has(definition.type))
}

/** An answer that nobody gives here, as words to read; without one, why there is none. */
export function ShownValue({ view, labelId }: FieldProps) {
  const { t } = useTranslation('questions')
  const text = useText()
  const workedOut = view.definition.calculation !== undefined
  return (
    <div>
      <div className={classes.line}>
        <output aria-labelledby={labelId}>
          {view.value === null ? (
            <span className={classes.none}>{t(workedOut ? 'calculated.open' : 'shown.none')}</span>
          ) : (
            <Words view={view} />
          )}
        </output>
        {workedOut && view.value !== null && <span className={classes.source}>{t('calculated.from')}</span>}
        {workedOut && <WhyButton path={view.path} label={text(view.label)} />}
      </div>
      {view.limit !== null && <LimitMark value={textOf(view.value)} limit={view.limit} unit={view.unit} />}
    </div>
  )
}

function Words({ view }: { readonly view: QuestionView }) {
  const words = useValueWords()
  const language = useLanguage()
  const { type } = view.definition
  if (type === 'rank')
    return <List names={listOf(view.value)} view={view} mark={(index) => `${index + 1}.`} />
  if (type === 'select_one' || type === 'select_multiple') {
    const names = type === 'select_one' ? [textOf(view.value)] : listOf(view.value)
    const check = <IconCheck size={18} stroke={2.5} className={classes.mark} aria-hidden />
    return <List names={names} view={view} mark={() => check} />
  }
  const day = type === 'date' ? readDate(textOf(view.value)) : null
  if (day !== null) return <span className={classes.value}>{dayName(day, language)}</span>
  const long = hasAppearance(view, 'multiline') || textOf(view.value).length > 80
  return (
    <span className={long ? `${classes.value} ${classes.long}` : classes.value}>
      {words(view, view.value)}
    </span>
  )
}

/** Chosen choices below each other. One that the list does not have any more stands by its name. */
function List({
  names,
  view,
  mark,
}: {
  readonly names: readonly string[]
  readonly view: QuestionView
  mark(index: number): ReactNode
}) {
  const text = useText()
  return (
    <ul className={classes.list}>
      {names.map((name, index) => {
        const choice = view.choices.find((one) => one.name === name)
        const label = text(choice?.label) || name
        return (
          <li key={name} className={classes.item}>
            <span>{mark(index)}</span>
            <span className={classes.value}>{label}</span>
            <RowMedia media={choice?.media} alt={label} small />
          </li>
        )
      })}
    </ul>
  )
}
