import { isAttachment, isNumeric, isSelect } from '../checklist/checklist.ts'
import type { Choice, QuestionDefinition } from '../checklist/definition.ts'
import type { GeoPoint, Value } from '../checklist/value.ts'
import { numberText } from '../expression/convert.ts'
import { isDecimal, isOfType, withoutBlank } from './values.ts'

/** Why a plain value cannot be an answer. */
export type PlainValueProblem = 'wrong-kind' | 'not-of-type' | 'unknown-choice'

/** Reads one value of the answers format (see `readAnswers`) for a question that holds no attachments. */
export function readPlainValue(
  question: QuestionDefinition,
  choices: readonly Choice[],
  plain: unknown,
): { readonly value: Value | null } | { readonly problem: PlainValueProblem } {
  if (plain === null) return { value: null }
  const value = toValue(question, plain)
  if (value === null) return { problem: 'wrong-kind' }
  if (withoutBlank(value) === null) return { value: null }
  if (!isOfType(question, value)) return { problem: 'not-of-type' }
  if (isSelect(question)) {
    const names = (typeof value === 'string' ? [value] : value) as readonly string[]
    if (!names.every((name) => choices.some((choice) => choice.name === name)))
      return { problem: 'unknown-choice' }
  }
  return { value }
}

/** Writes an answer in the answers format: numbers as JSON numbers where those are exact. */
export function writePlainValue(question: QuestionDefinition, value: Value): unknown {
  if (typeof value === 'string') {
    const isNumber = isNumeric(question) || question.type === 'calculate'
    return isNumber ? writeNumber(value) : value
  }
  if (isPoint(value)) return writePoint(value)
  return value.map((item) => (typeof item === 'string' ? item : writePoint(item)))
}

function toValue(question: QuestionDefinition, plain: unknown): Value | null {
  if (question.type === 'geopoint' || question.type === 'start-geopoint') return toPoint(plain)
  if (question.type === 'geotrace' || question.type === 'geoshape') {
    const points = Array.isArray(plain) ? plain.map(toPoint) : [null]
    return points.includes(null) ? null : (points as readonly GeoPoint[])
  }
  if (question.type === 'select_multiple' || question.type === 'rank' || isAttachment(question)) {
    return Array.isArray(plain) && plain.every((item) => typeof item === 'string') ? plain : null
  }
  if (question.type === 'acknowledge' && plain === true) return 'OK'
  if (typeof plain === 'number' && (isNumeric(question) || question.type === 'calculate'))
    return numberText(plain)
  return typeof plain === 'string' ? plain : null
}

function toPoint(plain: unknown): GeoPoint | null {
  if (typeof plain !== 'object' || plain === null || Array.isArray(plain)) return null
  const point: Record<string, string> = {}
  for (const [key, part] of Object.entries(plain)) {
    if (!['lat', 'lon', 'alt', 'accuracy'].includes(key)) return null
    if (typeof part !== 'number' && typeof part !== 'string') return null
    point[key] = typeof part === 'number' ? numberText(part) : part
  }
  const { lat, lon, ...rest } = point
  return lat === undefined || lon === undefined ? null : { lat, lon, ...rest }
}

function isPoint(value: Value): value is GeoPoint {
  return typeof value === 'object' && 'lat' in value
}

function writePoint(point: GeoPoint): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(point).map(([key, text]) => [key, writeNumber(text as string)]))
}

/** A number only when reading it back gives the same text. */
function writeNumber(text: string): number | string {
  return isDecimal(text) && numberText(Number(text)) === text ? Number(text) : text
}
