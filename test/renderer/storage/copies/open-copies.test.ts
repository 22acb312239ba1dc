import 'fake-indexeddb/auto'
import { forceCloseDatabase } from 'fake-indexeddb'
import { describe, expect, test } from 'vitest'
import { AppError } from '../../../../shared/lib/app-error.ts'
import { replay } from '../../../../shared/record/replay.ts'
import {
  ANA,
  ASSESSMENT,
  answer,
  CARD,
  DEFINITION,
  FEED,
  linesInDatabase,
  MINE,
  opening,
  openWorkshop,
  penAt,
  photo,
  type Workshop,
} from './workshop.ts'

const GONE = new DOMException('the connection is closing', 'InvalidStateError')
const FULL = new AppError('disk-full')

async function begun(keys?: readonly (typeof ANA)[]) {
  const shop = await openWorkshop(keys)
  const pen = penAt()
  await shop.copies.storage.putMine(MINE)
  await shop.copies.storage.createAssessment(CARD, DEFINITION, [pen.write(opening())])
  return { shop, pen, say: (path: string, value: string) => say(shop, pen.write(answer(path, value))) }
}

const say = (shop: Workshop, logged: ReturnType<ReturnType<typeof penAt>['write']>, files = [] as never[]) =>
  shop.copies.storage.appendEvents(ASSESSMENT, [logged], files)

const inJournal = (shop: Workshop) => shop.journal.lines(ASSESSMENT, FEED)

async function expectSame(shop: Workshop, count: number) {
  expect(inJournal(shop)).toHaveLength(count)
  expect(await linesInDatabase(shop)).toEqual(inJournal(shop))
}

describe('a write', () => {
  test('is in both copies when it is called saved', async () => {
    const { shop, say } = await begun()
    await say('A', '1')
    await expectSame(shop, 2)
    expect(shop.copies.state.getState()).toMatchObject({
      database: { kind: 'whole' },
      journal: { kind: 'whole' },
    })
    expect(shop.journal.card('mines', MINE.id)).toMatchObject({ revision: 1 })
    expect(shop.journal.card('assessments', ASSESSMENT)).toMatchObject({ revision: 1 })
    expect(shop.journal.card('checklists', CARD.checklist)).toMatchObject({ revision: 1 })
  })

  test('counts when only the database has it, and the journal gets it in order later, once', async () => {
    const { shop, say } = await begun()
    shop.journal.failWith(FULL)
    await say('A', '1')
    await say('B', '2')
    expect(shop.copies.state.getState().journal).toEqual({ kind: 'behind', error: FULL, waiting: 2 })
    expect(await linesInDatabase(shop)).toHaveLength(3)
    expect(inJournal(shop)).toHaveLength(1)

    shop.journal.failWith(null)
    await say('C', '3')
    await expectSame(shop, 4)
    expect(shop.copies.state.getState().journal).toEqual({ kind: 'whole' })
  })

  test('counts when only the journal has it, and is seen by whoever opens the assessment', async () => {
    const { shop, say } = await begun()
    shop.failDatabase(GONE)
    await say('A', '1')
    await say('B', '2')
    expect(shop.copies.state.getState().database).toMatchObject({ kind: 'behind', waiting: 2 })
    expect(inJournal(shop)).toHaveLength(3)
    const seen = await shop.copies.storage.loadEvents(ASSESSMENT)
    expect(seen.map(({ event }) => event.seq)).toEqual([0, 1, 2])

    shop.failDatabase(null)
    await shop.copies.retry()
    await expectSame(shop, 3)
    expect(shop.copies.state.getState().database).toEqual({ kind: 'whole' })
  })

  test('is refused when neither copy takes it, and then comes into neither by itself', async () => {
    const { shop, pen, say } = await begun()
    const before = pen.tail
    shop.failDatabase(GONE)
    shop.journal.failWith(FULL)
    await expect(say('A', '1')).rejects.toBeInstanceOf(AppError)
    shop.failDatabase(null)
    shop.journal.failWith(null)
    await shop.copies.retry()
    await expectSame(shop, 1)

    pen.tail = before
    await say('A', 'something else')
    await expectSame(shop, 2)
  })

  test('that the journal has although it said no is not written there twice', async () => {
    const { shop, say } = await begun()
    shop.journal.failAfterWriting(new AppError('cannot-write', { path: '/x' }))
    await say('A', '1')
    shop.journal.failAfterWriting(null)
    await say('B', '2')
    await expectSame(shop, 3)
  })

  test('is tried again on a timer, with growing pauses', async () => {
    const { shop, say } = await begun()
    shop.journal.failWith(FULL)
    await say('A', '1')
    expect(shop.timers).toHaveLength(1)
    shop.journal.failWith(null)
    shop.timers.shift()?.()
    await expect.poll(() => inJournal(shop).length).toBe(2)
    expect(shop.timers).toHaveLength(0)
  })

  test('behind a file that does not fit is not held up, and does not try the file again and again', async () => {
    const { shop, pen, say } = await begun()
    const taken = photo('tailings dam')
    shop.journal.failWith(FULL)
    await shop.copies.storage.appendEvents(ASSESSMENT, [pen.write(taken.entry)], [taken.stored])
    await say('A', '1')
    expect(await linesInDatabase(shop)).toHaveLength(3)
    expect(shop.copies.state.getState().journal).toMatchObject({ waiting: 2 })
    shop.journal.failWith(null)
    await shop.copies.retry()
    await expectSame(shop, 3)
    expect(shop.journal.hasFile(taken.sha256)).toBe(true)
  })

  test('of small rows reaches the journal later with what they hold by then; where one was is not worth a card', async () => {
    const { shop } = await begun()
    shop.journal.failWith(FULL)
    await shop.copies.storage.putMine({ ...MINE, name: 'Cerro Medio' })
    await shop.copies.storage.putMine({ ...MINE, name: 'Cerro Bajo' })
    await shop.copies.storage.putSettings({ language: 'zh' })
    shop.journal.failWith(null)
    await shop.copies.retry()
    expect(JSON.parse(shop.journal.card('mines', MINE.id)?.json ?? '')).toMatchObject({ name: 'Cerro Bajo' })
    expect(shop.journal.card('settings', 'settings')).toMatchObject({ revision: 1 })

    await shop.copies.storage.putSettings({ route: { screen: 'home' }, positions: { a: 'b' } })
    expect(shop.journal.card('settings', 'settings')).toMatchObject({ revision: 1 })
    expect(shop.journal.card('settings', 'settings')?.json).not.toContain('home')
    await shop.copies.storage.putSettings({ drafts: { mine: { name: 'C' } } })
    expect(shop.journal.card('settings', 'settings')).toMatchObject({ revision: 2 })
  })

  test('asks for room first', async () => {
    const { shop } = await begun()
    shop.journal.free = 100_000_000
    await shop.copies.storage.checkRoom(40_000_000)
    await expect(shop.copies.storage.checkRoom(50_000_000)).rejects.toMatchObject({
      code: 'disk-full',
      details: { needed: 100_000_000 + 16 * 1024 * 1024 },
    })
  })
})

describe('a lost connection to the database', () => {
  test('is made anew by itself, and what the journal took meanwhile is there', async () => {
    const { shop, say } = await begun()
    shop.failDatabase(GONE)
    await say('A', '1')
    shop.failDatabase(null)
    forceCloseDatabase(shop.database.backendDB() as never)
    await expect.poll(() => shop.copies.state.getState().database.kind).toBe('whole')
    await expectSame(shop, 2)
    expect(shop.database.isOpen()).toBe(true)
  })

  test('after which the database came back empty fills it from the journal before anything is written', async () => {
    const { shop, say } = await begun()
    await say('A', '1')
    shop.failDatabase(GONE)
    await say('B', '2')
    shop.failDatabase(null)
    await shop.database.transaction('rw', shop.database.tables, async () => {
      for (const table of shop.database.tables) await table.clear()
    })
    await say('C', '3')
    await expectSame(shop, 4)
    expect(await shop.copies.storage.getMine(MINE.id)).toEqual(MINE)
    expect(shop.copies.state.getState()).toMatchObject({ database: { kind: 'whole' }, untold: true })
  })
})

describe('a start', () => {
  test('of a new device has nothing to tell', async () => {
    const shop = await openWorkshop()
    expect(shop.copies.state.getState()).toMatchObject({
      mending: { mends: [], losses: [], repairs: [] },
      checked: { kind: 'ends', answers: 0, files: 0 },
      untold: false,
    })
  })

  test('after which both agree tells how much they hold', async () => {
    const { shop, pen, say } = await begun()
    await say('A', '1')
    await say('A', '2')
    await say('B', '1')
    const taken = photo('dam')
    await shop.copies.storage.appendEvents(ASSESSMENT, [pen.write(taken.entry)], [taken.stored])
    await shop.restart()
    expect(shop.copies.state.getState()).toMatchObject({
      mending: { mends: [], losses: [], repairs: [] },
      checked: { answers: 2, files: 1 },
    })
  })

  test('whose rebuilding of the database ended in the middle goes on where it ended', async () => {
    const { shop, pen } = await begun()
    const { storage } = shop.copies
    const logged = Array.from({ length: 4_500 }, (_, index) => pen.write(answer('A', String(index))))
    await storage.appendEvents(ASSESSMENT, logged)
    const before = (await storage.loadEvents(ASSESSMENT)).map(({ id }) => id)

    shop.failEventsFrom(3_000, new Error('the power went'))
    await shop.restartWithoutDatabase()
    const rebuilt = await shop.database.events.count()
    expect(rebuilt).toBeGreaterThan(0)
    expect(rebuilt).toBeLessThan(before.length)

    shop.failDatabase(null)
    await shop.restart()
    expect((await shop.copies.storage.loadEvents(ASSESSMENT)).map(({ id }) => id)).toEqual(before)
    expect(shop.copies.state.getState().mending.losses).toEqual([])
  })

  test('without the database rebuilds all of it from the journal', async () => {
    const { shop, pen, say } = await begun()
    const { storage } = shop.copies
    await say('A', '1')
    const taken = photo('dam')
    await storage.appendEvents(ASSESSMENT, [pen.write(taken.entry)], [taken.stored])
    await storage.putSettings({ identity: ANA, drafts: { form: 'typed' }, route: { screen: 'home' } })
    const media = [{ name: 'Map.png', sha256: photo('map').sha256, size: 3, media_type: 'image/png' }]
    const entry = { sha256: 'd'.repeat(64), form_id: 'dust', version: '1', media } as never
    await storage.addToLibrary({ entry, definition: DEFINITION, media: [photo('map').stored] })

    await shop.restartWithoutDatabase()
    const after = shop.copies.storage
    await expectSame(shop, 3)
    expect(await after.getMine(MINE.id)).toEqual(MINE)
    expect(await after.getAssessment(ASSESSMENT)).toEqual(CARD)
    expect(await after.getChecklist(CARD.checklist)).toEqual(DEFINITION)
    expect(await after.getSettings()).toMatchObject({ identity: ANA, drafts: { form: 'typed' }, route: null })
    expect(await after.listLibrary()).toEqual([entry])
    // Files follow in the background, and can be seen before.
    expect(await (await after.getAttachment(taken.sha256))?.blob.text()).toBe('dam')
    expect(await shop.database.attachments.count()).toBe(0)
    expect(shop.copies.state.getState().untold).toBe(true)
    await shop.copies.tell()
    await shop.copies.checkAll()
    expect(await shop.database.attachments.count()).toBe(1)
    expect(await (await after.getChecklistMedia('d'.repeat(64), 'map.png'))?.blob.text()).toBe('map')
    const { mending, untold, checked } = shop.copies.state.getState()
    // It was told already.
    expect(untold).toBe(false)
    expect(mending.losses).toEqual([])
    expect(mending.mends).toContainEqual({
      what: 'events',
      in: 'database',
      why: 'lost',
      count: 3,
      assessment: ASSESSMENT,
      aside: null,
    })
    expect(mending.mends).toContainEqual(
      expect.objectContaining({ what: 'files', in: 'database', why: 'lost', count: 2 }),
    )
    expect(checked).toMatchObject({ kind: 'lines', answers: 1, files: 1 })
  })

  test('without the journal writes all of it anew, and says so', async () => {
    const { shop, pen, say } = await begun()
    await say('A', '1')
    const taken = photo('dam')
    await shop.copies.storage.appendEvents(ASSESSMENT, [pen.write(taken.entry)], [taken.stored])
    shop.journal.deleteAll()
    await shop.restart()
    await expectSame(shop, 3)
    await shop.copies.checkAll()
    expect(shop.journal.hasFile(taken.sha256)).toBe(true)
    expect(shop.journal.card('mines', MINE.id)).toBeDefined()
    const { mending, untold } = shop.copies.state.getState()
    expect(untold).toBe(true)
    expect(mending.mends).toContainEqual(
      expect.objectContaining({ what: 'events', in: 'journal', why: 'lost', count: 3 }),
    )
  })

  test('of a database from before there was a journal writes it without a word', async () => {
    const { shop, say } = await begun()
    await say('A', '1')
    await shop.database.notes.clear()
    shop.journal.deleteAll()
    await shop.restart()
    await expectSame(shop, 2)
    expect(shop.copies.state.getState()).toMatchObject({ mending: { mends: [] }, untold: false })
  })

  test('completes whichever copy is behind, and does not make a fuss of it', async () => {
    const { shop, say } = await begun()
    await say('A', '1')
    shop.journal.failWith(FULL)
    for (const value of ['1', '2', '3', '4', '5']) await say('B', value)
    shop.journal.failWith(null)
    await shop.restart()
    await expectSame(shop, 7)
    expect(shop.copies.state.getState().mending.mends).toEqual([
      { what: 'events', in: 'journal', why: 'behind', count: 5, assessment: ASSESSMENT, aside: null },
    ])
    expect(shop.copies.state.getState().untold).toBe(false)

    await shop.database.events.bulkDelete([4, 5, 6].map((seq) => [FEED, seq] as [string, number]))
    await shop.restart()
    await expectSame(shop, 7)
    expect(shop.copies.state.getState().mending.mends).toEqual([
      { what: 'events', in: 'database', why: 'behind', count: 3, assessment: ASSESSMENT, aside: null },
    ])
  })

  test('after the power went in the middle of something new makes no fuss of it either', async () => {
    const { shop, pen } = await begun()
    const taken = photo('dam')
    shop.journal.failWith(FULL)
    await shop.copies.storage.putMine({ ...MINE, id: 'mine-2' })
    await shop.copies.storage.appendEvents(ASSESSMENT, [pen.write(taken.entry)], [taken.stored])
    await shop.copies.storage.keepFiles([photo('for later').stored])
    shop.journal.failWith(null)
    await shop.restart()
    await shop.copies.checkAll()
    const { mending, untold } = shop.copies.state.getState()
    expect(mending.mends.map(({ what, why, count }) => `${count} ${what} ${why}`)).toEqual([
      '1 cards behind',
      '1 events behind',
      // The one that an entry names, and the one that nothing names yet.
      '1 files behind',
      '1 files behind',
    ])
    expect(untold).toBe(false)
  })

  test('while the journal is out of reach goes on with the database alone, and compares later', async () => {
    const { shop, say } = await begun()
    shop.journal.failWith(FULL)
    await shop.restart()
    expect(shop.copies.state.getState()).toMatchObject({ checked: null, journal: { kind: 'behind' } })
    await say('A', '1')
    shop.journal.failWith(null)
    await shop.copies.retry()
    await expectSame(shop, 2)
    expect(shop.copies.state.getState()).toMatchObject({
      checked: { answers: 1 },
      journal: { kind: 'whole' },
    })
  })

  test('with nothing in the database and a journal that is out of reach is no first start', async () => {
    const { shop } = await begun()
    shop.journal.failWith(FULL)
    await expect(shop.restartWithoutDatabase()).rejects.toBe(FULL)
  })

  test('takes the newer of two rows, whichever copy has it, and lets deleted ones stay deleted', async () => {
    const { shop } = await begun()
    await shop.copies.storage.putMine({ ...MINE, name: 'newer' })
    const card = shop.journal.card('mines', MINE.id)
    if (card === undefined) throw new Error('no card')
    await shop.journal.putCards([
      { ...card, revision: 3, json: JSON.stringify({ ...MINE, name: 'newest' }) },
      { table: 'mines', id: 'mine-2', revision: 1, json: null },
    ])
    await shop.restart()
    expect((await shop.copies.storage.listMines()).map(({ name }) => name)).toEqual(['newest'])
    await shop.copies.storage.putMine({ ...MINE, name: 'after' })
    expect(shop.journal.card('mines', MINE.id)).toMatchObject({ revision: 4 })
  })
})

describe('a damaged database', () => {
  const rows = 6
  async function filled() {
    const made = await begun()
    for (let index = 1; index < rows; index += 1) await made.say(`Q${index}`, String(index))
    return made
  }

  test.each([
    ['whose line was altered', (row: object) => ({ ...row, line: '{"altered":true}' })],
    [
      'whose line is altered but an event',
      (row: { line: string }) => ({ ...row, line: row.line.replace('"3"', '"4"') }),
    ],
    ['whose event does not say what its line says', (row: object) => ({ ...row, event: { kind: 'x' } })],
    ['whose id is another', (row: object) => ({ ...row, id: 'sha256:0' })],
  ])('has a row %s set aside and replaced, and nothing else touched', async (_, damage) => {
    const { shop } = await filled()
    const row = await shop.database.events.get([FEED, 3])
    await shop.database.events.put(damage(row as never) as never)
    await shop.copies.checkAll()
    await expectSame(shop, rows)
    expect((await shop.database.events.get([FEED, 3]))?.event).toEqual(row?.event)
    expect(await shop.database.quarantine.toArray()).toMatchObject([
      { table: 'events', key: [FEED, 3], row: damage(row as never), why: 'damaged' },
    ])
    expect(shop.copies.state.getState()).toMatchObject({
      mending: { mends: [{ in: 'database', why: 'damaged', count: 1, aside: 'quarantine' }], losses: [] },
      untold: true,
    })
  })

  test('has rows that are missing in the middle filled in at the start', async () => {
    const { shop } = await filled()
    await shop.database.events.bulkDelete([2, 3].map((seq) => [FEED, seq] as [string, number]))
    await shop.restart()
    await expectSame(shop, rows)
    expect(shop.copies.state.getState().mending.mends).toEqual([
      { what: 'events', in: 'database', why: 'missing', count: 2, assessment: ASSESSMENT, aside: null },
    ])
  })

  test('is put right when an assessment is opened before the full comparison came to it', async () => {
    const { shop } = await filled()
    await shop.database.events.delete([FEED, 2])
    expect(await shop.copies.storage.loadEvents(ASSESSMENT)).toHaveLength(rows)
    await expectSame(shop, rows)
  })

  test('whose last row is damaged and which the journal does not have says that it is lost', async () => {
    const { shop, say } = await filled()
    shop.journal.failWith(FULL)
    await say('LAST', 'x')
    shop.journal.failWith(null)
    const last = await shop.database.events.get([FEED, rows])
    await shop.database.events.put({ ...last, line: '…' } as never)
    await shop.restart()
    await expectSame(shop, rows)
    expect(shop.copies.state.getState().mending.losses).toEqual([
      { what: 'events', why: 'unreadable', count: 1, assessment: ASSESSMENT, aside: 'quarantine' },
    ])
    expect(await shop.database.quarantine.count()).toBe(1)
  })

  test('with a hole that neither copy can fill says again what stands behind it', async () => {
    const { shop, say } = await filled()
    shop.journal.failWith(FULL)
    await say('GONE', 'x')
    await say('KEPT', 'y')
    shop.journal.failWith(null)
    await shop.database.events.delete([FEED, rows])
    await shop.restart()
    await expectSame(shop, rows + 1)
    const record = replay(await shop.copies.storage.loadEvents(ASSESSMENT))
    expect(record.answers.get('KEPT')?.value).toBe('y')
    expect(shop.copies.state.getState().mending.losses).toEqual([
      { what: 'events', why: 'gone', count: 1, assessment: ASSESSMENT, aside: null },
    ])
  })

  test('has a small row that is gone or has lost its shape brought back', async () => {
    const { shop } = await filled()
    await shop.database.mines.delete(MINE.id)
    await shop.database.assessments.put({ id: ASSESSMENT, mine: 3 } as never)
    await shop.restart()
    expect(await shop.copies.storage.getMine(MINE.id)).toEqual(MINE)
    expect(await shop.copies.storage.getAssessment(ASSESSMENT)).toEqual(CARD)
    expect(await shop.database.quarantine.toArray()).toMatchObject([
      { table: 'assessments', key: ASSESSMENT, row: { mine: 3 } },
    ])
    expect(shop.copies.state.getState().untold).toBe(true)
  })

  test('tells once of a small row that neither copy has any more', async () => {
    const { shop } = await filled()
    shop.journal.failWith(FULL)
    await shop.copies.storage.putMine({ ...MINE, id: 'mine-2' })
    shop.journal.failWith(null)
    await shop.database.mines.delete('mine-2')
    await shop.restart()
    expect(shop.copies.state.getState().mending.losses).toMatchObject([
      { what: 'cards', why: 'gone', count: 1 },
    ])
    await shop.restart()
    expect(shop.copies.state.getState().mending.losses).toEqual([])
  })
})

describe('files', () => {
  async function withPhoto(bytes?: Uint8Array<ArrayBuffer>) {
    const made = await begun()
    const taken = photo('tailings dam', bytes)
    await made.shop.copies.storage.appendEvents(ASSESSMENT, [made.pen.write(taken.entry)], [taken.stored])
    return { ...made, ...taken }
  }

  test('that one copy lost come back from the other', async () => {
    const { shop, sha256 } = await withPhoto()
    shop.journal.dropFile(sha256)
    await shop.copies.checkAll()
    expect(shop.journal.hasFile(sha256)).toBe(true)
    await shop.database.attachments.delete(sha256)
    await shop.copies.checkAll()
    expect(await (await shop.database.attachments.get(sha256))?.blob.text()).toBe('tailings dam')
  })

  test('with other bytes are set aside and replaced, never copied over the whole one', async () => {
    const { shop, sha256 } = await withPhoto()
    await shop.database.attachments.put({ sha256, media_type: 'image/jpeg', blob: new Blob(['short']) })
    await shop.copies.checkAll()
    expect(await (await shop.database.attachments.get(sha256))?.blob.text()).toBe('tailings dam')
    expect(await shop.database.quarantine.count()).toBe(1)
  })

  // What is hashed in one go, and what is hashed as it streams by.
  test.each([1_000, 9 * 1024 * 1024])('of %d bytes are looked at byte by byte', async (size) => {
    const whole = new Uint8Array(size).fill(7)
    const { shop, sha256 } = await withPhoto(whole)
    const turned = whole.slice()
    turned[size - 100] = 8
    await shop.database.attachments.put({ sha256, media_type: 'image/jpeg', blob: new Blob([turned]) })
    await shop.copies.checkAll()
    const kept = await (await shop.database.attachments.get(sha256))?.blob.arrayBuffer()
    expect(Buffer.from(kept ?? new ArrayBuffer(0)).equals(Buffer.from(whole))).toBe(true)
    expect(await shop.database.quarantine.count()).toBe(1)
    await shop.copies.checkAll()
    expect(await shop.database.quarantine.count()).toBe(1)
  })

  test('that are in neither copy are told once', async () => {
    const { shop, sha256 } = await withPhoto()
    shop.journal.dropFile(sha256)
    await shop.database.attachments.delete(sha256)
    await shop.copies.checkAll()
    expect(shop.copies.state.getState()).toMatchObject({
      mending: { losses: [{ what: 'files', why: 'gone', place: sha256, assessment: ASSESSMENT }] },
      untold: true,
      checked: { files: 0 },
    })
    await shop.copies.tell()
    await shop.restart()
    await shop.copies.checkAll()
    expect(shop.copies.state.getState()).toMatchObject({ mending: { losses: [] }, untold: false })
  })
})

describe('two copies that went different ways', () => {
  /** Both begin alike; then each goes on alone. */
  async function parted(
    inDatabase: readonly string[],
    journal: readonly string[],
    keys?: readonly (typeof ANA)[],
  ) {
    const { shop, pen, say } = await begun(keys)
    await say('A', 'common')
    const [, base] = await shop.copies.storage.loadEvents(ASSESSMENT)
    if (base === undefined) throw new Error('no answer')
    const other = penAt(pen.tail)
    const bases = [base]
    const ours = inDatabase.map((value) => pen.write(answer('A', value, bases)))
    const theirs = journal.map((value) => other.write(answer('A', value, bases)))
    await shop.database.events.bulkAdd(
      ours.map((one) => ({ ...one, assessment: ASSESSMENT, feed: FEED, seq: one.event.seq })),
    )
    await shop.journal.append(
      ASSESSMENT,
      theirs.map(({ line }) => line),
    )
    return { shop, ours, theirs }
  }
  const values = async (shop: Workshop) => {
    const state = replay(await shop.copies.storage.loadEvents(ASSESSMENT)).answers.get('A')
    return [state?.value, ...(state?.others ?? []).map(({ value }) => value)].sort()
  }

  test('keep the longer, set the other aside, and show what it said as a conflict', async () => {
    const { shop, theirs } = await parted(['one', 'two'], ['three'])
    await shop.restart()
    await expectSame(shop, 5)
    expect(await values(shop)).toEqual(['one', 'three', 'two'])
    expect(shop.journal.aside).toEqual([theirs.map(({ line }) => line)])
    expect(shop.copies.state.getState()).toMatchObject({
      mending: { mends: [{ in: 'journal', why: 'apart', count: 1, aside: 'aside/1' }], losses: [] },
      untold: true,
    })
    await shop.restart()
    await expectSame(shop, 5)
  })

  test('keep the journal’s when that is the longer; the database’s rows are in quarantine', async () => {
    const { shop, ours } = await parted(['one'], ['two', 'three'])
    await shop.restart()
    await expectSame(shop, 5)
    expect(await values(shop)).toEqual(['one', 'three', 'two'])
    expect(await shop.database.quarantine.toArray()).toMatchObject([
      { table: 'events', why: 'apart', row: { line: ours[0]?.line } },
    ])
  })

  test('keep the database’s when both are as long', async () => {
    const { shop, ours } = await parted(['one'], ['two'])
    await shop.restart()
    expect(inJournal(shop)[2]).toBe(ours[0]?.line)
    expect(await values(shop)).toEqual(['one', 'two'])
  })

  test('that said the same differently keep it once', async () => {
    const { shop } = await parted(['one', 'two'], ['one'])
    await shop.restart()
    await expectSame(shop, 4)
    expect(await values(shop)).toEqual(['one', 'two'])
  })

  test('do not say things again in the name of somebody whose key is not here', async () => {
    const { shop, theirs } = await parted(['one', 'two'], ['three'], [])
    await shop.restart()
    await expectSame(shop, 4)
    expect(await values(shop)).toEqual(['one', 'two'])
    expect(shop.journal.aside).toEqual([theirs.map(({ line }) => line)])
    expect(shop.copies.state.getState().mending.losses).toEqual([
      { what: 'events', why: 'foreign', count: 1, assessment: ASSESSMENT, aside: 'aside/1' },
    ])
  })
})
