import type { Transaction } from 'dexie'

/** One released form of the database. A file of this folder is never edited again once it was released. */
export interface SchemaVersion {
  readonly version: number
  /** Dexie's schema strings by table; null drops a table. Tables not named stay as they are. */
  readonly stores: Readonly<Record<string, string | null>>
  /** Rewrites what the version before left. Runs inside the upgrade: all or nothing. */
  readonly upgrade?: (transaction: Transaction) => Promise<void>
}
