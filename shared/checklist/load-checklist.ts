import { checkNames } from './check-names.ts'
import { checkRows } from './check-rows.ts'
import { checkShape } from './check-shape.ts'
import { checkTexts } from './check-texts.ts'
import { type Checklist, type CompiledGroup, type CompiledRow, placeOf } from './checklist.ts'
import { compileRows } from './compile.ts'
import { type Dependent, orderByDependence } from './dependency-order.ts'
import { below, type Problem } from './problem.ts'
import { expressionsOf } from './row-expressions.ts'
import { isSection } from './sections.ts'
import { type Reading, traceExpression } from './trace.ts'

/** What loading gives: a checklist to open forms over, or everything that is wrong. */
export type LoadResult = { readonly checklist: Checklist } | { readonly problems: readonly Problem[] }

/**
 * Turns unknown data into a checklist. Accepts it only when it is sound all through: shape, names, texts in every
 * language, expressions, references, no calculation that waits for itself. Otherwise gives every problem with its
 * place; faults of the shape come alone, since nothing else can be judged before they are mended. Never throws.
 * The definition given is frozen; `input` itself is not touched.
 */
export function loadChecklist(input: unknown): LoadResult {
  const shape = checkShape(input)
  if ('problems' in shape) return shape
  const { definition } = shape
  const compiled = compileRows(definition)
  const rows = new Map<string, CompiledRow>()
  for (const row of compiled.rows) if (!rows.has(row.name)) rows.set(row.name, row)
  const top = compiled.rows.filter((row) => row.parent === null)
  const traced = traceRows(compiled.rows, { definition, rows, top })
  const named = compiled.instanceName
  if (named !== null) {
    traced.problems.push(...traceExpression(named, null, { definition, rows, top }, 'instance_name').problems)
  }
  const { order, loops } = orderByDependence(traced.dependents)
  const problems = [
    ...checkNames(definition, compiled.rows),
    ...checkTexts(definition, compiled.rows),
    ...checkRows(definition, compiled.rows),
    ...compiled.problems,
    ...traced.problems,
    ...loops.map((loop) => loopProblem(loop, rows)),
  ]
  if (problems.length > 0) return { problems }
  for (const [rank, name] of order.entries()) {
    const row = rows.get(name)
    if (row !== undefined) (row as { rank: number }).rank = rank
  }
  for (const row of rows.values()) Object.freeze(row)
  const checklist: Checklist = {
    definition,
    top,
    sections: top.filter((row): row is CompiledGroup => isSection(row.definition)),
    rows,
    profile: new Set(definition.profile),
    instanceName: named,
  }
  return { checklist: Object.freeze(checklist) }
}

function traceRows(
  rows: readonly CompiledRow[],
  context: Parameters<typeof traceExpression>[2],
): { readonly dependents: readonly Dependent[]; readonly problems: Problem[] } {
  const problems: Problem[] = []
  const dependents = rows.map((row) => {
    const expressions = expressionsOf(row)
    if (expressions.length === 0) return { row, readings: NOTHING }
    const readings = expressions.flatMap((expression) => {
      const traced = traceExpression(expression.tree, row, context, expression.path)
      for (const problem of traced.problems) problems.push(problem)
      return expression.decides ? traced.readings : NOTHING
    })
    return { row, readings }
  })
  return { dependents, problems }
}

const NOTHING: readonly Reading[] = []

function loopProblem(loop: readonly string[], rows: ReadonlyMap<string, CompiledRow>): Problem {
  const row = rows.get(loop[0] ?? '')
  const repeated = row?.kind === 'repeat' && row.repeatCount !== null
  const key = row?.kind === 'question' && row.calculation !== null ? 'calculation' : 'relevant'
  return {
    path: below(row === undefined ? '' : placeOf(row), repeated ? 'repeat_count' : key),
    code: 'loop',
    detail: { names: loop.join(' → ') },
  }
}
