import { type CompiledQuestion, type CompiledRow, isMetadata, type Words } from '../checklist/checklist.ts'
import type { Choice, Text } from '../checklist/definition.ts'
import { toBoolean, toText } from '../expression/convert.ts'
import { evaluate, itemsFor } from '../expression/evaluate.ts'
import { seededRandom, shuffle } from '../expression/shuffle.ts'
import { holds, textOf } from './calculation.ts'
import { findViolation } from './constraint.ts'
import type { GroupView, LimitState, QuestionView, RepeatView } from './form-view.ts'
import { isImplausible, judgeLimit } from './limits.ts'
import type { GroupNode, QuestionNode, RepeatNode } from './nodes.ts'
import { isDecimal } from './values.ts'
import { fillWords } from './words.ts'
import { type FormWorld, shownText } from './world.ts'

/** What a screen shows of a question now. */
export function viewQuestion(node: QuestionNode, world: FormWorld): QuestionView {
  const { row } = node
  const value = node.value()
  const relevant = node.relevant()
  const words = (text: Words | null): Text | null => (text === null ? null : fill(node, text, world))
  const otherUnit = value === null ? null : node.otherUnit()
  const required = relevant && holds(row.required, node, world)
  const choices = choicesOf(node, world)
  const violation = findViolation({
    question: row.definition,
    value,
    relevant,
    required,
    choices,
    otherUnit,
    constraintHolds: () => row.constraint === null || holds(row.constraint, node, world),
    constraintMessage: () => words(row.constraintMessage),
    requiredMessage: () => words(row.requiredMessage),
  })
  const number = typeof value === 'string' ? value : ''
  const judged = relevant && !['type', 'choice', 'unit'].includes(violation?.code ?? '')
  return {
    kind: 'question',
    path: node.path,
    definition: row.definition,
    label: fill(node, row.label, world),
    hint: fill(node, row.hint, world),
    unit: node.unit === null ? (row.definition.adit?.unit ?? '') : node.unit.get(),
    otherUnit,
    relevant,
    value,
    required,
    readOnly: isCalculated(row) || isMetadata(row.definition) || holds(row.readOnly, node, world),
    choices,
    violation,
    limit: judged ? limitOf(node, number, world) : null,
    limitMissing: judged && isLimitMissing(node, number, world),
    implausible: judged && isImplausible(number, row.definition.adit?.plausible),
  }
}

/** What a screen shows of a group now. */
export function viewGroup(node: GroupNode, world: FormWorld): GroupView {
  return {
    kind: 'group',
    path: node.path,
    definition: node.row.definition,
    label: fill(node, node.row.label, world),
    relevant: node.relevant(),
    children: node.members.map((member) => member.path),
  }
}

/** What a screen shows of a repeat now. */
export function viewRepeat(node: RepeatNode, world: FormWorld): RepeatView {
  return {
    kind: 'repeat',
    path: node.path,
    definition: node.row.definition,
    label: fill(node, node.row.label, world),
    relevant: node.relevant(),
    rows: node.rows().map((row) => row.entry),
    counted: node.counted !== null,
  }
}

/**
 * Whether the view of a row hangs on nothing but its value, its relevance and what never changes; then it need not be
 * worked out before somebody looks.
 */
export function isPlain(row: CompiledRow): boolean {
  if (row.kind === 'repeat' || row.label.gaps !== null) return false
  if (row.kind === 'group') return true
  return (
    typeof row.required === 'boolean' &&
    row.constraint === null &&
    typeof row.readOnly === 'boolean' &&
    row.choiceFilter === null &&
    row.shuffle === null &&
    row.limit === null &&
    row.unitFrom === null &&
    row.hint.gaps === null &&
    (row.requiredMessage?.gaps ?? null) === null
  )
}

/** Two views show the same. Parts that cannot change are compared by identity, the rest by content. */
export function isSameView<ViewKind extends QuestionView | GroupView | RepeatView>(
  before: ViewKind,
  after: ViewKind,
): boolean {
  return Object.keys(after).every((key) => {
    const member = key as keyof ViewKind
    return key === 'definition' || isSame(before[member], after[member])
  })
}

function isSame(before: unknown, after: unknown): boolean {
  if (before === after) return true
  if (typeof before !== 'object' || typeof after !== 'object' || before === null || after === null)
    return false
  if (Array.isArray(before) && Array.isArray(after)) {
    return before.length === after.length && before.every((each, index) => isSame(each, after[index]))
  }
  const [first, second] = [Object.entries(before), Object.entries(after)]
  if (first.length !== second.length) return false
  return first.every(
    ([key, member], index) => second[index]?.[0] === key && isSame(member, second[index]?.[1]),
  )
}

/** The value comes from a calculation alone, so that nobody can change it. */
export function isCalculated({ calculation, triggers }: CompiledQuestion): boolean {
  return calculation !== null && triggers.length === 0
}

/** The choices that are left, in the order in which they are shown. */
function choicesOf(node: QuestionNode, world: FormWorld): readonly Choice[] {
  const { shuffle: order } = node.row
  const left = filteredChoices(node, world)
  if (order === null) return left
  if (order.seed === null) {
    node.shuffleSeed ??= Math.floor(world.random() * 2 ** 31)
    return shuffle(left, seededRandom(node.shuffleSeed))
  }
  const seed = evaluate(order.seed, node, world)
  return shuffle(left, seededRandom(typeof seed === 'number' ? seed : toText(seed)))
}

function filteredChoices(node: QuestionNode, world: FormWorld): readonly Choice[] {
  const { choiceFilter, choices, definition } = node.row
  if (choiceFilter === null) return choices
  const root = world.choices(definition.list_name ?? '')?.root
  const left = root === undefined ? [] : itemsFor(choiceFilter, root, node, world)
  // The choices of a question stand in the order of its list.
  return left.flatMap((item) => choices[item.position() - 1] ?? [])
}

function limitOf(node: QuestionNode, number: string, world: FormWorld): LimitState | null {
  const { limit } = node.row
  if (limit === null || number === '') return null
  return judgeLimit(number, {
    max: textOf(limit.max, node, world),
    min: textOf(limit.min, node, world),
    source: textOf(limit.source, node, world),
    verified: limit.verified === null ? null : toBoolean(evaluate(limit.verified, node, world)),
  })
}

function isLimitMissing(node: QuestionNode, number: string, world: FormWorld): boolean {
  const { limit } = node.row
  if (limit === null || limit.wanted === null || number === '') return false
  if (isDecimal(textOf(limit.max, node, world)) || isDecimal(textOf(limit.min, node, world))) return false
  return toBoolean(evaluate(limit.wanted, node, world))
}

function fill(node: QuestionNode | GroupNode | RepeatNode, words: Words, world: FormWorld): Text {
  return fillWords(words, (name, language) => shownText(world, name, node, language))
}
