import type { Coverage, Phase } from '../../../shared/checklist/coverage.ts'
import type { Stage } from '../../../shared/checklist/definition.ts'

/** The source documents, as rows begin with them. */
export const SOURCES = ['000', '001', '002', '003', '004'] as const
/** A source document, by the number its rows begin with. */
export type Source = (typeof SOURCES)[number]

/** Which rows are looked at; null asks for all. */
export interface CoverageFilter {
  readonly source: Source | null
  readonly stage: Stage | null
  readonly phase: Phase | null
  /** Only rows that nothing covers in a stage they belong to; with a stage chosen, in that one. */
  readonly uncovered: boolean
}

/** The rows that all parts of the filter let through, in order. */
export function filterCoverage(
  rows: readonly Coverage[],
  { source, stage, phase, uncovered }: CoverageFilter,
): readonly Coverage[] {
  return rows.filter(
    (row) =>
      (source === null || row.id.startsWith(`${source}-`)) &&
      (stage === null || row.stages.includes(stage)) &&
      (phase === null || row.phases.includes(phase)) &&
      (!uncovered || (stage === null ? row.uncovered.length > 0 : row.uncovered.includes(stage))),
  )
}
