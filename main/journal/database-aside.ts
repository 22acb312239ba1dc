import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { replaceFile } from '../files/replace-file.ts'
import type { Log } from '../log.ts'
import { asideName } from './aside.ts'
import { placesIn } from './places.ts'

/** Where Chromium keeps the databases of every page; this app has only one page, `adit://app`. */
const DATABASES = 'IndexedDB'
const MARK = 'set-database-aside'

/** Leaves the wish that the next start sets the database aside. `root` is the journal's folder. */
export function askToSetDatabaseAside(root: string): void {
  replaceFile(join(root, MARK), '')
}

/**
 * Moves the database of the page into the journal's `aside`, if that was asked for. Must run before the first window
 * opens it. Answers the new place, null when nothing was to be moved. Never throws: the start goes on, and the person
 * can ask again.
 */
export function setDatabaseAsideIfAsked(
  userData: string,
  root: string,
  now: Date,
  log: Pick<Log, 'warn' | 'error'>,
): string | null {
  const mark = join(root, MARK)
  const databases = join(userData, DATABASES)
  try {
    if (!existsSync(mark)) return null
    // First the mark: one that stayed would move away the database that was just rebuilt.
    rmSync(mark)
    if (!existsSync(databases)) return null
    const place = freeName(placesIn(root).aside, now)
    mkdirSync(place, { recursive: true, mode: 0o700 })
    renameSync(databases, join(place, DATABASES))
    log.warn(`the database was set aside: ${place}`)
    return place
  } catch (error) {
    log.error('the database could not be set aside', error)
    return null
  }
}

function freeName(aside: string, now: Date): string {
  for (let attempt = 1; ; attempt++) {
    const place = join(aside, asideName(now, 'database', attempt))
    if (!existsSync(place)) return place
  }
}
