import { isSelect } from '../checklist/checklist.ts'
import type { Choice, QuestionDefinition, Text } from '../checklist/definition.ts'
import type { Value } from '../checklist/value.ts'
import type { Violation } from './form-view.ts'
import { isOfType } from './values.ts'

/** What is known about an answer when it is judged. Conditions and messages are worked out only when asked for. */
export interface AnswerFacts {
  readonly question: QuestionDefinition
  readonly value: Value | null
  readonly relevant: boolean
  readonly required: boolean
  /** The choices the filter leaves. */
  readonly choices: readonly Choice[]
  /** The unit in which the number was given, when another one applies. */
  readonly otherUnit: string | null
  constraintHolds(): boolean
  constraintMessage(): Text | null
  requiredMessage(): Text | null
}

/**
 * Why an answer cannot stand; null when it can. An irrelevant question never stands in the way, a blank is only asked
 * whether it is required, and a value that is not even of the type, or in another unit, is not asked for its constraint.
 */
export function findViolation(facts: AnswerFacts): Violation | null {
  const { question, value } = facts
  if (!facts.relevant) return null
  if (value === null) return facts.required ? violation('required', facts.requiredMessage()) : null
  if (!isOfType(question, value)) return violation('type', null)
  if (isSelect(question) && !areChoices(value, facts.choices)) return violation('choice', null)
  if (facts.otherUnit !== null) return violation('unit', null)
  return facts.constraintHolds() ? null : violation('constraint', facts.constraintMessage())
}

function areChoices(value: Value, choices: readonly Choice[]): boolean {
  const names = typeof value === 'string' ? [value] : value
  return Array.isArray(names) && names.every((name) => choices.some((choice) => choice.name === name))
}

function violation(code: Violation['code'], message: Text | null): Violation {
  return message === null ? { code } : { code, message }
}
