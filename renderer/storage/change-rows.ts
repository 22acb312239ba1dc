import type { Table } from 'dexie'
import { type CardRef, noteChange } from './cards.ts'
import type { Database } from './database.ts'
import { guard } from './storage-error.ts'

/** Runs a change of small rows as one transaction over these tables; `touch` is told of every row it writes. */
export type ChangeRows = <T>(tables: readonly Table[], work: (touch: Touch) => Promise<T>) => Promise<T>

/** Says that a row was written, or deleted. */
export type Touch = (table: CardRef['table'], id: string, deleted?: boolean) => Promise<void>

/**
 * Changes of small rows, each counted in `revisions` by the transaction that makes it. `onChanged` is told what was
 * touched once it is committed, and is waited for.
 */
export function changeRowsOf(
  database: Database,
  onChanged: (changed: readonly CardRef[]) => Promise<void>,
): ChangeRows {
  return async (tables, work) => {
    const changed: CardRef[] = []
    const result = await guard(() =>
      // An async function, so that Dexie knows to hold the transaction open across native awaits.
      database.transaction('rw', [...tables, database.revisions], async () =>
        work(async (table, id, deleted) => {
          changed.push({ table, id })
          await noteChange(database, { table, id }, deleted)
        }),
      ),
    )
    if (changed.length > 0) await onChanged(changed)
    return result
  }
}
