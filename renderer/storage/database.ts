import type { EntityTable, Table } from 'dexie'
import { Dexie } from 'dexie'
import type { ChecklistDefinition } from '../../shared/checklist/definition.ts'
import type { CardTable } from '../../shared/ipc/journal-calls.ts'
import type { Sha256 } from '../../shared/lib/sha256.ts'
import type { LoggedEvent } from '../../shared/record/event.ts'
import type { LibraryEntry } from './library-entry.ts'
import type { Assessment, Mine, Settings, StoredAttachment } from './storage.ts'
import type { SchemaVersion } from './versions/schema-version.ts'

/** An event as it is stored: what is hashed, and where it stands. */
export interface StoredEvent extends LoggedEvent {
  readonly assessment: string
  readonly feed: string
  readonly seq: number
}

/** A checklist as assessments have it frozen, by the SHA-256 of its canonical JSON. */
export interface StoredChecklist {
  readonly sha256: Sha256
  readonly definition: ChecklistDefinition
}

/** The settings are one row. */
export interface StoredSettings extends Settings {
  readonly id: 'settings'
}

/** How often a small row was changed; the card of the row on disk carries the same number. */
export interface StoredRevision {
  readonly table: CardTable
  /** Key of the row in its table. */
  readonly id: string
  /** From 1. */
  readonly revision: number
  /** The row was deleted on purpose. A row that is merely gone was lost. */
  readonly deleted: boolean
}

/** A row that was damaged or went another way than the copy that was kept; never deleted by the app. */
export interface QuarantinedRow {
  /** Given by the database. */
  readonly id?: number
  /** When it was set aside, claimed. */
  readonly at: string
  readonly table: string
  /** Key it had there. */
  readonly key: unknown
  /** As it was found; null when it could not be read at all. */
  readonly row: unknown
  /** `damaged`: not as it was written · `apart`: whole, but the other copy says something else in its place. */
  readonly why: 'damaged' | 'apart'
}

/** Something known about the copies. */
export interface StoredNote {
  /** `journal`: the copy on disk was completed once from this database · `told`: losses that a person has read of. */
  readonly id: 'journal' | 'told'
  /** Of `told`: the places that were lost. */
  readonly places?: readonly string[]
}

/** The database and its tables, as of the last of `versions/`. */
export class Database extends Dexie {
  declare readonly mines: EntityTable<Mine, 'id'>
  declare readonly assessments: EntityTable<Assessment, 'id'>
  declare readonly checklists: EntityTable<StoredChecklist, 'sha256'>
  declare readonly events: Table<StoredEvent, [feed: string, seq: number]>
  declare readonly attachments: EntityTable<StoredAttachment, 'sha256'>
  declare readonly library: EntityTable<LibraryEntry, 'sha256'>
  declare readonly media: EntityTable<StoredAttachment, 'sha256'>
  declare readonly settings: EntityTable<StoredSettings, 'id'>
  declare readonly revisions: Table<StoredRevision, [table: CardTable, id: string]>
  declare readonly quarantine: Table<QuarantinedRow, number>
  declare readonly notes: EntityTable<StoredNote, 'id'>

  constructor(name: string, versions: readonly SchemaVersion[]) {
    // Strict: a write counts as done when it is on the disk, not when the system promises to put it there.
    // No cache: it does not hear of what `addAtOnce` adds.
    super(name, { chromeTransactionDurability: 'strict', cache: 'disabled' })
    for (const { version, stores, upgrade } of versions) {
      const declared = this.version(version).stores({ ...stores })
      if (upgrade !== undefined) declared.upgrade(upgrade)
    }
  }
}
