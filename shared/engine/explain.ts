import { type CompiledQuestion, isMetadata } from '../checklist/checklist.ts'
import { toBoolean } from '../expression/convert.ts'
import { evaluate } from '../expression/evaluate.ts'
import { type Tree, walkTree } from '../expression/tree.ts'
import { textOf } from './calculation.ts'
import type {
  ChoicesLeft,
  Explanation,
  Gate,
  LimitOrigin,
  Origin,
  Reason,
  Test,
  Working,
} from './explanation.ts'
import { findInputs, type Surroundings } from './find-inputs.ts'
import type { QuestionView } from './form-view.ts'
import type { FormNode, QuestionNode } from './nodes.ts'

/**
 * Explains one row as it stands now. Every truth and value comes from the evaluator that the form itself uses; nothing
 * is kept, and nothing in the form changes.
 *
 * @param quick the form leaves out what is marked as extended
 */
export function explainNode(node: FormNode, quick: boolean, around: Surroundings): Explanation | undefined {
  const view = around.view(node.path)
  if (view === undefined) return undefined
  const { row } = node
  const base = {
    path: node.path,
    view,
    asked: node.relevant(),
    gates: gatesOf(node, quick, around),
    origin: null,
    required: null,
    constraint: null,
    choices: null,
    unit: null,
    limit: null,
    count: null,
  }
  if (row.kind === 'repeat') {
    return { ...base, count: row.repeatCount === null ? null : workOut(row.repeatCount, node, around) }
  }
  if (node.kind !== 'question' || view.kind !== 'question') return base
  const { required, constraint, unitFrom } = node.row
  return {
    ...base,
    origin: originOf(node, around),
    required: typeof required === 'boolean' || isFixed(required) ? null : reasonOf(required, node, around),
    constraint: constraint === null || view.value === null ? null : reasonOf(constraint, node, around),
    choices: choicesLeft(node, view, around),
    unit: unitFrom === null ? null : workOut(unitFrom, node, around),
    limit: limitOrigin(node, view, around),
  }
}

function gatesOf(node: FormNode, quick: boolean, around: Surroundings): readonly Gate[] {
  const gates: Gate[] = []
  for (const at of withAround(node)) {
    const view = around.view(at.path)
    if (view === undefined) continue
    if (quick && at.row.definition.adit?.extended === true) {
      return [...gates, { path: at.path, view, holds: false, reason: null }]
    }
    if (at.row.relevant === null || isFixed(at.row.relevant, true)) continue
    const reason = reasonOf(at.row.relevant, at, around)
    const holds = reason.test.holds ?? at.relevant()
    gates.push({ path: at.path, view, holds, reason })
    if (!holds) break
  }
  return gates
}

/** Groups and repeats around a node, outermost first, and the node itself. */
function withAround(node: FormNode): readonly FormNode[] {
  const nodes = [node]
  for (let at = outerOf(node); at !== undefined; at = outerOf(at)) nodes.unshift(at)
  return nodes
}

function outerOf({ row, container }: FormNode): FormNode | undefined {
  if (row.parent === null) return undefined
  return row.parent.kind === 'repeat' ? (container.repeat ?? undefined) : container.nodes.get(row.parent.name)
}

function originOf(node: QuestionNode, around: Surroundings): Origin | null {
  const { calculation, triggers, default: start, definition }: CompiledQuestion = node.row
  if (isMetadata(definition)) return { kind: 'noted' }
  const working = calculation === null ? null : workOut(calculation, node, around)
  if (triggers.length > 0) return { kind: 'triggered', by: findInputs(triggers, node, around), working }
  if (working !== null) return { kind: 'calculated', working }
  if (start === null) return null
  return { kind: 'default', working: typeof start === 'string' ? null : workOut(start, node, around) }
}

function choicesLeft(node: QuestionNode, view: QuestionView, around: Surroundings): ChoicesLeft | null {
  const { choiceFilter, choices } = node.row
  if (choiceFilter === null) return null
  const inputs = findInputs([choiceFilter], node, around, true)
  return { tree: choiceFilter, inputs, left: view.choices.length, total: choices.length }
}

function limitOrigin(node: QuestionNode, view: QuestionView, around: Surroundings): LimitOrigin | null {
  const { limit } = node.row
  if (limit === null) return null
  const worked = (tree: Tree | null) => (tree === null ? null : workOut(tree, node, around))
  return {
    state: view.limit,
    max: worked(limit.max),
    min: worked(limit.min),
    source: worked(limit.source),
    verified: worked(limit.verified),
  }
}

function reasonOf(tree: Tree, node: FormNode, around: Surroundings): Reason {
  return { test: judge(tree, node, around), inputs: findInputs([tree], node, around) }
}

/** Takes a condition apart as far as its parts are true or false by themselves. */
function judge(tree: Tree, node: FormNode, around: Surroundings): Test {
  const parts = partsToJudge(tree).map((part) => judge(part, node, around))
  const holds = isChance(tree) ? null : toBoolean(evaluate(tree, node, around.world))
  return { kind: kindOf(tree), tree, holds, parts }
}

function kindOf(tree: Tree): Test['kind'] {
  if (tree.kind === 'binary' && tree.operator === 'and') return 'all'
  if (tree.kind === 'binary' && tree.operator === 'or') return 'any'
  return tree.kind === 'call' && tree.name === 'not' ? 'not' : 'one'
}

/** `a and b and c` has three parts, whichever way it leans. */
function partsToJudge(tree: Tree): readonly Tree[] {
  const kind = kindOf(tree)
  if (kind === 'not' && tree.kind === 'call') return tree.args
  if (kind === 'one') return []
  const parts: Tree[] = []
  const waiting = [tree]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.kind === 'binary' && kindOf(next) === kind) waiting.push(next.right, next.left)
    else parts.push(next)
  }
  return parts
}

function workOut(tree: Tree, node: FormNode, around: Surroundings): Working {
  const way: Test[] = []
  let from = tree
  while (from.kind === 'call' && from.name === 'if') {
    const [condition, yes, no]: readonly Tree[] = from.args
    if (condition === undefined || yes === undefined || no === undefined) break
    const test = judge(condition, node, around)
    if (test.holds === null) break
    way.push(test)
    from = test.holds ? yes : no
  }
  const inputs = findInputs([...way.map((test) => test.tree), from], node, around)
  return { tree, way, from, value: isChance(from) ? '' : textOf(tree, node, around.world), inputs }
}

/** `true()` or `false()`: a condition that decides nothing. */
function isFixed(tree: Tree, as?: boolean): boolean {
  if (tree.kind !== 'call') return false
  return as === undefined ? ['true', 'false'].includes(tree.name) : tree.name === String(as)
}

/** Another look would draw again. */
function isChance(tree: Tree): boolean {
  let chance = false
  walkTree(tree, (part) => {
    if (part.kind !== 'call') return
    if (part.name === 'random' || part.name === 'uuid') chance = true
    if (part.name === 'randomize' && part.args.length === 1) chance = true
  })
  return chance
}
