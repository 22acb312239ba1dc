import type { CompiledQuestion, Condition } from '../checklist/checklist.ts'
import { PROPERTY_TYPES, type PropertyType, type QuestionType } from '../checklist/definition.ts'
import type { Value } from '../checklist/value.ts'
import { toBoolean, toText } from '../expression/convert.ts'
import { dateText } from '../expression/dates.ts'
import { evaluate } from '../expression/evaluate.ts'
import type { ExpressionNode, ExpressionValue, World } from '../expression/scope.ts'
import type { Tree } from '../expression/tree.ts'
import { parseValue } from './values.ts'
import type { FormWorld } from './world.ts'

/** The value of a calculation for its question; null when it comes to nothing. */
export function calculate(
  question: CompiledQuestion,
  tree: Tree,
  node: ExpressionNode,
  world: World,
): Value | null {
  const { type } = question.definition
  const value = evaluate(tree, node, world)
  // `today() + 30` is a number of days: for a date question, the day it stands for.
  const text = typeof value === 'number' && type === 'date' ? dateText(value) : resultText(value)
  return parseValue(type, text)
}

/** The value a question starts with, when it never had one. */
export function startValue(question: CompiledQuestion, node: ExpressionNode, world: FormWorld): Value | null {
  const given = metadataValue(question.definition.type, world)
  if (given !== null) return parseValue(question.definition.type, given)
  if (question.default === null) return null
  if (typeof question.default === 'string') return parseValue(question.definition.type, question.default)
  return calculate(question, question.default, node, world)
}

/** Whether a question starts with a value: by its type, or by a default. */
export function startsWithValue(question: CompiledQuestion): boolean {
  const { type } = question.definition
  return question.default !== null || type === 'start' || type === 'today' || isProperty(type)
}

/** What is noted when a form is opened for the first time; null for other types. */
function metadataValue(type: QuestionType, world: FormWorld): string | null {
  if (type === 'start') return world.now()
  if (type === 'today') return world.now().slice(0, 10)
  return isProperty(type) ? world.property(type) : null
}

function isProperty(type: QuestionType): type is PropertyType {
  return (PROPERTY_TYPES as readonly QuestionType[]).includes(type)
}

/** The text of an optional expression; '' without one, or when it is no number it can state. */
export function textOf(tree: Tree | null, node: ExpressionNode, world: World): string {
  return tree === null ? '' : resultText(evaluate(tree, node, world))
}

/** Whether a condition holds now. */
export function holds(condition: Condition, node: ExpressionNode, world: World): boolean {
  return typeof condition === 'boolean' ? condition : toBoolean(evaluate(condition, node, world))
}

/** As ODK stores results: what is not a number, or has no end, is blank. */
function resultText(value: ExpressionValue): string {
  return typeof value === 'number' && !Number.isFinite(value) ? '' : toText(value)
}
