import type { EvidenceLevel, Stage, Text } from '../checklist/definition.ts'
import type { Path, RowId, Value } from '../checklist/value.ts'
import type { Sha256 } from '../lib/sha256.ts'
import type {
  AttachmentAdd,
  AttachmentAnnotate,
  AttachmentDescribe,
  AttachmentWithdraw,
} from './attachment-events.ts'

/** `sha256:` and the SHA-256 of a public key's SPKI DER, as everywhere in the bundle format. */
export type KeyId = `sha256:${string}`

/** `sha256:` and the SHA-256 of an event's line without its line feed. */
export type EventId = `sha256:${string}`

/** 16 random bytes in lower-case hex: one device at one assessment. */
export type FeedId = string

/** What happened. The tag is the event's `kind`. Unknown kinds are kept, hashed and shown as not understood. */
export type EventBody =
  | { readonly kind: 'feed.open'; readonly body: FeedOpen }
  | { readonly kind: 'assessment.open'; readonly body: AssessmentOpen }
  | { readonly kind: 'answer.set'; readonly body: AnswerSet }
  | { readonly kind: 'repeat.add'; readonly body: RepeatAdd }
  | { readonly kind: 'repeat.remove'; readonly body: RepeatRemove }
  | { readonly kind: 'attachment.add'; readonly body: AttachmentAdd }
  | { readonly kind: 'attachment.withdraw'; readonly body: AttachmentWithdraw }
  | { readonly kind: 'attachment.describe'; readonly body: AttachmentDescribe }
  | { readonly kind: 'attachment.annotate'; readonly body: AttachmentAnnotate }
  | { readonly kind: 'evidence.set'; readonly body: EvidenceSet }
  | { readonly kind: 'comment.add'; readonly body: CommentAdd }
  | { readonly kind: 'flag.set'; readonly body: FlagSet }
  | { readonly kind: 'section.assign'; readonly body: SectionAssign }
  | { readonly kind: 'finding.set'; readonly body: FindingSet }
  | { readonly kind: 'action.set'; readonly body: ActionSet }
  | { readonly kind: 'checklist.upgrade'; readonly body: ChecklistUpgrade }
  | { readonly kind: 'handover.give'; readonly body: HandoverGive }
  | { readonly kind: 'signature.add'; readonly body: SignatureAdd }
  | { readonly kind: 'review.add'; readonly body: ReviewAdd }

/** Always event 0 of a feed: whose hands these are. */
export interface FeedOpen {
  readonly assessment: string
  readonly key: KeyId
  readonly signer: SignerName
}

/** A person as named on a card; nothing here is proven by itself. */
export interface SignerName {
  readonly name: string
  readonly org: string
  readonly title: string
}

/** The assessment begins: the mine as it was known and the frozen checklist. */
export interface AssessmentOpen {
  readonly checklist: ChecklistRef
  readonly mine: MineSnapshot
  /** Extended items are left out. */
  readonly quick: boolean
}

/** The mine at the moment the assessment began; later changes of the mine do not reach into it. */
export interface MineSnapshot {
  /** Stable for life. */
  readonly id: string
  readonly name: string
  /** Profile values by name, flags as `yes` or `no`; see `ChecklistDefinition.profile`. */
  readonly profile: Readonly<Record<string, string>>
}

/** An answer is entered, changed or cleared (`value: null`). */
export interface AnswerSet {
  readonly path: Path
  readonly value: Value | null
  /** Why, e.g. the reason behind "not applicable". */
  readonly reason?: string
  /** The events this one replaces; more than one un-replaced answer on a path is a conflict. */
  readonly bases: readonly EventId[]
  /** What was typed, when that was a number in another unit than the question's, e.g. `420 ug/L`. */
  readonly entered?: string
  /** The unit of `value`, where the checklist lets it hang on other answers: it stays when those change. */
  readonly unit?: string
  /** The checklist it was given under, when that is not the one the assessment was opened with. */
  readonly under?: Sha256
  /** Nobody gave this answer here: it was taken over from an earlier assessment and waits to be confirmed or changed. */
  readonly carried?: CarriedFrom
}

/** Where a carried answer was given. */
export interface CarriedFrom {
  readonly assessment: string
  readonly form_id: string
  readonly version: string
  readonly stage: Stage
  readonly path: Path
  /** When it was given there, claimed; of a calculated value, when that assessment was last worked on. */
  readonly at: string
  /** The question as it was asked there. */
  readonly label: Text
}

/** A row appears at the end of a repeat; its id is new for ever. Or, with `restores`, a row that was removed returns. */
export interface RepeatAdd {
  readonly repeat: Path
  readonly row: RowId
  /**
   * The removals this takes back. The row stands again, in its old place and with everything in it, when no other
   * removal of it is left: one by a colleague who knew nothing of this keeps it out.
   */
  readonly restores?: readonly EventId[]
}

/** A row is taken out with everything in it; its events stay in the log. */
export interface RepeatRemove {
  readonly row: RowId
}

/** How well the answer is proven, in the assessor's judgement; null takes the judgement back. */
export interface EvidenceSet {
  readonly path: Path
  readonly level: EvidenceLevel | null
}

/** A comment on a question. */
export interface CommentAdd {
  readonly path: Path
  readonly text: string
}

/** A question is marked for a colleague to look at, or the mark is taken off (`on: false`). */
export interface FlagSet {
  readonly path: Path
  readonly on: boolean
  /** For whom, as people call them; absent when for anybody. */
  readonly to?: string
  readonly note?: string
}

/**
 * A section is given to a person to answer; `to: null` gives it to nobody in particular. What that allows is said in
 * `mayChangeOthers`.
 */
export interface SectionAssign {
  /** Key of the section, or `EVERY_SECTION`. */
  readonly section: Path
  readonly to: SignerName | null
  /** Everybody may change the answers of others there; absent when not. */
  readonly open?: true
}

/** In the place of a section's key: all of them. No row of a checklist can be called so. */
export const EVERY_SECTION = '*'

/** A finding is raised by hand, changed, or taken back (`withdrawn: true`). The newest word on its id stands. */
export interface FindingSet {
  /** UUID, stable for life. */
  readonly finding: string
  readonly path: Path | null
  readonly severity: 'critical' | 'major' | 'minor'
  readonly text: string
  /** 1 to 5 each, of the risk matrix. */
  readonly likelihood?: number
  readonly consequence?: number
  readonly withdrawn?: boolean
  readonly reason?: string
}

/** A corrective action is agreed, changed, closed or dropped. The newest word on its id stands. */
export interface ActionSet {
  /** UUID, stable for life. */
  readonly action: string
  /** Finding it answers: an id of `finding.set`, or the place and rule of a finding by rule (`PLACE rule`). */
  readonly finding: string | null
  readonly text: string
  readonly owner?: string
  /** `YYYY-MM-DD` */
  readonly due?: string
  readonly state: 'open' | 'done' | 'verified' | 'dropped'
}

/** From here on the assessment is walked with another version of its checklist. Undone by an upgrade back. */
export interface ChecklistUpgrade {
  readonly from: ChecklistRef
  readonly to: ChecklistRef
  /**
   * Names of the questions that mean something else in the other version: an answer given under one waits to be
   * confirmed under the other. Absent when there are too many to name: then all of them.
   */
  readonly confirm?: readonly string[]
  /** Names of those among them whose answers cannot be taken at all, whatever they say: another unit. */
  readonly anew?: readonly string[]
}

/** A checklist, exactly. */
export interface ChecklistRef {
  readonly form_id: string
  readonly version: string
  /** Of the definition's canonical JSON. */
  readonly sha256: Sha256
}

/** The record was given to a colleague. After `move` this copy is a memory: work goes on in the other one. */
export interface HandoverGive {
  readonly mode: 'copy' | 'move'
  /** To whom, as typed. */
  readonly to: string
  /** Digest of the bundle, `sha256:…`; null when the note was made before the bundle was closed. */
  readonly digest: string | null
}

/** The record as it stood was signed and left as a bundle. */
export interface SignatureAdd {
  readonly digest: string
  readonly revision: number
  /** Author first. */
  readonly signers: readonly { readonly role: 'author' | 'witness'; readonly signer: SignerName }[]
  /** Name of the file, never its folder: that tells of the computer. */
  readonly file: string
  /** How many events of each feed are in the bundle. */
  readonly covers?: Readonly<Record<FeedId, number>>
}

/** Headquarters said something on a signed bundle. */
export interface ReviewAdd {
  readonly digest: string
  readonly decision: 'accept' | 'accept-with-conditions' | 'return' | 'reject'
  readonly comments: readonly { readonly path: Path | null; readonly text: string }[]
}

/** What the clocks of the device said, so that jumps can be seen later; see `gradeClock`. All of it is claimed. */
export interface ClockReading {
  /** Minutes that local time was ahead of UTC. */
  readonly zone: number
  /** Which run of the app's page the monotonic clock counts from: 8 random hex digits. */
  readonly run: string
  /** Whole milliseconds since that run began. */
  readonly mono: number
}

/** How an event belongs to what a person did in one go; see `ActLog`. What a record says never depends on it. */
export interface ActMark {
  /** The first event of the act this one was recorded along with, e.g. the answer that made a default due. */
  readonly with?: EventId
  /** The first event of the act that this one takes back; an undo that is taken back is done again. */
  readonly undoes?: EventId
}

/** The envelope around every body: one line of a feed, in canonical JSON. */
export interface EventEnvelope {
  /** Absent when the event stands for itself. */
  readonly act?: ActMark
  /** Key of the person who acted. */
  readonly actor: KeyId
  /** Wall clock, UTC, `YYYY-MM-DDTHH:MM:SSZ`; claimed, never proven. */
  readonly at: string
  /** Absent in events of devices that have no clock but the wall's, such as the command line. */
  readonly clock?: ClockReading
  readonly feed: FeedId
  /** Lamport number: one more than the highest seen. */
  readonly lam: number
  /** Id of the previous line; null at `seq` 0. */
  readonly prev: EventId | null
  /** Position in the feed, from 0. */
  readonly seq: number
}

/** One event as it stands in a log line: envelope, kind and body. */
export type AditEvent = EventEnvelope & (EventBody | { readonly kind: string; readonly body: unknown })

/** An event with the line that is hashed and stored, and its id. */
export interface LoggedEvent {
  readonly id: EventId
  /** Canonical JSON without line feed. */
  readonly line: string
  readonly event: AditEvent
}
