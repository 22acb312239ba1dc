import type { EvidenceLevel, Stage, Text } from '../checklist/definition.ts'
import type { Path, RowId, Value } from '../checklist/value.ts'

/** SHA-256 in lower-case hex, 64 digits. */
export type Sha256 = string

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
  | { readonly kind: 'evidence.set'; readonly body: EvidenceSet }
  | { readonly kind: 'comment.add'; readonly body: CommentAdd }

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
  readonly checklist: { readonly form_id: string; readonly version: string; readonly sha256: Sha256 }
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

/** A row appears at the end of a repeat. Its id is new for ever. */
export interface RepeatAdd {
  readonly repeat: Path
  readonly row: RowId
}

/** A row is taken out with everything in it; its events stay in the log. */
export interface RepeatRemove {
  readonly row: RowId
}

/** A file becomes evidence of a question. The bytes are known by their hash alone. */
export interface AttachmentAdd {
  readonly path: Path
  readonly sha256: Sha256
  /** Name the file had when it came in, at most 255 UTF-8 bytes. */
  readonly name: string
  readonly size: number
  /** Media type by magic bytes, `application/octet-stream` when unknown. */
  readonly media_type: string
  readonly caption?: string
}

/** The file is no longer evidence of this question; nothing is erased from the log. */
export interface AttachmentWithdraw {
  readonly path: Path
  readonly sha256: Sha256
  readonly reason?: string
}

/** How well the answer is proven, in the assessor's judgement. */
export interface EvidenceSet {
  readonly path: Path
  readonly level: EvidenceLevel
}

/** A remark on a question. */
export interface CommentAdd {
  readonly path: Path
  readonly text: string
}

/** The envelope around every body: one line of a feed, in canonical JSON. */
export interface EventEnvelope {
  /** Key of the person who acted. */
  readonly actor: KeyId
  /** Wall clock, UTC, `YYYY-MM-DDTHH:MM:SSZ`; claimed, never proven. */
  readonly at: string
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
