import type { LoggedEvent } from '../../../shared/record/event.ts'
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
}

/** Counts what a log says, without replaying it. */
export function summarize(assessment: Assessment, log: readonly LoggedEvent[]): AssessmentSummary {
  const answered = new Map<string, boolean>()
  const files = new Set<string>()
  let changed = assessment.created
  for (const { event } of log) {
    if (event.at > changed) changed = event.at
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
    state:
      exported === undefined ? 'open' : Date.parse(changed) > Date.parse(exported) ? 'changed' : 'exported',
  }
}
