import type { Text } from '../checklist/definition.ts'
import type { GeoPoint, Value } from '../checklist/value.ts'
import type { QuestionView } from '../engine/form-view.ts'

/** A value in plain characters, as it stands in tables: codes, positions as `lat lon`, several with `; ` between. */
export function valueText(value: Value): string {
  if (typeof value === 'string') return value
  if (isPoint(value)) return pointText(value)
  return value.map((item) => (typeof item === 'string' ? item : pointText(item))).join('; ')
}

/** A value in the words of one language: the labels of choices, the unit behind a number. */
export function valueWords(view: QuestionView, value: Value, language: string): string {
  const { list_name } = view.definition
  if (list_name !== undefined) {
    const names = typeof value === 'string' ? [value] : isPoint(value) ? [] : value.map(String)
    return names.map((name) => choiceWords(view, name, language)).join('; ')
  }
  const text = valueText(value)
  const unit = unitOfValue(view)
  return unit === '' ? text : `${text} ${unit}`
}

/** The unit in which the number of a question stands, be it the one that applies now or not; '' for none. */
export function unitOfValue({ unit, otherUnit }: QuestionView): string {
  return otherUnit ?? unit
}

/** The words of a language; another language's when it has none; '' for no words at all. */
export function wordsIn(text: Text | undefined, language: string): string {
  if (text === undefined) return ''
  return text[language] ?? Object.values(text)[0] ?? ''
}

function choiceWords(view: QuestionView, name: string, language: string): string {
  const choice = view.choices.find((candidate) => candidate.name === name)
  return choice === undefined ? name : wordsIn(choice.label, language)
}

function isPoint(value: Value): value is GeoPoint {
  return typeof value === 'object' && !Array.isArray(value)
}

function pointText({ lat, lon, alt, accuracy }: GeoPoint): string {
  return `${lat} ${lon}${alt === undefined ? '' : ` ${alt} m`}${accuracy === undefined ? '' : ` ±${accuracy} m`}`
}
