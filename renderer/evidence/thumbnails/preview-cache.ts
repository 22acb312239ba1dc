import type { Sha256 } from '../../../shared/lib/sha256.ts'
import type { SmallPicture } from './messages.ts'

/** Small pictures by the hash of the file they were made from. Losing any of it costs nothing but time. */
export interface PreviewCache {
  get(sha256: Sha256): Promise<SmallPicture | null>
  put(sha256: Sha256, picture: SmallPicture): Promise<void>
}

/** Kept at most: two large assessments. */
const MOST = 4000
/** Thrown away at once when there are more, oldest first. */
const SURPLUS = 500

const STORE = 'previews'

interface Row extends SmallPicture {
  readonly sha256: Sha256
  readonly made: number
}

/**
 * A database of its own, beside the record and no part of it: it is in no copy, no backup and no bundle, and whatever
 * fails in it only means that a picture is made small once more.
 */
export function openPreviewCache(name = 'adit-previews'): PreviewCache {
  let opening: Promise<IDBDatabase> | null = null
  let puts = 0

  const database = () => {
    opening ??= new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name, 1)
      request.onupgradeneeded = () => {
        request.result.createObjectStore(STORE, { keyPath: 'sha256' }).createIndex('made', 'made')
      }
      request.onsuccess = () => {
        // Whoever deletes it, or brings it to another version, need not wait for this page to end.
        request.result.onversionchange = () => {
          request.result.close()
          opening = null
        }
        resolve(request.result)
      }
      request.onerror = () => reject(request.error)
    })
    return opening
  }

  async function trim(): Promise<void> {
    const store = (await database()).transaction(STORE, 'readwrite').objectStore(STORE)
    if ((await answer(store.count())) <= MOST) return
    let left = SURPLUS
    const cursor = store.index('made').openCursor()
    cursor.onsuccess = () => {
      if (cursor.result === null || left === 0) return
      left -= 1
      cursor.result.delete()
      cursor.result.continue()
    }
  }

  return {
    async get(sha256) {
      try {
        const store = (await database()).transaction(STORE).objectStore(STORE)
        const row = (await answer(store.get(sha256))) as Row | undefined
        return row === undefined ? null : { blob: row.blob, width: row.width, height: row.height }
      } catch {
        return null
      }
    },
    async put(sha256, picture) {
      try {
        const row: Row = { sha256, ...picture, made: Date.now() }
        const transaction = (await database()).transaction(STORE, 'readwrite', { durability: 'relaxed' })
        await answer(transaction.objectStore(STORE).put(row))
        puts += 1
        if (puts % 100 === 1) await trim()
      } catch {
        // A full disk, say: the picture is shown all the same.
      }
    },
  }
}

function answer<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
