import type { SchemaVersion } from './schema-version.ts'

/** The tables of rows that the copy on disk keeps as cards, as they are called since versions 1 and 2. */
const TABLES = ['mines', 'assessments', 'checklists', 'library', 'settings'] as const

/**
 * What two copies need. `revisions` counts the changes of every small row, so that of two rows the newer is known;
 * `quarantine` holds damaged rows as they were found; `notes` holds what is known of the other copy.
 */
export const copies: SchemaVersion = {
  version: 3,
  stores: {
    revisions: '[table+id]',
    quarantine: '++id',
    notes: 'id',
  },
  async upgrade(transaction) {
    for (const table of TABLES) {
      const ids = await transaction.table(table).toCollection().primaryKeys()
      await transaction
        .table('revisions')
        .bulkPut(ids.map((id) => ({ table, id: String(id), revision: 1, deleted: false })))
    }
  },
}
