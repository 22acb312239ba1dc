import { z } from 'zod'
import { type ChecklistDefinition, type RowDefinition, STAGES, type Stage, type Text } from './definition.ts'
import { readChecklistText } from './read-checklist-text.ts'

/** The four phases of a management cycle. */
export const PHASES = ['plan', 'do', 'check', 'act'] as const
/** A phase of a management cycle. */
export type Phase = (typeof PHASES)[number]

/** One thing that the source documents ask for. */
export interface CoverageRow {
  /** Number of the source document and of the row in it, e.g. `002-29`. */
  readonly id: string
  /** Stages of a mine's life in which it has to be asked. */
  readonly stages: readonly Stage[]
  readonly phases: readonly Phase[]
  readonly text: Text
}

/** A row of a checklist that answers a row of the sources. */
export interface CoveringRow {
  readonly stage: Stage
  readonly form_id: string
  readonly name: string
  readonly label: Text
}

/** What covers a row, and in which of its stages nothing does. */
export interface Coverage extends CoverageRow {
  readonly covered: readonly CoveringRow[]
  readonly uncovered: readonly Stage[]
}

const file = z.strictObject({
  rows: z.array(
    z.strictObject({
      id: z.string().regex(/^\d{3}-\d{2}$/),
      stages: z.array(z.enum(STAGES)).min(1),
      phases: z.array(z.enum(PHASES)).min(1),
      text: z.record(z.string(), z.string().min(1)),
    }),
  ),
})

/** Reads the rows of `assets/common/seed-coverage.yaml`. Throws for anything else: the file comes with the app. */
export function readCoverage(text: string): readonly CoverageRow[] {
  const read = readChecklistText(text)
  if ('problems' in read) throw new Error(`coverage: ${JSON.stringify(read.problems[0])}`)
  return file.parse(read.value).rows
}

/** Holds the rows against checklists: which of their rows name them in `adit.seeds`. */
export function coverageOf(
  rows: readonly CoverageRow[],
  checklists: readonly ChecklistDefinition[],
): readonly Coverage[] {
  const covering = new Map<string, CoveringRow[]>()
  for (const { stage, form_id, survey } of checklists) {
    const visit = (row: RowDefinition) => {
      for (const seed of row.adit?.seeds ?? []) {
        const list = covering.get(seed) ?? []
        covering.set(seed, [...list, { stage, form_id, name: row.name, label: row.label ?? {} }])
      }
      if (row.type === 'group' || row.type === 'repeat') row.children.forEach(visit)
    }
    survey.forEach(visit)
  }
  return rows.map((row) => {
    const covered = covering.get(row.id) ?? []
    const uncovered = row.stages.filter((stage) => !covered.some((found) => found.stage === stage))
    return { ...row, covered, uncovered }
  })
}
