import type { ChecklistDefinition, EvidenceLevel, Text } from '../../shared/checklist/definition.ts'
import type { Path, RowId, Value } from '../../shared/checklist/value.ts'
import type { Explanation } from '../../shared/engine/explanation.ts'
import type { View } from '../../shared/engine/form-view.ts'
import type { Sha256 } from '../../shared/lib/sha256.ts'
import type { Mark } from '../../shared/record/annotation.ts'
import type { AttachmentDescribe, CaptureFacts } from '../../shared/record/attachment-events.ts'
import type {
  ChecklistUpgrade,
  HandoverGive,
  KeyId,
  LoggedEvent,
  SignatureAdd,
  SignerName,
} from '../../shared/record/event.ts'
import type { ClockJump } from '../../shared/record/grade-clock.ts'
import type { HandedOver } from '../../shared/record/handed-over.ts'
import type { GivenAnswer } from '../../shared/record/record-state.ts'
import type { RecordState } from '../../shared/record/replay.ts'
import type { Finding } from '../../shared/score/findings.ts'
import type { Assessment } from '../storage/storage.ts'
import type { RowFill } from './row-fill.ts'
import type { UndoOffer } from './undo-offer.ts'

/** What the "saved" mark shows. `failed` keeps everything typed and offers to try again. */
export type SaveState =
  | { readonly kind: 'saved'; readonly at: string | null }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly error: unknown }

/** How files are attached. */
export interface AttachOptions {
  /** Stops reading: nothing is attached that was not read by then. Rejects with the signal's reason. */
  readonly signal?: AbortSignal
  /** In the place of what the files say of themselves, for those that the app took itself. */
  readonly facts?: CaptureFacts
  /**
   * What is attached with the same object was brought in one go, such as one drop, and is one act to take back, whatever
   * is done while it comes in. What comes in after it was taken back is another act.
   */
  readonly together?: object
  /** Told how many bytes of the file at hand were read. */
  onProgress?(done: number): void
  /** Told when a file was read, before it is stored. */
  onTaken?(taken: { readonly sha256: Sha256; readonly media_type: string; readonly isNew: boolean }): void
}

/** A hand-over that was made ready: its note is in `events`, and not yet on the disk. */
export interface PreparedHandOver {
  /** The whole record with the note behind it, as it is to travel. */
  readonly events: readonly LoggedEvent[]
  /**
   * Puts the note on the disk. The store shows the record before it from then on and is to be closed; see
   * `closeAssessment`. Called before the bundle has its name: were it only in the bundle, the next answer here would make
   * two histories of one feed.
   */
  commit(): Promise<void>
  /** Goes on as if nothing had been prepared; does nothing after `commit`. */
  release(): void
}

/**
 * One assessment being worked on: the record, the form over it, and what people do to both. The walk, finish and sign
 * screens share it. What would change the answers, files or entries of somebody else is refused with `answer-of-another`
 * (`name`) to whoever may not; see `refusalOf`. Made by `createAssessmentStore` in `assessment-store.ts` (a zustand store).
 */
export interface AssessmentState {
  readonly assessment: Assessment
  /** Key of the person who works here, and their name. */
  readonly actor: KeyId
  readonly signer: SignerName
  readonly checklist: ChecklistDefinition
  readonly record: RecordState
  /** Section paths in order. */
  readonly sections: readonly Path[]
  /** Every view by path; one entry is replaced when it changes, the map with it. */
  readonly views: ReadonlyMap<Path, View>
  /** What the answers raise by rule, by the path it stands at; an entry is replaced when it changes. */
  readonly findings: ReadonlyMap<Path, Finding>
  /** The day by which they were found, `YYYY-MM-DD`: papers run out overnight. */
  readonly foundOn: string
  readonly save: SaveState
  /** Every event, in the order in which this device came to know them; what is not committed yet included. */
  readonly events: readonly LoggedEvent[]
  /** Something is typed that has not become an answer yet; until it has, nothing may be called saved. */
  readonly typing: boolean
  /** Titles of the checklists that answers were carried from, by assessment; those this device does not know are left out. */
  readonly carriedTitles: ReadonlyMap<string, Text>
  /** The versions of the checklist this was walked with before, by hash, as far as this device knows them. */
  readonly earlierVersions: ReadonlyMap<string, ChecklistDefinition>
  /** Files that wait to be stored and could not be, when `save` is `failed`. They hold up what comes after them. */
  readonly stuckFiles: readonly { readonly path: Path; readonly name: string; readonly size: number }[]
  /** What the next undo takes back and the next redo does again, of what this person did here; null when nothing. */
  readonly undoable: UndoOffer | null
  readonly redoable: UndoOffer | null
  /** Every jump of a device's clock that the log shows. */
  readonly clockJumps: readonly ClockJump[]
  /** The run of the app's page that writes now, as in `ClockReading`; null without a clock. */
  readonly run: string | null

  /** Why something stands as it does now; worked out at each call. Undefined when nothing stands at the path. */
  explain(path: Path): Explanation | undefined
  /**
   * Sets or clears an answer; `reason` is kept with it (wanted for `na`), and so is what was `entered` in another unit.
   * Resolves when it is committed.
   */
  answer(path: Path, value: Value | null, reason?: string, entered?: string): Promise<void>
  /**
   * Says of the answers among these that were carried, or given before their question changed, that they hold here too.
   * Those given or changed here already are left as they are, and those that cannot be taken as they are.
   */
  confirm(paths: readonly Path[]): Promise<void>
  addRow(repeat: Path): Promise<RowId>
  /** Fills entries of a repeat, new ones among them, as one act: see `RowFill`. */
  fillRows(repeat: Path, fills: readonly RowFill[]): Promise<void>
  removeRow(row: RowId): Promise<void>
  /** Hashes, stores and links files as evidence. Returns how many were new to this question. */
  attach(path: Path, files: readonly File[], options?: AttachOptions): Promise<number>
  withdraw(path: Path, sha256: string, reason?: string): Promise<void>
  /** Says what a file shows, in the place of what was said before; blank is nothing. Nothing happens where it is the same. */
  describeFile(
    path: Path,
    sha256: Sha256,
    words: Pick<AttachmentDescribe, 'caption' | 'direction'>,
  ): Promise<void>
  /** Puts this person's marks over a picture, whole, in the place of those before. */
  annotate(path: Path, sha256: Sha256, marks: readonly Mark[]): Promise<void>
  setEvidence(path: Path, level: EvidenceLevel): Promise<void>
  comment(path: Path, text: string): Promise<void>
  /**
   * Gives a section, by its key, to a person to answer; null gives it to nobody. Nothing happens where it is the same.
   * Rejects with `lead-only` (`name`) for anybody who does not lead.
   */
  assign(section: Path, to: SignerName | null): Promise<void>
  /** Lets everybody change the answers of others, in all sections, or no more; as `assign` otherwise. */
  openAnswers(open: boolean): Promise<void>
  /** Marks a question for a colleague to look at, in the place of a mark that stands. Blank is for anybody, without a note. */
  flag(path: Path, mark: { readonly to?: string; readonly note?: string }): Promise<void>
  /** Takes the mark off, if there is one. */
  unflag(path: Path): Promise<void>
  /** Notes in the log that the record left as a signed bundle. */
  noteSignature(signature: SignatureAdd): Promise<void>
  /**
   * Takes this person's newest act back, what is being typed included. Gives what it did, null when there was nothing.
   * Rejects with `attachment-elsewhere` (`name`) when it would bring back a file that is not on this device.
   */
  undo(): Promise<UndoOffer | null>
  /** Does again what was taken back last, until something else is done. */
  redo(): Promise<UndoOffer | null>
  /**
   * Writes an upgrade of the checklist behind everything that was done, and resolves when it is committed. Nothing may be
   * done to this state any more then: it shows the version before. Rejects when something before it cannot be saved, or
   * it cannot; then nothing was written. See `upgradeAssessment`.
   */
  goOver(upgrade: ChecklistUpgrade): Promise<void>
  /** Decides between rival answers: says one of them again, in place of all that stand. `reason` says why. */
  decide(path: Path, chosen: GivenAnswer, reason?: string): Promise<void>
  /** To whom this copy was given away; null while work goes on here. Until then every act is refused with `handed-over`. */
  readonly handedOver: HandedOver | null
  /**
   * Makes the hand-over to a colleague ready: everything is on the disk, and nothing more may be said until it is
   * committed or released. Rejects with `handed-over` when it was given away already.
   */
  prepareHandOver(mode: HandoverGive['mode'], to: string): Promise<PreparedHandOver>
  /** Work goes on here again, although the copy was given away; the log says so. */
  takeBack(): Promise<void>
  /** The bytes of an attachment, from the disk or, while they wait to be stored, from memory. */
  fileOf(sha256: Sha256): Promise<Blob | undefined>
  /** Tries again to commit what failed. */
  retry(): Promise<void>
  /** Lets go of the files in `stuckFiles`, so that the answers behind them can be stored. */
  dropStuckFiles(): Promise<void>
  /**
   * Says that a field holds text that is not an answer yet. `commit` makes it one; it is called by `flush`. The field
   * calls the returned function once it has committed by itself.
   */
  hold(commit: () => void): () => void
  /** Makes an answer of everything that is being typed: before leaving, before hiding, before closing. */
  flush(): void
}
