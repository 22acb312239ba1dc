import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cardName } from '../../../main/journal/places.ts'
import type { Card } from '../../../shared/ipc/journal-calls.ts'
import { newFolder } from '../keys/fakes.ts'
import { failingDisk } from './failing-disk.ts'
import { journalAt } from './journals.ts'

const mine: Card = { table: 'mines', id: 'm-1', revision: 1, json: '{"name":"Cerro Alto 铜金矿"}' }
const settings: Card = { table: 'settings', id: 'settings', revision: 3, json: '{"language":"zh"}' }

function newRoot(): string {
  return join(newFolder(), 'journal')
}

test('cards come back after a start, deleted ones too, and only a newer one replaces one', async () => {
  const root = newRoot()
  const journal = journalAt(root)
  await journal.putCards([mine, settings])
  await journal.putCards([{ ...mine, json: '{"name":"older or the same"}' }])
  expect(await journal.cards()).toEqual([mine, settings])
  const gone: Card = { ...mine, revision: 2, json: null }
  await journal.putCards([gone, { ...mine, revision: 1 }])
  const next = journalAt(root)
  expect(await next.cards()).toEqual([gone, settings])
  await next.putCards([{ ...settings, revision: 2, json: '{}' }])
  expect(await next.cards()).toEqual([gone, settings])
})

test('several changes of one card at once leave the newest', async () => {
  const journal = journalAt(newRoot())
  const changes = [4, 2, 9, 1, 7].map((revision): Card => ({ ...mine, revision, json: `"${revision}"` }))
  await journal.putCards(changes)
  await Promise.all([8, 12, 11].map((revision) => journal.putCards([{ ...mine, revision }])))
  expect((await journal.cards()).map((card) => card.revision)).toEqual([12])
})

test('ids that a system would mix up or not allow have files of their own', async () => {
  const root = newRoot()
  const journal = journalAt(root)
  const ids = ['a', 'A', 'a.', '.', '..', 'con', 'CON', 'a:b', 'a_b', '_61', 'x'.repeat(80), 'X'.repeat(80)]
  const cards = ids.map((id): Card => ({ table: 'library', id, revision: 1, json: JSON.stringify(id) }))
  await journal.putCards(cards)
  const byId = (a: Card, b: Card) => (a.id < b.id ? -1 : 1)
  expect((await journalAt(root).cards()).sort(byId)).toEqual([...cards].sort(byId))
  for (const name of readdirSync(join(root, 'cards', 'library'))) {
    expect(name).toMatch(/^[a-z0-9_-]+\.json$/)
    expect(name.length).toBeLessThanOrEqual(255)
  }
  fc.assert(
    fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (a, b) => {
      const ascii = (text: string) => /^[A-Za-z0-9._:-]*$/.test(text)
      fc.pre(ascii(a) && ascii(b) && a !== b)
      expect(cardName(a)).not.toBe(cardName(b))
    }),
  )
})

test('whatever bit of a card is turned, it is set aside and the others stay', async () => {
  const root = newRoot()
  await journalAt(root).putCards([mine, settings])
  const file = join(root, 'cards', 'mines', 'm-1.json')
  const bytes = readFileSync(file)
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (place, bit) => {
      const flipped = Buffer.from(bytes)
      flipped[place] = (flipped[place] ?? 0) ^ (1 << bit)
      writeFileSync(file, flipped)
      const journal = journalAt(root)
      const { repairs } = await journal.check()
      expect(repairs).toMatchObject([{ kind: 'damaged', what: 'card', place: 'mines/m-1' }])
      expect(readFileSync(join(root, repairs[0]?.aside ?? 'nowhere')).equals(flipped)).toBe(true)
      expect(await journal.cards()).toEqual([settings])
      await journal.putCards([mine])
      expect(await journal.cards()).toEqual([mine, settings])
    }),
    { numRuns: 40 },
  )
})

test('empty cards, cards of another name and folders are set aside; leftovers go; the rest is left alone', async () => {
  const root = newRoot()
  await journalAt(root).putCards([mine])
  const folder = join(root, 'cards', 'mines')
  writeFileSync(join(folder, 'empty.json'), '')
  writeFileSync(join(folder, 'copy.json'), readFileSync(join(folder, 'm-1.json')))
  mkdirSync(join(folder, 'folder.json'))
  writeFileSync(join(folder, 'm-1.tmp'), 'half')
  writeFileSync(join(folder, 'notes.txt'), 'x')
  const journal = journalAt(root)
  expect((await journal.check()).repairs.map(({ place }) => place).sort()).toEqual([
    'mines/copy',
    'mines/empty',
    'mines/folder',
  ])
  expect(readdirSync(folder).sort()).toEqual(['m-1.json', 'notes.txt'])
  expect(await journal.cards()).toEqual([mine])
})

for (const call of ['open', 'write', 'sync', 'rename'])
  test(`a card stays as it was when the disk fails in ${call}, and is written at the next try`, async () => {
    const root = newRoot()
    let failing = false
    const disk = failingDisk(({ name, path }) =>
      failing && name === call && path.endsWith('m-1.tmp') ? 'ENOSPC' : null,
    )
    const journal = journalAt(root, disk)
    await journal.putCards([mine])
    failing = true
    const newer: Card = { ...mine, revision: 2, json: '"newer"' }
    await expect(journal.putCards([newer])).rejects.toMatchObject({ code: 'disk-full' })
    expect(await journal.cards()).toEqual([mine])
    expect(readdirSync(join(root, 'cards', 'mines'))).toEqual(['m-1.json'])
    failing = false
    await journal.putCards([newer])
    expect(await journalAt(root).cards()).toEqual([newer])
  })
