import { Dexie, RangeSet } from 'dexie'
import type { Database, StoredEvent } from './database.ts'

/**
 * Adds events in one strictly durable transaction, all or nothing. The browser holds all of it before this returns:
 * nothing of it waits until the screen's thread is free again, as each step of a Dexie transaction does. Resolves when
 * it is on the disk; that, too, is only heard once the thread is free.
 *
 * Rejects with what the browser says: `ConstraintError` when another row stands in the place of one.
 */
export function addAtOnce(database: Database, rows: readonly StoredEvent[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.backendDB().transaction('events', 'readwrite', { durability: 'strict' })
    transaction.oncomplete = () => {
      // Not now: lists are not on the screen that answers, and the next picture is.
      setTimeout(() => tellLiveQueries(database))
      resolve()
    }
    let failure: DOMException | null = null
    transaction.onabort = () =>
      reject(failure ?? transaction.error ?? new DOMException('Aborted', 'AbortError'))
    try {
      const events = transaction.objectStore('events')
      for (const row of rows) {
        const request = events.add(row)
        request.onerror = () => {
          failure ??= request.error
        }
      }
    } catch (error) {
      transaction.abort()
      throw error
    }
    transaction.commit()
  })
}

/** What Dexie tells after its own transactions: that any query over events may have another answer now. */
function tellLiveQueries({ name, events }: Database): void {
  const { primKey, indexes } = events.schema
  const parts = [primKey, ...indexes].map((index) => (index === primKey ? '' : index.name))
  const all = () => new RangeSet(Number.NEGATIVE_INFINITY, Dexie.maxKey)
  Dexie.on.storagemutated.fire(
    Object.fromEntries([...parts, ':dels'].map((part) => [`idb://${name}/events/${part}`, all()])),
  )
}
