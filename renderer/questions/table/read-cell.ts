import { convertUnit } from '../../../shared/checklist/units.ts'
import type { Value } from '../../../shared/checklist/value.ts'
import { isOfType } from '../../../shared/engine/values.ts'
import { readPosition } from '../../../shared/geo/read-position.ts'
import { tidyText } from '../../../shared/lib/tidy-text.ts'
import { type Language, languageTag } from '../../messages/i18n.ts'
import { readDate, readTime, zoneOffset } from '../fields/read-date.ts'
import { readNumber } from '../fields/read-number.ts'
import { MAX_TEXT } from '../fields/text-limit.ts'
import type { Column } from './columns.ts'
import { readChoice, readChoices } from './read-choice.ts'
import { type DateOrder, isUnclearDate, readSheetDate } from './read-sheet-date.ts'
import { readUnit } from './written-unit.ts'

/** Why the text of a cell is no answer to its question. */
export type CellProblem =
  | 'number'
  | 'whole'
  | 'scale'
  | 'unit'
  | 'date'
  | 'order'
  | 'time'
  | 'moment'
  | 'choice'
  | 'position'
  | 'acknowledge'
  | 'long'

/** What a cell says: an answer; or, when it is none, the text as it stands and why. */
export interface CellReading {
  /** What goes into the record: with a problem, the text itself, so that it is not lost. */
  readonly value: Value
  /** As in `AnswerSet`: what was written, when that was in another unit. */
  readonly entered?: string
  /** The unit it was written in, where the question's own hangs on other answers. */
  readonly unit?: string
  readonly problem?: CellProblem
}

/** How the texts of a sheet are to be read. */
export interface ReadingRules {
  readonly language: Language
  /** Null as long as nobody said it: then dates that could be two days are a problem. */
  readonly dates: DateOrder | null
  /** The unit of the numbers in this column, as its heading names it; absent when it names none. */
  readonly unit?: string
}

/** Reads the text of a cell for its question; null when it is blank. */
export function readCell(text: string, column: Column, rules: ReadingRules): CellReading | null {
  const said = tidyText(text)
  if (said === '') return null
  const failed = (problem: CellProblem): CellReading => ({ value: said.slice(0, MAX_TEXT), problem })
  const { type } = column.definition
  switch (type) {
    case 'integer':
    case 'decimal':
    case 'range':
      return readNumberCell(said, column, rules) ?? failed('number')
    case 'date': {
      const date = readSheetDate(said, rules.dates)
      return date === null ? failed(isUnclearDate(said) ? 'order' : 'date') : { value: date }
    }
    case 'time': {
      const time = readTime(said)
      return time === null ? failed('time') : { value: time }
    }
    case 'dateTime':
      return readMoment(said, rules.dates) ?? failed(isUnclearDate(dayPart(said)) ? 'order' : 'moment')
    case 'select_one': {
      const name = readChoice(said, column.choices)
      return name === null ? failed('choice') : { value: name }
    }
    case 'select_multiple':
    case 'rank': {
      const names = readChoices(said, column.choices)
      return names === null ? { value: [said], problem: 'choice' } : { value: names }
    }
    case 'acknowledge':
      return ACKNOWLEDGED.has(said.toLowerCase()) ? { value: 'OK' } : failed('acknowledge')
    case 'geopoint': {
      const read = readPosition(said)
      return 'problem' in read ? failed('position') : { value: read.point }
    }
    default:
      return said.length > MAX_TEXT ? failed('long') : { value: said }
  }
}

const ACKNOWLEDGED: ReadonlySet<string> = new Set([
  ...['ok', 'yes', 'true', 'x', '1', '✓', '✔'],
  ...['是', '已确认', '确认'],
])

/** A number, with its unit behind it or in the heading over it. */
function readNumberCell(text: string, { definition }: Column, rules: ReadingRules): CellReading | null {
  const { language } = rules
  const own = definition.adit?.unit ?? ''
  const below = definition.adit?.limit !== undefined
  const [, bare = '', written = ''] = /^([^a-zA-Zµμ%°/]*\d[.,]?)\s*([^\d\s.,].*)$/.exec(text) ?? []
  const whole = readNumber(text, languageTag(language), below)
  const number = (whole ?? readNumber(bare, languageTag(language), below))?.value
  if (number === undefined) return null
  const unit = whole === null ? readUnit(written, own, language) : (rules.unit ?? own)
  const judge = (value: string): CellReading =>
    isOfType(definition, value) ? { value } : { value, problem: wrongNumber(definition.type) }
  if (unit === null) return { value: text, problem: 'unit' }
  if (unit === own) return judge(number)
  // Which unit the answer is to be in shows only when the answers before it are there.
  if (definition.adit?.unit_from !== undefined) return { ...judge(number), unit }
  const converted = convertUnit(number, unit, own)
  if (converted === null) return { value: whole === null ? text : `${text} ${unit}`, problem: 'unit' }
  return { ...judge(converted), entered: `${number} ${unit}` }
}

function wrongNumber(type: string): CellProblem {
  return type === 'integer' ? 'whole' : type === 'range' ? 'scale' : 'number'
}

function dayPart(text: string): string {
  return text.split(/[T\s]+/)[0] ?? ''
}

/** A day and a time with a space or a `T` between, in the zone of this machine. */
function readMoment(text: string, dates: DateOrder | null): CellReading | null {
  const [day = '', ...rest] = text.split(/[T\s]+/)
  const date = readSheetDate(day, dates) ?? readDate(day)
  const time = readTime(rest.join(' '))
  return date === null || time === null ? null : { value: `${date}T${time}.000${zoneOffset(date, time)}` }
}
