import { isNodeSet, numberOf, toBoolean, toNumber } from './convert.ts'
import { dayNumber, parseDate, parseDateTime, parseTime, wallClockNumber } from './dates.ts'
import type { ExpressionValue } from './scope.ts'

/** The operators of XPath that compare. */
export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>='

/** One side of a comparison, broken down to a single value. */
interface Operand {
  readonly value: string | number | boolean
  /** The value belongs to a question that holds a number. */
  readonly numeric: boolean
}

/**
 * Compares as XPath 1.0 does (section 3.4), with what forms need on top:
 * - an empty node-set counts as one blank, so that `${hidden} != 'yes'` holds;
 * - a numeric question equals a text that means the same number (`0.30` = `0.3`);
 * - a date against a moment goes by the moment's wall clock, two moments by when they are, whatever zone they are
 *   written in, and two times of day compare as times.
 */
export function compareValues(operator: Comparison, left: ExpressionValue, right: ExpressionValue): boolean {
  const [lefts, rights] = [operandsOf(left, right), operandsOf(right, left)]
  return lefts.some((first) => rights.some((second) => compareSingle(operator, first, second)))
}

function operandsOf(value: ExpressionValue, other: ExpressionValue): readonly Operand[] {
  if (!isNodeSet(value)) return [{ value, numeric: false }]
  if (typeof other === 'boolean') return [{ value: toBoolean(value), numeric: false }]
  if (value.length === 0) return [{ value: '', numeric: false }]
  return value.map((node) => ({ value: node.text(), numeric: node.numeric }))
}

function compareSingle(operator: Comparison, left: Operand, right: Operand): boolean {
  if (operator === '=') return equal(left, right)
  if (operator === '!=') return !equal(left, right)
  const [first, second] = orderedNumbers(left.value, right.value)
  switch (operator) {
    case '<':
      return first < second
    case '<=':
      return first <= second
    case '>':
      return first > second
    case '>=':
      return first >= second
  }
}

function equal(left: Operand, right: Operand): boolean {
  const [a, b] = [left.value, right.value]
  if (typeof a === 'boolean' || typeof b === 'boolean') return toBoolean(a) === toBoolean(b)
  if (typeof a === 'number' || typeof b === 'number') return toNumber(a) === toNumber(b)
  if (a === b) return true
  const moments = asMoments(a, b)
  if (moments !== null) return moments[0] === moments[1]
  return (left.numeric || right.numeric) && numberOf(a) === numberOf(b)
}

/** Both as numbers that can be put in order. */
function orderedNumbers(left: Operand['value'], right: Operand['value']): readonly [number, number] {
  if (typeof left === 'string' && typeof right === 'string') {
    const mixed = dateAgainstMoment(left, right)
    if (mixed !== null) return mixed
    const reverse = dateAgainstMoment(right, left)
    if (reverse !== null) return [reverse[1], reverse[0]]
    const [first, second] = [parseTime(left), parseTime(right)]
    if (first !== null && second !== null) return [first.time, second.time]
  }
  return [toNumber(left), toNumber(right)]
}

/** Two texts of which at least one is a moment and the other a date or a moment, as numbers; null for any others. */
function asMoments(a: string, b: string): readonly [number, number] | null {
  // Nearly every comparison is of something else: this is looked at first.
  if (a[10] !== 'T' && b[10] !== 'T') return null
  const mixed = dateAgainstMoment(a, b) ?? dateAgainstMoment(b, a)
  if (mixed !== null) return mixed
  return parseDateTime(a) === null || parseDateTime(b) === null ? null : [numberOf(a), numberOf(b)]
}

function dateAgainstMoment(date: string, moment: string): readonly [number, number] | null {
  const day = parseDate(date)
  const parts = day === null ? null : parseDateTime(moment)
  return day === null || parts === null ? null : [dayNumber(day), wallClockNumber(parts)]
}
