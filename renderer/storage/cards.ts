import type { Card, CardTable } from '../../shared/ipc/journal-calls.ts'
import type { Database, StoredSettings } from './database.ts'
import { FRESH_SETTINGS } from './fresh-settings.ts'
import type { Settings } from './storage.ts'

/** A row of a small table. */
export interface CardRef {
  readonly table: CardTable
  /** Key of the row in its table. */
  readonly id: string
}

/** Where one is and what was looked at last belongs to this device and this moment: it is not worth a second copy. */
const ONLY_REMEMBERED = ['route', 'positions', 'filters', 'layouts'] as const

/** Notes inside a transaction over `revisions` that a row was changed. */
export async function noteChange({ revisions }: Database, { table, id }: CardRef, deleted = false) {
  const before = await revisions.get([table, id])
  await revisions.put({ table, id, revision: (before?.revision ?? 0) + 1, deleted })
}

/** Whether a change of the settings is one that the copy on disk should know. */
export function isCarded(before: Settings, after: Settings): boolean {
  return JSON.stringify(carded(before)) !== JSON.stringify(carded(after))
}

/** The row as a card; undefined when it was never there, or is gone although nobody deleted it. */
export async function readCard(database: Database, { table, id }: CardRef): Promise<Card | undefined> {
  return database.transaction('r', [database.table(table), database.revisions], async () => {
    const noted = await database.revisions.get([table, id])
    if (noted === undefined) return undefined
    const row = await database.table(table).get(id)
    if (noted.deleted) return { table, id, revision: noted.revision, json: null }
    if (row === undefined) return undefined
    return { table, id, revision: noted.revision, json: cardJson(table, row) }
  })
}

/** The row as the text of a card. */
export function cardJson(table: CardTable, row: unknown): string {
  return JSON.stringify(table === 'settings' ? carded(row as StoredSettings) : row)
}

/** Takes a card from the copy on disk over the row that is there, in one transaction. */
export async function takeCard(database: Database, { table, id, revision, json }: Card): Promise<void> {
  const rows = database.table(table)
  await database.transaction('rw', [rows, database.revisions], async () => {
    if (json === null) await rows.delete(id)
    else if (table !== 'settings') await rows.put(JSON.parse(json))
    else await rows.put({ ...FRESH_SETTINGS, ...(await rows.get(id)), ...JSON.parse(json), id })
    await database.revisions.put({ table, id, revision, deleted: json === null })
  })
}

function carded(settings: Settings): unknown {
  const { language, appearance, identity, device, limits, drafts, ...rest } = settings
  // Settings that a later version adds are worth keeping unless they are known not to be.
  const more = Object.fromEntries(
    Object.entries(rest).filter(
      ([name]) => name !== 'id' && !(ONLY_REMEMBERED as readonly string[]).includes(name),
    ),
  )
  return { language, appearance, identity, device, limits, drafts, ...more }
}
