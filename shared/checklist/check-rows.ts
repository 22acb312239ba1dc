import {
  type CompiledQuestion,
  type CompiledRow,
  isMetadata,
  isNumeric,
  isSelect,
  placeOf,
} from './checklist.ts'
import type { ChecklistDefinition } from './definition.ts'
import { readParameters } from './parameters.ts'
import { below, type Problem, type ProblemCode } from './problem.ts'
import { hasColumn } from './question-choices.ts'
import { isSection } from './sections.ts'

/** What a row may carry for its type, and what it needs. */
export function checkRows(definition: ChecklistDefinition, rows: readonly CompiledRow[]): readonly Problem[] {
  return rows.flatMap((row) => [
    ...checkStructure(row),
    ...checkScoring(row),
    ...(row.kind === 'question' ? checkQuestion(row, definition) : []),
  ])
}

function checkStructure(row: CompiledRow): readonly Problem[] {
  const problems: Problem[] = []
  if (row.definition.adit?.weight !== undefined && (row.parent !== null || !isSection(row.definition))) {
    problems.push(problem(row, 'adit.weight', 'weight-outside-section'))
  }
  const inside = row.kind === 'repeat' ? questionsOf(row.children) : new Set<string>()
  for (const [index, name] of (row.definition.adit?.row_name ?? []).entries()) {
    if (!inside.has(name))
      problems.push(problem(row, `adit.row_name[${index}]`, 'unknown-reference', { name }))
  }
  return problems
}

/** The names of the questions that stand once in each row. */
function questionsOf(rows: readonly CompiledRow[]): ReadonlySet<string> {
  const names = new Set<string>()
  for (const row of rows) {
    if (row.kind === 'question') names.add(row.name)
    else if (row.kind === 'group') for (const name of questionsOf(row.children)) names.add(name)
  }
  return names
}

function checkScoring(row: CompiledRow): readonly Problem[] {
  const adit = row.definition.adit
  if (adit === undefined) return []
  const problems: Problem[] = []
  if (adit.gate === true && adit.severity === undefined) {
    problems.push(problem(row, 'adit.gate', 'gate-without-severity'))
  }
  if (adit.severity !== undefined) {
    if (
      row.kind === 'group' ||
      (row.kind === 'question' &&
        (isMetadata(row.definition) || ['note', 'hidden'].includes(row.definition.type)))
    ) {
      problems.push(problem(row, 'adit.severity', 'severity-not-answerable'))
    } else if (row.kind === 'question' && isSelect(row.definition) && adit.adverse === undefined) {
      problems.push(problem(row, 'adit.severity', 'severity-without-rule'))
    }
  }
  const limited =
    row.kind === 'question' && (isNumeric(row.definition) || row.definition.type === 'calculate')
  if (!limited && adit.limit !== undefined) problems.push(problem(row, 'adit.limit', 'limit-not-a-number'))
  if (!limited && adit.plausible !== undefined)
    problems.push(problem(row, 'adit.plausible', 'limit-not-a-number'))
  if (adit.unit_from !== undefined) {
    if (!limited) problems.push(problem(row, 'adit.unit_from', 'unit-not-a-number'))
    if (adit.unit !== undefined) problems.push(problem(row, 'adit.unit_from', 'unit-twice'))
  }
  for (const [index, name] of (adit.adverse ?? []).entries()) {
    if (row.kind === 'question' && row.definition.type === 'calculate') continue
    if (row.kind !== 'question' || !row.choices.some((choice) => choice.name === name)) {
      problems.push(problem(row, `adit.adverse[${index}]`, 'adverse-not-a-choice', { name }))
    }
  }
  return problems
}

function checkQuestion(row: CompiledQuestion, definition: ChecklistDefinition): readonly Problem[] {
  const problems: Problem[] = []
  const question = row.definition
  const list = question.list_name
  if (isSelect(question)) {
    if (list === undefined) problems.push(problem(row, 'list_name', 'list-missing'))
    else if (definition.choices[list] === undefined) {
      problems.push(problem(row, 'list_name', 'unknown-list', { name: list }))
    } else if (typeof row.default === 'string') {
      for (const name of row.default.split(' ')) {
        if (!row.choices.some((choice) => choice.name === name)) {
          problems.push(problem(row, 'default', 'unknown-choice', { name }))
        }
      }
    }
  } else {
    if (list !== undefined) problems.push(problem(row, 'list_name', 'list-not-used-by-type'))
    if (question.choice_filter !== undefined) {
      problems.push(problem(row, 'choice_filter', 'list-not-used-by-type'))
    }
  }
  if (question.type === 'calculate' && question.calculation === undefined && question.default === undefined) {
    problems.push(problem(row, 'calculation', 'calculation-missing'))
  }
  if (isMetadata(question)) {
    for (const key of NOT_FOR_METADATA) {
      if (question[key] !== undefined) problems.push(problem(row, key, 'not-used-by-type'))
    }
  }
  return [...problems, ...checkParameters(row, definition)]
}

/** Columns that would have to wait for people, or would fight with the value that is given. */
const NOT_FOR_METADATA = ['required', 'constraint', 'calculation', 'default', 'trigger'] as const

function checkParameters(row: CompiledQuestion, definition: ChecklistDefinition): readonly Problem[] {
  const question = row.definition
  if (question.parameters === undefined) return []
  const parameters = readParameters(question)
  if (parameters === null || parameters.size === 0) return [problem(row, 'parameters', 'wrong-form')]
  const list = definition.choices[question.list_name ?? '']
  if (!isSelect(question) || list === undefined) return []
  const columns = ['value', 'label'].flatMap((key) => parameters.get(key) ?? [])
  return columns
    .filter((column) => !hasColumn(list, column))
    .map((name) => problem(row, 'parameters', 'unknown-path', { name }))
}

function problem(row: CompiledRow, key: string, code: ProblemCode, detail?: Problem['detail']): Problem {
  const path = below(placeOf(row), key)
  return detail === undefined ? { path, code } : { path, code, detail }
}
