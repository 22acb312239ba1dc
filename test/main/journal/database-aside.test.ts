import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { journalCalls } from '../../../main/ipc/journal-calls.ts'
import { askToSetDatabaseAside, setDatabaseAsideIfAsked } from '../../../main/journal/database-aside.ts'
import { newFolder } from '../keys/fakes.ts'
import { assessment, feedName, linesOf, noon } from './feeds.ts'
import { journalAt } from './journals.ts'

function profile() {
  const userData = newFolder()
  const root = join(userData, 'journal')
  const table = join(userData, 'IndexedDB', 'adit_app_0.indexeddb.leveldb', 'CURRENT')
  mkdirSync(join(table, '..'), { recursive: true })
  writeFileSync(table, 'MANIFEST-000001')
  const errors: string[] = []
  const log = { warn: () => {}, error: (message: string) => void errors.push(message) }
  return { userData, root, table, errors, start: () => setDatabaseAsideIfAsked(userData, root, noon, log) }
}

test('the database stays unless somebody asked', () => {
  const { table, start } = profile()
  expect(start()).toBeNull()
  expect(existsSync(table)).toBe(true)
})

test('asked once, it is moved aside whole, once', () => {
  const { userData, root, table, start } = profile()
  askToSetDatabaseAside(root)
  const place = start() ?? 'nowhere'
  expect(existsSync(join(userData, 'IndexedDB'))).toBe(false)
  expect(place).toBe(join(root, 'aside', '20260530T120000Z-database'))
  const kept = join(place, 'IndexedDB', 'adit_app_0.indexeddb.leveldb', 'CURRENT')
  expect(readFileSync(kept, 'utf8')).toBe('MANIFEST-000001')
  mkdirSync(join(table, '..'), { recursive: true })
  expect(start()).toBeNull()
  askToSetDatabaseAside(root)
  expect(start()).toBe(`${place}-2`)
})

test('when it cannot be moved, the start goes on and the database stays', () => {
  const { root, table, errors, start } = profile()
  askToSetDatabaseAside(root)
  writeFileSync(join(root, 'aside'), 'a file where a folder belongs')
  expect(start()).toBeNull()
  expect(existsSync(table)).toBe(true)
  expect(errors).toHaveLength(1)
})

test('a journal that holds nothing is no reason to put the database away', async () => {
  const root = join(newFolder(), 'journal')
  const restarts: string[] = []
  const calls = journalCalls({
    journal: journalAt(root),
    restartWithoutDatabase: () => void restarts.push(readdirSync(root).join()),
  })
  await expect(calls['database.setAside']()).rejects.toMatchObject({ code: 'journal-damaged' })
  await calls['journal.putCards']({ cards: [{ table: 'mines', id: 'm', revision: 1, json: null }] })
  await expect(calls['database.setAside']()).rejects.toMatchObject({ code: 'journal-damaged' })
  expect(restarts).toEqual([])
  await calls['journal.append']({ assessment, lines: linesOf(feedName(1), 1) })
  await calls['database.setAside']()
  expect(restarts).toHaveLength(1)
})
