import { parseExpression } from '../expression/parse.ts'
import type { ExpressionProblem } from '../expression/problem.ts'
import { parseTemplate, type Template } from '../expression/template.ts'
import { type ReferenceTree, type Tree, walkTree } from '../expression/tree.ts'
import {
  type CompiledGroup,
  type CompiledRepeat,
  type CompiledRow,
  type Condition,
  placeOf,
  type Words,
} from './checklist.ts'
import type {
  ChecklistDefinition,
  GroupDefinition,
  QuestionDefinition,
  RepeatDefinition,
  RowDefinition,
  Text,
} from './definition.ts'
import { parametersOf } from './parameters.ts'
import { below, type Problem } from './problem.ts'
import { choicesOfQuestion } from './question-choices.ts'
import { isSection, LOOSE_SECTION } from './sections.ts'

/** A definition with its expressions parsed, its rows in document order, and the faults in those expressions. */
export function compileRows(definition: ChecklistDefinition): {
  readonly rows: readonly CompiledRow[]
  readonly instanceName: Tree | null
  readonly problems: readonly Problem[]
} {
  const compiler = new Compiler(definition)
  for (const [index, row] of definition.survey.entries()) compiler.row(row, index, null)
  return compiler
}

class Compiler {
  readonly rows: CompiledRow[] = []
  readonly problems: Problem[] = []
  readonly instanceName: Tree | null
  readonly #definition: ChecklistDefinition
  /** By text: checklists say the same thing in many places. */
  readonly #parsed = new Map<string, ReturnType<typeof parseExpression>>()

  constructor(definition: ChecklistDefinition) {
    this.#definition = definition
    this.instanceName = this.#expression(definition.instance_name, null, 'instance_name')
  }

  row(definition: RowDefinition, index: number, parent: CompiledGroup | CompiledRepeat | null): CompiledRow {
    const at: At = { parent, index }
    const relevant = this.#expression(definition.relevant, at, 'relevant')
    const label = this.#words(definition.label, at, 'label') ?? NO_WORDS
    const repeats = repeatsAround(parent)
    const section = parent?.section ?? (isSection(definition) ? definition.name : LOOSE_SECTION)
    const { name } = definition
    if (definition.type === 'group') {
      const children: CompiledRow[] = []
      const group: CompiledGroup & { children: CompiledRow[] } = {
        kind: 'group',
        name,
        index,
        parent,
        section,
        repeats,
        rank: 0,
        relevant,
        label,
        definition,
        children,
      }
      this.#children(group, definition)
      return group
    }
    if (definition.type === 'repeat') {
      const children: CompiledRow[] = []
      const repeatCount = this.#expression(definition.repeat_count, at, 'repeat_count')
      const repeat: CompiledRepeat & { children: CompiledRow[] } = {
        kind: 'repeat',
        name,
        index,
        parent,
        section,
        repeats,
        rank: 0,
        relevant,
        label,
        definition,
        children,
        repeatCount,
      }
      this.#children(repeat, definition)
      return repeat
    }
    const limit = definition.adit?.limit
    // Written out in full, since a checklist has thousands of these and spreading is slow.
    const question: CompiledRow = {
      kind: 'question',
      name,
      index,
      parent,
      section,
      repeats,
      rank: 0,
      relevant,
      label,
      definition,
      hint: this.#words(definition.hint, at, 'hint') ?? NO_WORDS,
      required: this.#condition(definition.required, at, 'required'),
      requiredMessage: this.#words(definition.required_message, at, 'required_message'),
      constraint: this.#expression(definition.constraint, at, 'constraint'),
      constraintMessage: this.#words(definition.constraint_message, at, 'constraint_message'),
      calculation: this.#expression(definition.calculation, at, 'calculation'),
      default: this.#default(definition, at),
      readOnly: this.#condition(definition.read_only, at, 'read_only'),
      choiceFilter: this.#choiceFilter(definition, at),
      choices: choicesOfQuestion(definition, this.#definition),
      shuffle: this.#shuffle(definition, at),
      limit:
        limit === undefined
          ? null
          : {
              max: this.#expression(limit.max, at, 'adit.limit.max'),
              min: this.#expression(limit.min, at, 'adit.limit.min'),
              source: this.#expression(limit.source, at, 'adit.limit.source'),
              verified: this.#expression(limit.verified, at, 'adit.limit.verified'),
              wanted: this.#expression(limit.wanted, at, 'adit.limit.wanted'),
            },
      unitFrom: this.#expression(definition.adit?.unit_from, at, 'adit.unit_from'),
      triggers: this.#triggers(definition, at),
    }
    this.rows.push(question)
    return question
  }

  #children(
    row: (CompiledGroup | CompiledRepeat) & { children: CompiledRow[] },
    definition: GroupDefinition | RepeatDefinition,
  ): void {
    this.rows.push(row)
    for (const [index, child] of definition.children.entries()) {
      row.children.push(this.row(child, index, row))
    }
  }

  #expression(text: string | undefined, at: At, key: string): Tree | null {
    if (text === undefined) return null
    const result = this.#parse(text)
    if ('tree' in result) return result.tree
    this.problems.push(expressionProblem(pathOf(at, key), result.problem))
    return null
  }

  #parse(text: string): ReturnType<typeof parseExpression> {
    const known = this.#parsed.get(text)
    if (known !== undefined) return known
    const result = parseExpression(text)
    this.#parsed.set(text, result)
    return result
  }

  /** Never shared with another column, since a filter is told from them by its tree (see `traceExpression`). */
  #choiceFilter({ choice_filter }: QuestionDefinition, at: At): Tree | null {
    if (choice_filter !== undefined) this.#parsed.delete(choice_filter)
    const tree = this.#expression(choice_filter, at, 'choice_filter')
    if (choice_filter !== undefined) this.#parsed.delete(choice_filter)
    return tree
  }

  /** XLSForm writes fixed conditions as `yes` and `no`; `true()` and the like are expressions. */
  #condition(text: string | undefined, at: At, key: string): Condition {
    const word = text?.trim().toLowerCase()
    if (word === undefined || word === 'no' || word === 'false') return false
    if (word === 'yes' || word === 'true') return true
    return this.#expression(text, at, key) ?? false
  }

  /** As in XLSForm: a default that refers to something or calls a function is worked out, any other is the value. */
  #default(definition: QuestionDefinition, at: At): string | Tree | null {
    const text = definition.default
    if (text === undefined) return null
    const result = this.#parse(text)
    if ('tree' in result) return isDynamic(result.tree) ? result.tree : text
    if (!text.includes('${')) return text
    this.problems.push(expressionProblem(pathOf(at, 'default'), result.problem))
    return null
  }

  /** XLSForm's `randomize=true seed=…`, of which the seed is a number or a reference. */
  #shuffle(definition: QuestionDefinition, at: At): { readonly seed: Tree | null } | null {
    if (definition.parameters === undefined) return null
    const parameters = parametersOf(definition)
    if (parameters.get('randomize')?.toLowerCase() !== 'true') return null
    return { seed: this.#expression(parameters.get('seed'), at, 'parameters') }
  }

  #triggers(definition: QuestionDefinition, at: At): readonly ReferenceTree[] {
    if (definition.trigger === undefined) return []
    const tree = this.#expression(definition.trigger.replaceAll(',', '|'), at, 'trigger')
    const found: ReferenceTree[] = []
    let others = false
    if (tree !== null) {
      walkTree(tree, (part) => {
        if (part.kind === 'reference') found.push(part)
        else if (part.kind !== 'binary' || part.operator !== '|') others = true
      })
    }
    if (others) this.problems.push({ path: pathOf(at, 'trigger'), code: 'trigger-not-a-reference' })
    return found
  }

  #words(text: Text | undefined, at: At, key: string): Words | null {
    if (text === undefined) return null
    if (!hasGap(text)) return { text, gaps: null }
    const gaps: Record<string, Template> = {}
    let some = false
    for (const [language, words] of Object.entries(text)) {
      const result = parseTemplate(words)
      if ('problem' in result) {
        this.problems.push(expressionProblem(below(pathOf(at, key), language), result.problem))
        continue
      }
      gaps[language] = result.template
      some ||= result.template.some((part) => typeof part !== 'string')
    }
    return { text, gaps: some ? gaps : null }
  }
}

/** The row being compiled, or null for the checklist as a whole: its place is written out only for a fault. */
type At = Pick<CompiledRow, 'parent' | 'index'> | null

function pathOf(at: At, key: string): string {
  return at === null ? key : below(placeOf(at), key)
}

const NO_WORDS: Words = { text: {}, gaps: null }

function repeatsAround(parent: CompiledGroup | CompiledRepeat | null): readonly string[] {
  if (parent === null) return []
  return parent.kind === 'repeat' ? [...parent.repeats, parent.name] : parent.repeats
}

function hasGap(text: Text): boolean {
  for (const language of Object.keys(text)) if (text[language]?.includes('${')) return true
  return false
}

function isDynamic(tree: Tree): boolean {
  let dynamic = tree.kind === 'text'
  walkTree(tree, (part) => {
    if (part.kind === 'reference' || part.kind === 'call') dynamic = true
  })
  return dynamic
}

function expressionProblem(path: string, problem: ExpressionProblem): Problem {
  const { code: fault, at, found } = problem
  const detail = { fault, start: at.start, end: at.end, ...(found === undefined ? {} : { found }) }
  return { path, code: 'expression', detail }
}
