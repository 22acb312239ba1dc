import { checklistOf } from '../../../shared/record/checklist-in-force.ts'
import type { ChecklistRef, LoggedEvent } from '../../../shared/record/event.ts'
import { type HandedOver, handedOver } from '../../../shared/record/handed-over.ts'
import { isCovered, signaturesIn } from '../../../shared/record/signatures.ts'
import { isOwnFeed } from '../../assessment/feed-of.ts'
import type { Assessment } from '../../storage/storage.ts'

/** What the mine page says about an assessment without opening it. */
export interface AssessmentSummary {
  /** Questions that hold an answer now, in any row; carried ones count once somebody confirmed them. */
  readonly answers: number
  readonly attachments: number
  /** Claimed time of the last event that says something of the mine. */
  readonly changed: string
  /**
   * `open`: never signed as final · `exported`: all that was said is in the last bundle, whoever signed it on whatever
   * device · `changed`: something is not, be it said later or merged later.
   */
  readonly state: 'open' | 'exported' | 'changed'
  /** The version of the checklist it is walked with; null in a log that does not say. */
  readonly checklist: ChecklistRef | null
  /** Final bundles that were signed on other devices, oldest first. */
  readonly elsewhere: readonly SignedElsewhere[]
  /** To whom this copy was given away; null while work goes on here. */
  readonly handedOver: HandedOver | null
}

/** A bundle whose file this device never had. */
export interface SignedElsewhere {
  readonly digest: string
  readonly revision: number
  /** The author's name. */
  readonly by: string
  /** When that was noted, claimed. */
  readonly at: string
}

/** Counts what a log says, without replaying it. */
export function summarize(assessment: Assessment, log: readonly LoggedEvent[]): AssessmentSummary {
  const answered = new Map<string, boolean>()
  const files = new Set<string>()
  let changed = assessment.created
  for (const { event } of log) {
    if (event.at > changed && !SILENT.has(event.kind)) changed = event.at
    const body = event.body as { path?: string; value?: unknown; sha256?: string; carried?: unknown }
    const { path = '', sha256 = '' } = body
    if (event.kind === 'answer.set') {
      answered.set(path, body.value !== null && body.carried === undefined)
    }
    if (event.kind === 'attachment.add') files.add(`${path} ${sha256}`)
    if (event.kind === 'attachment.withdraw') files.delete(`${path} ${sha256}`)
  }
  return {
    answers: [...answered.values()].filter(Boolean).length,
    attachments: files.size,
    changed,
    checklist: checklistOf(log),
    handedOver: handedOver(log, (feed) => isOwnFeed(assessment, feed)),
    elsewhere: signedElsewhere(assessment, log),
    state: stateOf(assessment, log, changed),
  }
}

function signedElsewhere(assessment: Assessment, log: readonly LoggedEvent[]): readonly SignedElsewhere[] {
  const here = new Set(assessment.exports.map(({ digest }) => digest))
  return signaturesIn(log).flatMap(({ signature: { digest, revision, signers }, logged }) =>
    here.has(digest) || isOwnFeed(assessment, logged.event.feed)
      ? []
      : [{ digest, revision, by: signers[0]?.signer.name ?? '', at: logged.event.at }],
  )
}

/** That a feed began, or that the record left, changes nothing of what was said. */
const SILENT: ReadonlySet<string> = new Set(['feed.open', 'handover.give', 'signature.add'])

function stateOf(
  { exports }: Assessment,
  log: readonly LoggedEvent[],
  changed: string,
): AssessmentSummary['state'] {
  const last = signaturesIn(log).at(-1)
  const noted = exports.at(-1)
  // Of a bundle that the log could not be told of, only the time is known.
  if (noted !== undefined && noted.revision > (last?.signature.revision ?? 0)) {
    return Date.parse(changed) > Date.parse(noted.at) ? 'changed' : 'exported'
  }
  if (last === undefined) return 'open'
  return log.every((logged) => SILENT.has(logged.event.kind) || isCovered(logged, last))
    ? 'exported'
    : 'changed'
}
