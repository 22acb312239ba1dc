import type { KeptHead } from '../../shared/bundle/kept-head.ts'
import type { ChecklistDefinition, Stage } from '../../shared/checklist/definition.ts'
import type { TextSize } from '../../shared/ipc/text-sizes.ts'
import type { Sha256 } from '../../shared/lib/sha256.ts'
import type { LoggedEvent, SignerName } from '../../shared/record/event.ts'
import type { LibraryAddition, LibraryEntry, LibraryOutcome } from './library-entry.ts'

/** A mine as this device knows it. */
export interface Mine {
  /** UUID, stable for life. */
  readonly id: string
  readonly name: string
  /** Profile values by name (see `ChecklistDefinition.profile`); flags are `yes` or `no`. */
  readonly profile: Readonly<Record<string, string>>
  /** ISO 8601, UTC. */
  readonly created: string
  readonly changed: string
}

/** One checklist walked at one mine: the index card of a record. Everything said in it is in its events. */
export interface Assessment {
  /** UUID. */
  readonly id: string
  readonly mine: string
  readonly stage: Stage
  /** The frozen checklist, by the SHA-256 of its canonical JSON. */
  readonly checklist: Sha256
  readonly created: string
  /** This device's feed in it. */
  readonly feed: string
  /** Bundles written from it, oldest first. */
  readonly exports: readonly ExportNote[]
  /** Signed heads of the feeds that came from other devices: those, and only those, this device never writes to. */
  readonly heads?: readonly KeptHead[]
  /** Feeds that another copy holds differently, oldest first; nothing was merged from those. */
  readonly forks?: readonly ForkNote[]
}

/** A feed that went two ways (ADIT-L10): what the other copy says instead was set aside. */
export interface ForkNote {
  readonly feed: string
  /** Events from the start on that both hold. */
  readonly shared: number
  /** Digest of the bundle that brought it. */
  readonly digest: string
  /** When it was noticed, claimed. */
  readonly at: string
  /** The other copy's lines from there on, kept as a file by its hash. */
  readonly aside: Sha256
}

/** What an import leaves on the index card. */
export interface ImportNote {
  readonly heads: readonly KeptHead[]
  readonly forks: readonly ForkNote[]
}

/** One bundle that was written: when (claimed), where, and its digest. */
export interface ExportNote {
  readonly at: string
  readonly path: string
  readonly digest: string
  readonly revision: number
}

/** An attachment's bytes, exactly as they came in. */
export interface StoredAttachment {
  readonly sha256: Sha256
  readonly media_type: string
  readonly blob: Blob
}

/** A company's own limits, laid over the checklists of new assessments; see `overrideLimits`. */
export interface CompanyLimits {
  /** Name of the file it came in. */
  readonly file: string
  /** The table itself. */
  readonly csv: string
  /** When it was taken in, claimed, UTC, and by whom. */
  readonly at: string
  readonly by: SignerName
}

/** Small things remembered per person and device: language, appearance, the route that was open. */
export interface Settings {
  readonly language: 'en' | 'zh' | null
  readonly appearance: 'auto' | 'light' | 'dark' | 'outdoor'
  /** How large text and everything with it is, in percent of the normal size. */
  readonly textSize: TextSize
  /** Key of the person who works here. */
  readonly identity: `sha256:${string}` | null
  /** What this installation is called in the `deviceid` of forms: random, made at the first start. */
  readonly device: string | null
  /** Null while assessments are made with the limits of the checklists alone. */
  readonly limits: CompanyLimits | null
  /** The screen that was open, as JSON of `Route`. */
  readonly route: unknown
  /** Path of the question last worked on, by assessment and person. */
  readonly positions: Readonly<Record<string, string>>
  /** What the questions of a walk are filtered by, by assessment and person; whoever reads one checks it. */
  readonly filters: Readonly<Record<string, readonly string[]>>
  /** A section as one list, or a question, group or repeat at a time. */
  readonly walk: 'list' | 'pages'
  /** How the entries of a repeat are laid out, where that is not as cards; by form and repeat, see `layoutKey`. */
  readonly layouts: Readonly<Record<string, 'table'>>
  /** What was typed into forms and not saved, by form. Whoever reads one checks it; writing null removes it. */
  readonly drafts: Readonly<Record<string, unknown>>
}

/**
 * All that is kept on this device. A promise that resolves means the data was committed with strict durability, in the
 * database or in the copy on disk; `Copies` says whether both have it.
 * Rejects with `AppError('storage-failed')`, or `storage-newer` when a later version of Adit wrote the database.
 */
export interface Storage {
  listMines(): Promise<readonly Mine[]>
  getMine(id: string): Promise<Mine | undefined>
  putMine(mine: Mine): Promise<void>

  listAssessments(mine?: string): Promise<readonly Assessment[]>
  getAssessment(id: string): Promise<Assessment | undefined>
  /** Creates the index card, the frozen checklist and the first events in one transaction. */
  createAssessment(
    assessment: Assessment,
    checklist: ChecklistDefinition,
    events: readonly LoggedEvent[],
  ): Promise<void>
  noteExport(assessment: string, note: ExportNote): Promise<void>
  /** Keeps heads, each replacing the one before of its feed, and notes forks that are not noted yet. */
  noteImport(assessment: string, note: ImportNote): Promise<void>
  getChecklist(sha256: Sha256): Promise<ChecklistDefinition | undefined>
  /**
   * Keeps a definition for assessments that go over to it, before the event that says so is appended. One that is there
   * already stays as it is. Nothing takes it away again while a record names it.
   */
  addChecklist(definition: ChecklistDefinition, sha256: Sha256): Promise<void>

  /** The events of an assessment, in order within each feed. */
  loadEvents(assessment: string): Promise<readonly LoggedEvent[]>
  /** How many they are, which is known far sooner; null when that cannot be told now. */
  countEvents(assessment: string): Promise<number | null>
  /** Appends events, and the attachments they bring, in one transaction: all or nothing. */
  appendEvents(
    assessment: string,
    events: readonly LoggedEvent[],
    attachments?: readonly StoredAttachment[],
  ): Promise<void>
  getAttachment(sha256: Sha256): Promise<StoredAttachment | undefined>
  /** Keeps files that no event names yet, e.g. before the events of an import. They do no harm when none ever comes. */
  keepFiles(files: readonly StoredAttachment[]): Promise<void>

  /** The imported checklists that are in the library, in no order. */
  listLibrary(): Promise<readonly LibraryEntry[]>
  /** Whether a version is in the library, was taken out of it, or never was in it. */
  standingInLibrary(sha256: Sha256): Promise<'in' | 'removed' | 'never'>
  /** Adds an imported version with its definition and its media in one transaction, or says why it did not. */
  addToLibrary(addition: LibraryAddition): Promise<LibraryOutcome>
  /**
   * Takes a version out of the library. While assessments were made with it, its definition and media stay for them;
   * otherwise nothing is left of it.
   */
  removeFromLibrary(sha256: Sha256): Promise<void>
  /** A file that came with a checklist, by the name the checklist gives it, whatever its case. */
  getChecklistMedia(checklist: Sha256, name: string): Promise<StoredAttachment | undefined>

  getSettings(): Promise<Settings>
  /** The settings as they were read here last, with every change that was asked for since; undefined before. */
  settingsAtHand(): Settings | undefined
  /** Changes what is given; of `positions`, `filters` and `drafts` only the entries that are given. */
  putSettings(changed: Partial<Settings>): Promise<void>

  /** Whether anything that is given to it stays on this device; not so for a preview. */
  readonly keeps: boolean
  /**
   * Rejects with `AppError('disk-full', { needed })` when files of so many bytes together do not fit; `needed` is in
   * bytes. Asked before a file is taken in, so that nothing of it is written.
   */
  checkRoom(bytes: number): Promise<void>
}
