import { isMetadata, type Words } from '../checklist/checklist.ts'
import type { Choice, Text } from '../checklist/definition.ts'
import { toText } from '../expression/convert.ts'
import { evaluate, holdsFor } from '../expression/evaluate.ts'
import { seededRandom, shuffle } from '../expression/shuffle.ts'
import { holds, textOf } from './calculation.ts'
import { findViolation } from './constraint.ts'
import type { GroupView, LimitState, QuestionView, RepeatView } from './form-view.ts'
import { isImplausible, judgeLimit } from './limits.ts'
import type { GroupNode, QuestionNode, RepeatNode } from './nodes.ts'
import { fillWords } from './words.ts'
import { type FormWorld, shownText } from './world.ts'

/** What a screen shows of a question now. */
export function viewQuestion(node: QuestionNode, world: FormWorld): QuestionView {
  const { row } = node
  const value = node.value()
  const relevant = node.relevant()
  const words = (text: Words | null): Text | null => (text === null ? null : fill(node, text, world))
  const required = relevant && holds(row.required, node, world)
  const choices = choicesOf(node, world)
  const violation = findViolation({
    question: row.definition,
    value,
    relevant,
    required,
    choices,
    constraintHolds: () => row.constraint === null || holds(row.constraint, node, world),
    constraintMessage: () => words(row.constraintMessage),
    requiredMessage: () => words(row.requiredMessage),
  })
  const number = typeof value === 'string' ? value : ''
  const judged = relevant && violation?.code !== 'type' && violation?.code !== 'choice'
  return {
    kind: 'question',
    path: node.path,
    definition: row.definition,
    label: fill(node, row.label, world),
    hint: fill(node, row.hint, world),
    relevant,
    value,
    required,
    readOnly: isCalculated(node) || isMetadata(row.definition) || holds(row.readOnly, node, world),
    choices,
    violation,
    limit: judged ? limitOf(node, number, world) : null,
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
    rows: node.rows().map((row) => ({ row: row.id, children: row.members.map((member) => member.path) })),
    counted: node.counted !== null,
  }
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
  const [first, second] = [Object.entries(before), Object.entries(after)]
  if (first.length !== second.length) return false
  return first.every(
    ([key, member], index) => second[index]?.[0] === key && isSame(member, second[index]?.[1]),
  )
}

/** The value comes from a calculation alone, so that nobody can change it. */
export function isCalculated(node: QuestionNode): boolean {
  return node.row.calculation !== null && node.row.triggers.length === 0
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
  const items = world.choices(definition.list_name ?? '')?.items ?? []
  return choices.filter((_, index) => {
    const item = items[index]
    return item !== undefined && holdsFor(choiceFilter, item, node, world)
  })
}

function limitOf(node: QuestionNode, number: string, world: FormWorld): LimitState | null {
  const { limit } = node.row
  if (limit === null || number === '') return null
  return judgeLimit(number, {
    max: textOf(limit.max, node, world),
    min: textOf(limit.min, node, world),
    source: textOf(limit.source, node, world),
  })
}

function fill(node: QuestionNode | GroupNode | RepeatNode, words: Words, world: FormWorld): Text {
  return fillWords(words, (name, language) => shownText(world, name, node, language))
}
