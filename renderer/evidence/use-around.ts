import { type EvidenceAround, evidenceAround } from '../../shared/record/evidence-warnings.ts'
import type { RecordState } from '../../shared/record/record-state.ts'
import type { AssessmentState } from '../assessment/assessment-state.ts'

type Known = Pick<AssessmentState, 'record' | 'events'>

/** The last one worked out: every tile of an assessment asks for the same. */
let last: {
  readonly attachments: RecordState['attachments']
  readonly removed: RecordState['removedRows']
  readonly around: EvidenceAround
} | null = null

/**
 * What the files of the open assessment are held against; worked out again when a file comes or goes. A selector for
 * `useAssessment`: it gives the same object as long as nothing changed.
 */
export function aroundOf({ record, events }: Known): EvidenceAround {
  const { attachments, removedRows } = record
  if (last?.attachments === attachments && last.removed === removedRows) return last.around
  const times = events.map(({ event }) => event.at)
  const from = times.reduce((least, at) => (at < least ? at : least), times[0] ?? '')
  const to = times.reduce((most, at) => (at > most ? at : most), '')
  const around = evidenceAround(record, times.length === 0 ? null : { from, to })
  last = { attachments, removed: removedRows, around }
  return around
}
