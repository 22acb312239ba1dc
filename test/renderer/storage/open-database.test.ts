import 'fake-indexeddb/auto'
import { readdirSync } from 'node:fs'
import { Dexie } from 'dexie'
import { describe, expect, test } from 'vitest'
import { openDatabase } from '../../../renderer/storage/open-database.ts'
import { first } from '../../../renderer/storage/versions/001-first.ts'
import { library } from '../../../renderer/storage/versions/002-library.ts'
import { copies } from '../../../renderer/storage/versions/003-copies.ts'
import { ALL_VERSIONS } from '../../../renderer/storage/versions/all-versions.ts'
import type { SchemaVersion } from '../../../renderer/storage/versions/schema-version.ts'

const next: SchemaVersion = {
  version: (ALL_VERSIONS.at(-1)?.version ?? 0) + 1,
  stores: { reviews: 'id' },
  upgrade: async (transaction) => {
    await transaction.table('mines').toCollection().modify({ seen: 'yes' })
  },
}

describe('a database written by a newer Adit', () => {
  test('is refused with its version, and left as it is', async () => {
    const newer = await openDatabase('newer', [...ALL_VERSIONS, next])
    await newer.table('reviews').add({ id: 'one' })
    newer.close()

    await expect(openDatabase('newer')).rejects.toMatchObject({
      code: 'storage-newer',
      details: { found: next.version, known: next.version - 1 },
    })

    const again = await openDatabase('newer', [...ALL_VERSIONS, next])
    expect(await again.table('reviews').count()).toBe(1)
    again.close()
  })
})

describe('a database written by an older Adit', () => {
  test('is upgraded, with everything in it', async () => {
    const older = await openDatabase('older')
    await older.table('mines').add({ id: 'mine-1', name: 'Cerro Alto' })
    older.close()

    const upgraded = await openDatabase('older', [...ALL_VERSIONS, next])
    expect(await upgraded.table('mines').get('mine-1')).toEqual({
      id: 'mine-1',
      name: 'Cerro Alto',
      seen: 'yes',
    })
    upgraded.close()
  })

  test('stays as it was when the upgrade fails', async () => {
    const older = await openDatabase('failing')
    await older.table('mines').add({ id: 'mine-1', name: 'Cerro Alto' })
    older.close()
    const failing: SchemaVersion = {
      ...next,
      upgrade: async (transaction) => {
        await transaction.table('mines').clear()
        throw new Error('half way')
      },
    }

    await expect(openDatabase('failing', [...ALL_VERSIONS, failing])).rejects.toMatchObject({
      code: 'storage-failed',
    })

    const again = await openDatabase('failing')
    expect(await again.table('mines').count()).toBe(1)
    again.close()
  })
})

describe('the schema versions', () => {
  /** What each version must have brought: once released it never changes. A new file needs a line here. */
  const RELEASED: Readonly<
    Record<string, { readonly version: SchemaVersion; readonly tables: readonly string[] }>
  > = {
    '001-first.ts': {
      version: first,
      tables: ['assessments', 'attachments', 'checklists', 'events', 'mines', 'settings'],
    },
    '002-library.ts': {
      version: library,
      tables: ['assessments', 'attachments', 'checklists', 'events', 'library', 'media', 'mines', 'settings'],
    },
    '003-copies.ts': {
      version: copies,
      tables: [
        ...['assessments', 'attachments', 'checklists', 'events', 'library', 'media', 'mines', 'notes'],
        ...['quarantine', 'revisions', 'settings'],
      ],
    },
  }

  test('each have a file, a number and a line in this test', () => {
    const folder = new URL('../../../renderer/storage/versions/', import.meta.url)
    const files = readdirSync(folder).filter((name) => /^\d{3}-/.test(name))
    expect(files).toEqual(Object.keys(RELEASED))
    expect(ALL_VERSIONS).toEqual(files.map((name) => RELEASED[name]?.version))
    expect(ALL_VERSIONS.map(({ version }) => version)).toEqual(files.map((name) => Number(name.slice(0, 3))))
  })

  test.each(Object.entries(RELEASED))('%s opens with its tables', async (name, { version, tables }) => {
    const upTo = ALL_VERSIONS.filter((one) => one.version <= version.version)
    const database = await openDatabase(name, upTo)
    expect(database.tables.map((table) => table.name).sort()).toEqual(tables)
    database.close()
    await Dexie.delete(name)
  })
})
