import type { ChecklistDefinition, RowDefinition } from '../../../shared/checklist/definition.ts'
import { loadChecklist } from '../../../shared/checklist/load-checklist.ts'
import type { Problem } from '../../../shared/checklist/problem.ts'
import { definition } from '../../support/checklist-dsl.ts'

/** Everything wrong with a definition. */
export function problemsOf(input: unknown): readonly Problem[] {
  const result = loadChecklist(input)
  return 'problems' in result ? result.problems : []
}

/** Problems of rows in one section, as `path code`, the path counted from the section. */
export function faults(rows: readonly RowDefinition[], columns: Partial<ChecklistDefinition> = {}): string[] {
  return problemsOf(definition(rows, columns)).map(
    ({ path, code }) => `${path.replace('survey[0].children', '')} ${code}`,
  )
}
