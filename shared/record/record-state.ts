import type { EvidenceLevel } from '../checklist/definition.ts'
import type { Path, RowId, Value } from '../checklist/value.ts'
import type {
  AssessmentOpen,
  CarriedFrom,
  EventId,
  FeedId,
  KeyId,
  LoggedEvent,
  Sha256,
  SignerName,
} from './event.ts'

/** Who did something, when (claimed, UTC), and the event that says so. */
export interface Attribution {
  readonly actor: KeyId
  readonly signer: SignerName
  readonly at: string
  readonly event: EventId
}

/** One answer as somebody gave it. `value: null` is an answer that was cleared. */
export interface GivenAnswer extends Attribution {
  readonly value: Value | null
  readonly reason?: string
  /** What was typed, when that was in another unit. */
  readonly entered?: string
  /** Taken over from an earlier assessment and not confirmed here yet. */
  readonly carried?: CarriedFrom
}

/** What stands at a path: the newest un-replaced answer by (lam, feed, seq). */
export interface AnswerState extends GivenAnswer {
  /** Every un-replaced answer here, oldest first, this one last. */
  readonly live: readonly GivenAnswer[]
  /** Those among them that say something else. Any at all is a conflict that a person must decide. */
  readonly others: readonly GivenAnswer[]
  /** The events of `live`: what the next `answer.set` must name as its `bases`. */
  readonly bases: readonly EventId[]
}

/** A file that is evidence of a question. */
export interface AttachmentState extends Attribution {
  readonly sha256: Sha256
  readonly name: string
  readonly size: number
  readonly media_type: string
  readonly caption?: string
}

/** A file that was evidence of a question and is no longer; the log keeps it. */
export interface WithdrawnAttachment {
  readonly attachment: AttachmentState
  readonly by: Attribution
  readonly reason?: string
}

/** A remark and who made it. */
export interface CommentState extends Attribution {
  readonly text: string
}

/** One device's part of the log. */
export interface FeedState {
  readonly signer: SignerName
  readonly key: KeyId
  /** Events so far. */
  readonly count: number
  /** Id of the last event. */
  readonly head: EventId
  /** Lamport number of the last event. */
  readonly lam: number
}

/** What a record says, derived from its events alone. Never changed in place. */
export interface RecordState {
  /** UUID named by the first feed; null before any event. */
  readonly assessment: string | null
  readonly opened: AssessmentOpen | null
  readonly answers: ReadonlyMap<Path, AnswerState>
  /** Live rows of each repeat, in order. */
  readonly rows: ReadonlyMap<Path, readonly RowId[]>
  /** Rows that were removed, for ever. */
  readonly removedRows: ReadonlySet<RowId>
  /** Live evidence files of each path, oldest first. */
  readonly attachments: ReadonlyMap<Path, readonly AttachmentState[]>
  readonly withdrawn: ReadonlyMap<Path, readonly WithdrawnAttachment[]>
  readonly evidence: ReadonlyMap<Path, EvidenceLevel>
  readonly comments: ReadonlyMap<Path, readonly CommentState[]>
  readonly feeds: ReadonlyMap<FeedId, FeedState>
  /** Highest Lamport number seen. */
  readonly lam: number
  /** Events of a kind this version does not know: kept, never interpreted. */
  readonly unknown: readonly LoggedEvent[]
}
