import type { EvidenceLevel } from '../checklist/definition.ts'
import type { Path, RowId, Value } from '../checklist/value.ts'
import type { Sha256 } from '../lib/sha256.ts'
import type { Mark } from './annotation.ts'
import type { CaptureFacts } from './attachment-events.ts'
import type {
  ActionSet,
  AssessmentOpen,
  CarriedFrom,
  ChecklistUpgrade,
  EventId,
  FeedId,
  FindingSet,
  FlagSet,
  HandoverGive,
  KeyId,
  LoggedEvent,
  ReviewAdd,
  SectionAssign,
  SignatureAdd,
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
  /** The unit of `value`, where it hangs on other answers. */
  readonly unit?: string
  /** The checklist it was given under; absent for the one the assessment was opened with. */
  readonly under?: Sha256
  /** Others under which the same was said before; null for the one the assessment was opened with. */
  readonly also?: readonly (Sha256 | null)[]
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
  readonly capture?: CaptureFacts
  /** The checklist it was last given under; absent for the one the assessment was opened with. */
  readonly under?: Sha256
  /** Others under which it was given before; null for the one the assessment was opened with. */
  readonly also?: readonly (Sha256 | null)[]
  /** Direction of view as a person gave it. */
  readonly direction?: string
  /** What people marked on it, each in a layer of their own, in the order in which they began; none is empty. */
  readonly annotations?: readonly AnnotationLayer[]
}

/** One person's marks on a picture; the attribution is that of the newest word. */
export interface AnnotationLayer extends Attribution {
  readonly layer: string
  readonly marks: readonly Mark[]
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

/** What an event said, with who said it. */
export type Said<Body> = Attribution & Body

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
  /** Who opened it: they lead, see `leads`. */
  readonly openedBy: Attribution | null
  readonly answers: ReadonlyMap<Path, AnswerState>
  /** Live rows of each repeat, in order. */
  readonly rows: ReadonlyMap<Path, readonly RowId[]>
  /** Rows that are removed now. */
  readonly removedRows: ReadonlySet<RowId>
  /** Every row a repeat ever had, in the order in which they were added. */
  readonly everyRow: ReadonlyMap<Path, readonly RowId[]>
  /** The removals of each row that nothing has taken back; none of them for a row that stands. */
  readonly removals: ReadonlyMap<RowId, readonly EventId[]>
  /** Live evidence files of each path, oldest first. */
  readonly attachments: ReadonlyMap<Path, readonly AttachmentState[]>
  readonly withdrawn: ReadonlyMap<Path, readonly WithdrawnAttachment[]>
  readonly evidence: ReadonlyMap<Path, EvidenceLevel>
  readonly comments: ReadonlyMap<Path, readonly CommentState[]>
  /** The newest word on each flagged question; one whose flag was taken off stays with `on: false`. */
  readonly flags: ReadonlyMap<Path, Said<FlagSet>>
  /** Who answers which section, by the newest word. */
  readonly assignments: ReadonlyMap<Path, Said<SectionAssign>>
  /** Findings raised by hand, by id. */
  readonly findings: ReadonlyMap<string, Said<FindingSet>>
  /** Corrective actions, by id. */
  readonly actions: ReadonlyMap<string, Said<ActionSet>>
  /** Changes of the checklist's version, oldest first; the last one names the version in force. */
  readonly upgrades: readonly Said<ChecklistUpgrade>[]
  readonly handovers: readonly Said<HandoverGive>[]
  /** Bundles that left, oldest first. */
  readonly signatures: readonly Said<SignatureAdd>[]
  readonly reviews: readonly Said<ReviewAdd>[]
  readonly feeds: ReadonlyMap<FeedId, FeedState>
  /** Highest Lamport number seen. */
  readonly lam: number
  /** Events of a kind this version does not know: kept, never interpreted. */
  readonly unknown: readonly LoggedEvent[]
}
