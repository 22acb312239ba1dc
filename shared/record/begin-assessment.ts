import { checklistDigest } from '../checklist/checklist-digest.ts'
import type { ChecklistDefinition } from '../checklist/definition.ts'
import type { Sha256 } from '../lib/sha256.ts'
import { appendEvent, type FeedTail, startFeed } from './append.ts'
import type {
  ClockReading,
  EventBody,
  FeedId,
  KeyId,
  LoggedEvent,
  MineSnapshot,
  SignerName,
} from './event.ts'

/** Who begins what, where. */
export interface Beginning {
  /** UUID of the new assessment. */
  readonly assessment: string
  readonly feed: FeedId
  readonly key: KeyId
  readonly signer: SignerName
  readonly checklist: ChecklistDefinition
  readonly mine: MineSnapshot
  /** Extended questions are left out. */
  readonly quick: boolean
  /** UTC, `YYYY-MM-DDTHH:MM:SSZ`. */
  readonly at: string
  readonly clock?: ClockReading
  /** What is carried over from earlier assessments of the mine; see `carryForward`. */
  readonly carried?: readonly EventBody[]
}

/**
 * The first events of an assessment: the person's feed opens, the mine and the checklist are frozen into it, and what is
 * known from earlier assessments is carried over.
 */
export function beginAssessment(beginning: Beginning): {
  readonly events: readonly LoggedEvent[]
  readonly tail: FeedTail
  /** Digest of the frozen checklist. */
  readonly checklist: Sha256
} {
  const { assessment, feed, key, signer, checklist, mine, quick, at, clock } = beginning
  const meta = { actor: key, at, clock }
  const opened = appendEvent(startFeed(feed), { kind: 'feed.open', body: { assessment, key, signer } }, meta)
  const { form_id, version } = checklist
  const sha256 = checklistDigest(checklist)
  const frozen = { form_id, version, sha256 }
  const begun = appendEvent(
    opened.tail,
    { kind: 'assessment.open', body: { checklist: frozen, mine, quick } },
    meta,
  )
  const events = [opened.logged, begun.logged]
  let { tail } = begun
  for (const entry of beginning.carried ?? []) {
    // Part of the beginning: nobody did this here, so nobody can undo it.
    const appended = appendEvent(tail, entry, { ...meta, act: { with: begun.logged.id } })
    events.push(appended.logged)
    tail = appended.tail
  }
  return { events, tail, checklist: sha256 }
}
