import type { Text } from '../../shared/checklist/definition.ts'
import { limitSourceText } from '../../shared/checklist/limit-source.ts'
import type { Path } from '../../shared/checklist/value.ts'
import type { Input } from '../../shared/engine/explanation.ts'
import type { QuestionView } from '../../shared/engine/form-view.ts'
import type { ValueWords } from '../questions/value-words.ts'
import { formatAmount, formatUnit } from '../ui/format.ts'
import { betweenWords } from './between-words.ts'
import { knownWords } from './list-words.ts'
import { dayWords, profileValue } from './literal-words.ts'
import { labelOf } from './meaning.ts'
import { plain } from './phrase.ts'
import type { Speaker } from './speaker.ts'

/** One line about something that was read. */
export interface InputWords {
  readonly label: string
  readonly value: string
  /** A question that can be gone to. */
  readonly place: Path | null
  /** Something that has an explanation of its own: it was worked out, or is not asked. */
  readonly why: Path | null
}

/** What was read, as people know it. `of` is the row that read it. */
export function inputWords(input: Input, of: Path, speaker: Speaker, valueWords: ValueWords): InputWords {
  const none = { place: null, why: null }
  switch (input.kind) {
    case 'row': {
      const { path, view, asked } = input
      const label =
        path === of ? speaker.t('inputs.itself') : rowLabel(view.label, view.definition.name, speaker)
      const answer = view.kind === 'question' ? answerWords(view, speaker, valueWords) : ''
      const isWorkedOut = view.kind === 'question' && view.definition.calculation !== undefined
      return {
        label,
        value: asked ? answer || speaker.t('inputs.blank') : speaker.t('inputs.notAsked'),
        place:
          asked && path !== of && isOnScreen(view.kind === 'question' ? view : null, speaker) ? path : null,
        why: path !== of && (isWorkedOut || !asked) ? path : null,
      }
    }
    case 'each': {
      const { asked, count, shown, name, label } = input
      const [first] = shown
      return {
        label: rowLabel(label, name, speaker),
        value: asked ? eachWords(input, speaker, valueWords) : speaker.t('inputs.notAsked'),
        place:
          asked && count > 0 && first !== undefined && isOnScreen(first.view, speaker) ? first.path : null,
        why: null,
      }
    }
    case 'repeat': {
      const { path, view, asked, count } = input
      return {
        label: labelOf({ label: view.label, name: view.definition.name }, speaker),
        value: asked ? speaker.t('inputs.rows', { count }) : speaker.t('inputs.notAsked'),
        place: asked ? path : null,
        why: asked ? null : path,
      }
    }
    case 'profile':
      return { ...none, ...profileWords(input.name, input.value, speaker) }
    case 'list': {
      const { item, column, list, value, count } = input
      const known = item === null ? '' : speaker.text(item.label) || item.name
      const words = column === null ? null : knownWords(list, column, speaker)
      if (words !== null) {
        const found = listValue(input, speaker)
        return {
          ...none,
          label: speaker.t(known === '' ? 'known.in' : 'known.of', { ...words, item: known }),
          value: found || speaker.t(count === 0 ? 'inputs.notFound' : 'literal.blank'),
        }
      }
      const label =
        column === null || known === ''
          ? speaker.t(column === null ? 'lookUp.items' : 'lookUp.column', { list, column })
          : speaker.t('lookUp.columnOf', { column, item: known })
      const found = column === null ? speaker.t('inputs.rows', { count }) : value
      return { ...none, label, value: found || speaker.t(count === 0 ? 'inputs.notFound' : 'literal.blank') }
    }
  }
}

/** Something that only the checklist knows is named for what it is. */
function rowLabel(label: Text, name: string, speaker: Speaker): string {
  if (speaker.text(label) !== '') return labelOf({ label, name }, speaker)
  const question = speaker.rows.get(name)
  if (question === undefined || question.type === 'group' || question.type === 'repeat') return name
  const words = plain(betweenWords({ label, name, question }, speaker))
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** What stands in a column of a list of ours, in words. */
function listValue({ column, value }: Input & { readonly kind: 'list' }, speaker: Speaker): string {
  if (column === 'unit') return formatUnit(value, speaker.language)
  if (column === 'source') return value === '' ? '' : speaker.text(limitSourceText(speaker.checklist, value))
  if (column === 'verified' && (value === 'yes' || value === 'no')) return speaker.t(`literal.${value}`)
  return formatAmount(value, '', speaker.language)
}

/** An answer with its unit, its choices by label, its day as people write it; '' when blank. */
export function answerWords(view: QuestionView, speaker: Speaker, valueWords: ValueWords): string {
  const { value } = view
  const day = typeof value === 'string' && view.unit === '' ? dayWords(value, speaker) : null
  return day ?? valueWords(view, value)
}

function eachWords(
  input: Input & { readonly kind: 'each' },
  speaker: Speaker,
  valueWords: ValueWords,
): string {
  const { count, shown } = input
  const rows = speaker.t('inputs.rows', { count })
  if (shown.length === 0) return rows
  // Said once at the end, where every row has the same.
  const [unit = '', ...others] = new Set(shown.map(({ view }) => view.otherUnit ?? view.unit))
  const shared = others.length === 0 ? unit : ''
  const bare = shown.map(({ view }) => {
    const words = answerWords(view, speaker, valueWords)
    const end = shared === '' ? '' : ` ${formatUnit(shared, speaker.language)}`
    return words.endsWith(end) ? words.slice(0, words.length - end.length) || '–' : words || '–'
  })
  const more = count > shown.length ? [speaker.t('inputs.more', { count: count - shown.length })] : []
  const list = [...bare, ...more].join(speaker.language === 'zh' ? '、' : ', ')
  const end = shared === '' ? '' : ` (${formatUnit(shared, speaker.language)})`
  return `${rows}: ${list}${end}`
}

/** A flag reads as a fact; another value by its label. */
function profileWords(name: string, value: string, speaker: Speaker): Pick<InputWords, 'label' | 'value'> {
  const fact = `mine.${name}.${value}`
  if ((value === 'yes' || value === 'no') && speaker.exists(fact)) {
    const words = speaker.t(fact)
    return { label: speaker.t('inputs.profile'), value: words.charAt(0).toUpperCase() + words.slice(1) }
  }
  const label = `${speaker.t('inputs.profile')} · ${labelOf({ label: {}, name, profile: true }, speaker)}`
  return { label, value: profileValue(name, value, speaker) || speaker.t('inputs.blank') }
}

/** Calculations without words, hidden questions and metadata stand nowhere on the screen. Groups do. */
function isOnScreen(view: QuestionView | null, speaker: Speaker): boolean {
  if (view === null) return true
  if (view.definition.type === 'hidden') return false
  return speaker.text(view.label) !== ''
}
