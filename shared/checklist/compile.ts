import { parseExpression } from '../expression/parse.ts'
import type { ExpressionProblem } from '../expression/problem.ts'
import { parseTemplate, type Template } from '../expression/template.ts'
import { type ReferenceTree, type Tree, walkTree } from '../expression/tree.ts'
import type { CompiledGroup, CompiledRepeat, CompiledRow, Condition, Words } from './checklist.ts'
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

/** A compiled row whose rank is still to be found. */
export type DraftRow = { -readonly [Key in keyof CompiledRow]: CompiledRow[Key] } & CompiledRow

/** Every row of a definition with its expressions parsed, in document order, and the faults in those expressions. */
export function compileRows(definition: ChecklistDefinition): {
  readonly rows: readonly CompiledRow[]
  readonly problems: readonly Problem[]
} {
  const compiler = new Compiler(definition)
  for (const [index, row] of definition.survey.entries()) compiler.row(row, `survey[${index}]`, null)
  return compiler
}

class Compiler {
  readonly rows: CompiledRow[] = []
  readonly problems: Problem[] = []
  readonly #definition: ChecklistDefinition

  constructor(definition: ChecklistDefinition) {
    this.#definition = definition
  }

  row(definition: RowDefinition, at: string, parent: CompiledGroup | CompiledRepeat | null): CompiledRow {
    const base = {
      name: definition.name,
      at,
      parent,
      section: parent?.section ?? definition.name,
      repeats: parent?.kind === 'repeat' ? [...parent.repeats, parent.name] : (parent?.repeats ?? []),
      rank: 0,
      relevant: this.#expression(definition.relevant, at, 'relevant'),
      label: this.#words(definition.label, at, 'label') ?? NO_WORDS,
    }
    if (definition.type === 'group') {
      const group = { ...base, kind: 'group' as const, definition, children: [] as CompiledRow[] }
      this.#children(group, definition, at)
      return group
    }
    if (definition.type === 'repeat') {
      const repeatCount = this.#expression(definition.repeat_count, at, 'repeat_count')
      const repeat = {
        ...base,
        kind: 'repeat' as const,
        definition,
        children: [] as CompiledRow[],
        repeatCount,
      }
      this.#children(repeat, definition, at)
      return repeat
    }
    const limit = definition.adit?.limit
    const question: CompiledRow = {
      ...base,
      kind: 'question',
      definition,
      hint: this.#words(definition.hint, at, 'hint') ?? NO_WORDS,
      required: this.#condition(definition.required, at, 'required'),
      requiredMessage: this.#words(definition.required_message, at, 'required_message'),
      constraint: this.#expression(definition.constraint, at, 'constraint'),
      constraintMessage: this.#words(definition.constraint_message, at, 'constraint_message'),
      calculation: this.#expression(definition.calculation, at, 'calculation'),
      default: this.#default(definition, at),
      readOnly: this.#condition(definition.read_only, at, 'read_only'),
      choiceFilter: this.#expression(definition.choice_filter, at, 'choice_filter'),
      choices: choicesOfQuestion(definition, this.#definition),
      shuffle: this.#shuffle(definition, at),
      limit:
        limit === undefined
          ? null
          : {
              max: this.#expression(limit.max, at, 'adit.limit.max'),
              min: this.#expression(limit.min, at, 'adit.limit.min'),
              source: this.#expression(limit.source, at, 'adit.limit.source'),
            },
      triggers: this.#triggers(definition, at),
    }
    this.rows.push(question)
    return question
  }

  #children(
    row: (CompiledGroup | CompiledRepeat) & { children: CompiledRow[] },
    definition: GroupDefinition | RepeatDefinition,
    at: string,
  ): void {
    this.rows.push(row)
    for (const [index, child] of definition.children.entries()) {
      row.children.push(this.row(child, `${at}.children[${index}]`, row))
    }
  }

  #expression(text: string | undefined, at: string, key: string): Tree | null {
    if (text === undefined) return null
    const result = parseExpression(text)
    if ('tree' in result) return result.tree
    this.problems.push(expressionProblem(below(at, key), result.problem))
    return null
  }

  /** XLSForm writes fixed conditions as `yes` and `no`; `true()` and the like are expressions. */
  #condition(text: string | undefined, at: string, key: string): Condition {
    const word = text?.trim().toLowerCase()
    if (word === undefined || word === 'no' || word === 'false') return false
    if (word === 'yes' || word === 'true') return true
    return this.#expression(text, at, key) ?? false
  }

  /** As in XLSForm: a default that refers to something or calls a function is worked out, any other is the value. */
  #default(definition: QuestionDefinition, at: string): string | Tree | null {
    const text = definition.default
    if (text === undefined) return null
    const result = parseExpression(text)
    if ('tree' in result) return isDynamic(result.tree) ? result.tree : text
    if (!text.includes('${')) return text
    this.problems.push(expressionProblem(below(at, 'default'), result.problem))
    return null
  }

  /** XLSForm's `randomize=true seed=…`, of which the seed is a number or a reference. */
  #shuffle(definition: QuestionDefinition, at: string): { readonly seed: Tree | null } | null {
    const parameters = parametersOf(definition)
    if (parameters.get('randomize')?.toLowerCase() !== 'true') return null
    return { seed: this.#expression(parameters.get('seed'), at, 'parameters') }
  }

  #triggers(definition: QuestionDefinition, at: string): readonly ReferenceTree[] {
    const tree = this.#expression(definition.trigger?.replaceAll(',', '|'), at, 'trigger')
    const found: ReferenceTree[] = []
    let others = false
    if (tree !== null) {
      walkTree(tree, (part) => {
        if (part.kind === 'reference') found.push(part)
        else if (part.kind !== 'binary' || part.operator !== '|') others = true
      })
    }
    if (others) this.problems.push({ path: below(at, 'trigger'), code: 'trigger-not-a-reference' })
    return found
  }

  #words(text: Text | undefined, at: string, key: string): Words | null {
    if (text === undefined) return null
    const gaps: Record<string, Template> = {}
    let some = false
    for (const [language, words] of Object.entries(text)) {
      const result = parseTemplate(words)
      if ('problem' in result) {
        this.problems.push(expressionProblem(below(below(at, key), language), result.problem))
        continue
      }
      gaps[language] = result.template
      some ||= result.template.some((part) => typeof part !== 'string')
    }
    return { text, gaps: some ? gaps : null }
  }
}

const NO_WORDS: Words = { text: {}, gaps: null }

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
