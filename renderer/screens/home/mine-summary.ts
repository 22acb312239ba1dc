import { STAGES, type Stage } from '../../../shared/checklist/definition.ts'
import type { Assessment, Mine } from '../../storage/storage.ts'

/** Where a stage stands: nothing walked, something open, or every assessment exported. */
export type StageState = 'none' | 'open' | 'exported'

/** One line of the list of mines. */
export interface MineSummary {
  readonly mine: Mine
  readonly stages: Readonly<Record<Stage, StageState>>
  /** The assessment begun last. */
  readonly last: Assessment | null
  /** Assessments without a bundle, and with one. */
  readonly open: number
  readonly exported: number
}

/** The mines with what was assessed at each, those worked on last first. */
export function summarizeMines(
  mines: readonly Mine[],
  assessments: readonly Assessment[],
): readonly MineSummary[] {
  const moved = ({ mine, last }: MineSummary) =>
    last !== null && last.created > mine.changed ? last.created : mine.changed
  return mines
    .map((mine) =>
      summarizeMine(
        mine,
        assessments.filter((one) => one.mine === mine.id),
      ),
    )
    .sort((a, b) => (moved(a) < moved(b) ? 1 : moved(a) > moved(b) ? -1 : 0))
}

function summarizeMine(mine: Mine, own: readonly Assessment[]): MineSummary {
  const stateOf = (stage: Stage): StageState => {
    const here = own.filter((one) => one.stage === stage)
    if (here.length === 0) return 'none'
    return here.every((one) => one.exports.length > 0) ? 'exported' : 'open'
  }
  const exported = own.filter((one) => one.exports.length > 0).length
  return {
    mine,
    stages: Object.fromEntries(STAGES.map((stage) => [stage, stateOf(stage)])) as Record<Stage, StageState>,
    last: own.reduce<Assessment | null>(
      (latest, one) => (latest === null || one.created > latest.created ? one : latest),
      null,
    ),
    open: own.length - exported,
    exported,
  }
}
