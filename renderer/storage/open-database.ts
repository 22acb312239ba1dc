import { AppError } from '../../shared/lib/app-error.ts'
import { Database } from './database.ts'
import { guard } from './storage-error.ts'
import { ALL_VERSIONS } from './versions/all-versions.ts'
import type { SchemaVersion } from './versions/schema-version.ts'

/** Dexie keeps ten numbers of IndexedDB's for each version of its own. */
const NATIVE_PER_VERSION = 10

/**
 * Opens the database of this device, making or upgrading it as needed. Rejects with `AppError('storage-newer')`, and
 * touches nothing, when a later version of Adit wrote it; with `storage-failed` or `disk-full` when it cannot be opened.
 *
 * `versions` is there for tests, which open the database as an older or newer app would. `beforeUpgrade` is waited for
 * when a database is there that will be upgraded, while it is still as the older app left it.
 */
export async function openDatabase(
  name = 'adit',
  versions: readonly SchemaVersion[] = ALL_VERSIONS,
  beforeUpgrade: () => Promise<void> = async () => {},
): Promise<Database> {
  return guard(async () => {
    const newest = versions.at(-1)?.version ?? 0
    // Dexie opens a newer database without a word, so the number is looked at before.
    const found = (await indexedDB.databases()).find((one) => one.name === name)?.version ?? 0
    if (found >= (newest + 1) * NATIVE_PER_VERSION)
      throw new AppError('storage-newer', { found: Math.floor(found / NATIVE_PER_VERSION), known: newest })
    if (found > 0 && found < newest * NATIVE_PER_VERSION) await beforeUpgrade()
    const database = new Database(name, versions)
    await database.open()
    return database
  })
}
