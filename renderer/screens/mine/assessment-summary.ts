import { checklistOf } from '../../../shared/record/checklist-in-force.ts'
import type { ChecklistRef, LoggedEvent } from '../../../shared/record/event.ts'
import { type HandedOver, handedOver } from '../../../shared/record/handed-over.ts'
import { isOwnFeed } from '../../assessment/feed-of.ts'
import type { Assessment } from '../../storage/storage.ts'

/** What the mine page says about an assessment without opening it. */
export interface AssessmentSummary {
  /** Questions that hold an answer now, in any row; carried ones count once somebody confirmed them. */
  readonly answers: number
  readonly attachments: number
  /** Claimed time of the last event. */
  readonly changed: string
  /**
   * `open`: never exported · `exported`: nothing was said since the last bundle · `changed`: something was.
   */
  readonly state: 'open' | 'exported' | 'changed'
  /** The version of the checklist it is walked with; null in a log that does not say. */
  readonly checklist: ChecklistRef | null
  /** To whom this copy was given away; null while work goes on here. */
  readonly handedOver: HandedOver | null
}

/** Counts what a log says, without replaying it. */
export function summarize(assessment: Assessment, log: readonly LoggedEvent[]): AssessmentSummary {
  const answered = new Map<string, boolean>()
  const files = new Set<string>()
  let changed = assessment.created
  for (const { event } of log) {
    // That a copy was given away changes nothing of what was said.
    if (event.at > changed && event.kind !== 'handover.give') changed = event.at
    const body = event.body as { path?: string; value?: unknown; sha256?: string; carried?: unknown }
    const { path = '', sha256 = '' } = body
    if (event.kind === 'answer.set') {
      answered.set(path, body.value !== null && body.carried === undefined)
    }
    if (event.kind === 'attachment.add') files.add(`${path} ${sha256}`)
    if (event.kind === 'attachment.withdraw') files.delete(`${path} ${sha256}`)
  }
  const exported = assessment.exports.at(-1)?.at
  return {
    answers: [...answered.values()].filter(Boolean).length,
    attachments: files.size,
    changed,
    checklist: checklistOf(log),
    handedOver: handedOver(log, (feed) => isOwnFeed(assessment, feed)),
    state:
      exported === undefined ? 'open' : Date.parse(changed) > Date.parse(exported) ? 'changed' : 'exported',
  }
}
