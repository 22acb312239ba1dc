import type { ChecklistDefinition, EvidenceLevel, Text } from '../../shared/checklist/definition.ts'
import type { Path, RowId, Value } from '../../shared/checklist/value.ts'
import type { Explanation } from '../../shared/engine/explanation.ts'
import type { View } from '../../shared/engine/form-view.ts'
import type { LoggedEvent, Sha256 } from '../../shared/record/event.ts'
import type { RecordState } from '../../shared/record/replay.ts'
import type { Finding } from '../../shared/score/findings.ts'
import type { Assessment } from '../storage/storage.ts'

/** What the "saved" mark shows. `failed` keeps everything typed and offers to try again. */
export type SaveState =
  | { readonly kind: 'saved'; readonly at: string | null }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly error: unknown }

/**
 * One assessment being worked on: the record, the form over it, and what people do to both. The walk, finish and sign
 * screens share it. Made by `createAssessmentStore` in `assessment-store.ts` (a zustand store).
 */
export interface AssessmentState {
  readonly assessment: Assessment
  readonly checklist: ChecklistDefinition
  readonly record: RecordState
  /** Section paths in order. */
  readonly sections: readonly Path[]
  /** Every view by path; one entry is replaced when it changes, the map with it. */
  readonly views: ReadonlyMap<Path, View>
  /** What the answers raise by rule, by the path it stands at; an entry is replaced when it changes. */
  readonly findings: ReadonlyMap<Path, Finding>
  readonly save: SaveState
  /** Every event, in the order in which this device came to know them; what is not committed yet included. */
  readonly events: readonly LoggedEvent[]
  /** Something is typed that has not become an answer yet; until it has, nothing may be called saved. */
  readonly typing: boolean
  /** Titles of the checklists that answers were carried from, by assessment; those this device does not know are left out. */
  readonly carriedTitles: ReadonlyMap<string, Text>
  /** Files that wait to be stored and could not be, when `save` is `failed`. They hold up what comes after them. */
  readonly stuckFiles: readonly { readonly path: Path; readonly name: string; readonly size: number }[]

  /** Why something stands as it does now; worked out at each call. Undefined when nothing stands at the path. */
  explain(path: Path): Explanation | undefined
  /**
   * Sets or clears an answer; `reason` is kept with it (wanted for `na`), and so is what was `entered` in another unit.
   * Resolves when it is committed.
   */
  answer(path: Path, value: Value | null, reason?: string, entered?: string): Promise<void>
  /** Says that the carried answers among these hold here too. Those given or changed here already are left as they are. */
  confirm(paths: readonly Path[]): Promise<void>
  addRow(repeat: Path): Promise<RowId>
  removeRow(row: RowId): Promise<void>
  /** Hashes, stores and links files as evidence. Returns how many were new to this question. */
  attach(path: Path, files: readonly File[]): Promise<number>
  withdraw(path: Path, sha256: string, reason?: string): Promise<void>
  setEvidence(path: Path, level: EvidenceLevel): Promise<void>
  comment(path: Path, text: string): Promise<void>
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
