import type { EntityTable, Table } from 'dexie'
import { Dexie } from 'dexie'
import type { ChecklistDefinition } from '../../shared/checklist/definition.ts'
import type { LoggedEvent, Sha256 } from '../../shared/record/event.ts'
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

  constructor(name: string, versions: readonly SchemaVersion[]) {
    // Strict: a write counts as done when it is on the disk, not when the system promises to put it there.
    super(name, { chromeTransactionDurability: 'strict' })
    for (const { version, stores, upgrade } of versions) {
      const declared = this.version(version).stores({ ...stores })
      if (upgrade !== undefined) declared.upgrade(upgrade)
    }
  }
}
