import 'fake-indexeddb/auto'
import { forceCloseDatabase } from 'fake-indexeddb'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { whereSaved } from '../../../../renderer/storage/copies/copies-state.ts'
import type { StoredAttachment } from '../../../../renderer/storage/storage.ts'
import { AppError } from '../../../../shared/lib/app-error.ts'
import { tailOf } from '../../../../shared/record/append.ts'
import type { LoggedEvent } from '../../../../shared/record/event.ts'
import { replay } from '../../../../shared/record/replay.ts'
import {
  ASSESSMENT,
  answer,
  CARD,
  DEFINITION,
  FEED,
  linesInDatabase,
  MINE,
  moments,
  opening,
  openWorkshop,
  type Pen,
  penAt,
  photo,
  type Workshop,
} from './workshop.ts'

async function begun() {
  const shop = await openWorkshop()
  const pen = penAt()
  const first = pen.write(opening())
  await shop.copies.storage.putMine(MINE)
  await shop.copies.storage.createAssessment(CARD, DEFINITION, [first])
  const append = (logged: LoggedEvent, files: readonly StoredAttachment[] = []) =>
    shop.copies.storage.appendEvents(ASSESSMENT, [logged], files)
  return { shop, pen, first, append, say: (path: string) => append(pen.write(answer(path, '1'))) }
}

const inJournal = (shop: Workshop) => shop.journal.lines(ASSESSMENT, FEED)
const health = (shop: Workshop) => shop.copies.state.getState().journal

describe('a journal that does not answer', () => {
  test('is waited for at first, and then the answer counts as saved in the database alone', async () => {
    const { shop, say } = await begun()
    shop.journal.fallSilent()
    let saved = false
    const first = say('A').then(() => {
      saved = true
    })
    await expect.poll(() => linesInDatabase(shop)).toHaveLength(2)
    await moments()
    expect([saved, health(shop).kind]).toEqual([false, 'whole'])
    await shop.waitInSilence()
    await first
    expect(health(shop)).toEqual({ kind: 'behind', error: new AppError('disk-silent'), waiting: 1 })
    expect(inJournal(shop)).toHaveLength(1)
  })

  test('keeps no later answer waiting, and has all of them in order when it answers again', async () => {
    const { shop, say } = await begun()
    const answerAgain = shop.journal.fallSilent()
    const first = say('A')
    await shop.waitInSilence()
    await first
    await say('B')
    await say('C')
    expect(health(shop)).toMatchObject({ kind: 'behind', waiting: 3 })
    expect(await linesInDatabase(shop)).toHaveLength(4)

    answerAgain()
    await expect.poll(() => health(shop)).toEqual({ kind: 'whole' })
    expect(inJournal(shop)).toEqual(await linesInDatabase(shop))
    await say('D')
    expect(inJournal(shop)).toHaveLength(5)
  })

  test('that had written before it fell silent gets nothing twice', async () => {
    const { shop, say } = await begun()
    const answerAgain = shop.journal.fallSilent(true)
    const first = say('A')
    await shop.waitInSilence()
    await first
    await say('B')
    answerAgain()
    await expect.poll(() => health(shop)).toEqual({ kind: 'whole' })
    expect(inJournal(shop)).toEqual(await linesInDatabase(shop))
  })

  test('that errs in the end is tried again like any other', async () => {
    const { shop, say } = await begun()
    const answerAgain = shop.journal.fallSilent()
    const first = say('A')
    await shop.waitInSilence()
    await first
    const failure = new AppError('cannot-write', { path: '/journal', reason: 'EIO' })
    shop.journal.failWith(failure)
    answerAgain()
    await expect.poll(() => health(shop)).toEqual({ kind: 'behind', error: failure, waiting: 1 })
    shop.journal.failWith(null)
    shop.timers.shift()?.()
    await expect.poll(() => health(shop)).toEqual({ kind: 'whole' })
    expect(inJournal(shop)).toHaveLength(2)
  })

  test('does not keep a mine from being renamed, nor a photo from being stored', async () => {
    const { shop, pen, append } = await begun()
    const answerAgain = shop.journal.fallSilent()
    const renamed = shop.copies.storage.putMine({ ...MINE, name: 'Cerro Bajo' })
    await expect.poll(() => shop.copies.heads().journal).not.toBeNull()
    await shop.waitInSilence()
    await renamed
    const { entry, stored } = photo('p')
    await append(pen.write(entry), [stored])
    let asked = false
    const room = shop.copies.storage.checkRoom(1).finally(() => {
      asked = true
    })
    while (!asked) await shop.waitInSilence()
    await room
    answerAgain()
    await expect.poll(() => shop.journal.hasFile(stored.sha256)).toBe(true)
    await expect.poll(() => health(shop)).toEqual({ kind: 'whole' })
    expect(JSON.parse(shop.journal.card('mines', MINE.id)?.json ?? '').name).toBe('Cerro Bajo')
  })

  test('is not silent while it answers one thing after the other', async () => {
    const { shop, pen, append } = await begun()
    const answerAgain = shop.journal.fallSilent(true)
    const { entry, stored } = photo('p')
    // The file is answered, its event is not.
    const done = append(pen.write(entry), [stored])
    await expect.poll(() => shop.journal.hasFile(stored.sha256)).toBe(true)
    await moments()
    await shop.waitInSilence()
    expect(health(shop).kind).toBe('whole')
    await shop.waitInSilence()
    expect(health(shop).kind).toBe('behind')
    answerAgain()
    await done
  })

  test('keeps an answer that the database refused from being called saved', async () => {
    const { shop, say } = await begun()
    const answerAgain = shop.journal.fallSilent()
    shop.failDatabase(new DOMException('no room', 'QuotaExceededError'))
    let saved = false
    const said = say('A').then(() => {
      saved = true
    })
    await shop.waitInSilence()
    await moments()
    expect(saved).toBe(false)
    answerAgain()
    await said
    expect(inJournal(shop)).toHaveLength(2)
  })
})

describe('a database that does not open again', () => {
  test('counts as behind, keeps no answer waiting, and is completed by the next start', async () => {
    const { shop, say } = await begun()
    const broken = shop.database
    broken.open = () => new Promise(() => {}) as never
    forceCloseDatabase(broken.backendDB() as never)
    await expect.poll(() => shop.copies.heads().database).not.toBeNull()
    await shop.waitInSilence()
    await say('A')
    await say('B')
    const state = shop.copies.state.getState()
    expect(state.database).toEqual({ kind: 'behind', error: new AppError('storage-silent'), waiting: 3 })
    expect(whereSaved(state)).toBe('journal')
    expect(inJournal(shop)).toHaveLength(3)
    await shop.restart()
    expect(await linesInDatabase(shop)).toEqual(inJournal(shop))
  })
})

describe('a database that does not end a transaction', () => {
  /** From now on one transaction of events is held, until the returned function is called. */
  function holdNext({ database }: Workshop): () => void {
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const real = database.backendDB.bind(database)
    database.backendDB = () => {
      database.backendDB = real
      const asked: unknown[] = []
      const transaction = {
        objectStore: () => ({ add: (row: unknown) => asked.push(row) && {} }),
        oncomplete: () => {},
        async commit() {
          await held
          const late = real().transaction('events', 'readwrite')
          for (const row of asked) late.objectStore('events').add(row)
          late.oncomplete = () => transaction.oncomplete()
        },
      }
      return { transaction: () => transaction } as never
    }
    return release
  }

  test('is waited for at first; then the copy on disk counts, and no later answer waits', async () => {
    const { shop, say } = await begun()
    await shop.copies.storage.getAssessment(ASSESSMENT)
    await say('A')
    const release = holdNext(shop)
    let saved = false
    const said = say('B').then(() => {
      saved = true
    })
    await expect.poll(() => inJournal(shop)).toHaveLength(3)
    await moments()
    expect([saved, shop.copies.state.getState().database.kind]).toEqual([false, 'whole'])
    await shop.waitInSilence()
    await said
    await say('C')
    const { database } = shop.copies.state.getState()
    expect(database).toEqual({ kind: 'behind', error: new AppError('storage-silent'), waiting: 2 })
    expect(whereSaved(shop.copies.state.getState())).toBe('journal')
    expect(await linesInDatabase(shop)).toHaveLength(2)

    release()
    await expect.poll(() => shop.copies.state.getState().database).toEqual({ kind: 'whole' })
    expect(await linesInDatabase(shop)).toEqual(inJournal(shop))
    expect(inJournal(shop)).toHaveLength(4)
  })

  test('is waited for while the copy on disk does not answer either', async () => {
    const { shop, say } = await begun()
    await shop.copies.storage.getAssessment(ASSESSMENT)
    const release = holdNext(shop)
    const answerAgain = shop.journal.fallSilent()
    let saved = false
    const said = say('A').then(() => {
      saved = true
    })
    await moments()
    await shop.waitInSilence()
    await shop.waitInSilence()
    expect([saved, shop.copies.state.getState().database.kind]).toEqual([false, 'whole'])
    release()
    await said
    expect(whereSaved(shop.copies.state.getState())).toBe('database')
    answerAgain()
    await expect.poll(() => health(shop)).toEqual({ kind: 'whole' })
    expect(inJournal(shop)).toEqual(await linesInDatabase(shop))
  })

  test('is completed by the next start when it never ends it', async () => {
    const { shop, say } = await begun()
    await shop.copies.storage.getAssessment(ASSESSMENT)
    await say('A')
    holdNext(shop)
    const said = say('B')
    await expect.poll(() => inJournal(shop)).toHaveLength(3)
    await moments()
    await shop.waitInSilence()
    await said
    await shop.restart()
    expect(await linesInDatabase(shop)).toEqual(inJournal(shop))
  })
})

type Step =
  | { readonly kind: 'answer' | 'photo' | 'rename'; readonly number: number }
  | { readonly kind: 'silent'; readonly afterWriting: boolean }
  | { readonly kind: 'database' | 'journal'; readonly fails: boolean }
  | { readonly kind: 'answers-again' | 'time' | 'retry' | 'restart' }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constantFrom(...(['answer', 'answer', 'answer', 'photo', 'rename'] as const)),
      number: fc.nat(3),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('silent' as const), afterWriting: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constantFrom('database', 'journal'), fails: fc.boolean() }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constantFrom(...(['answers-again', 'time', 'time', 'retry', 'restart'] as const)),
    }),
  },
)

/** A person at a device, who says one thing after the other, and what the app had acknowledged of it. */
interface Person {
  readonly shop: Workshop
  pen: Pen
  /** What is being saved, or was refused and is tried again before anything new. */
  said: { readonly logged: LoggedEvent; readonly files: readonly StoredAttachment[] } | null
  saving: Promise<void> | null
  readonly acknowledged: LoggedEvent[]
  readonly photos: Map<string, LoggedEvent>
  databaseFails: boolean
  answerAgain: (() => void) | null
}

function say(person: Person, make: () => NonNullable<Person['said']>): void {
  if (person.saving !== null) return
  const said = person.said ?? make()
  person.said = said
  const { storage } = person.shop.copies
  person.saving = storage.appendEvents(ASSESSMENT, [said.logged], said.files).then(
    () => {
      person.acknowledged.push(said.logged)
      for (const { sha256 } of said.files) person.photos.set(sha256, said.logged)
      person.said = null
      person.saving = null
    },
    (error: unknown) => {
      expect(error).toBeInstanceOf(AppError)
      person.saving = null
    },
  )
}

async function restart(person: Person): Promise<void> {
  const { shop } = person
  shop.failDatabase(null)
  shop.journal.failWith(null)
  Object.assign(person, { databaseFails: false, answerAgain: null, said: null, saving: null })
  await shop.restart()
  person.pen = penAt(tailOf(replay(await shop.copies.storage.loadEvents(ASSESSMENT)), FEED))
}

async function take(person: Person, one: Step): Promise<void> {
  const { shop } = person
  switch (one.kind) {
    case 'answer':
      return say(person, () => ({ logged: person.pen.write(answer(`Q${one.number}`, '1')), files: [] }))
    case 'photo': {
      const { entry, stored } = photo(`photo ${one.number}`)
      return say(person, () => ({ logged: person.pen.write(entry), files: [stored] }))
    }
    case 'rename':
      void shop.copies.storage.putMine({ ...MINE, name: `Cerro ${one.number}` }).catch(() => {})
      return
    case 'silent':
      person.answerAgain ??= shop.journal.fallSilent(one.afterWriting)
      return
    case 'answers-again':
      person.answerAgain?.()
      person.answerAgain = null
      return
    case 'time':
      return shop.waitInSilence()
    case 'database':
      person.databaseFails = one.fails
      return shop.failDatabase(one.fails ? new DOMException('broken', 'UnknownError') : null)
    case 'journal':
      return shop.journal.failWith(one.fails ? new AppError('cannot-write', { path: '/journal' }) : null)
    case 'retry':
      return void shop.copies.retry()
    case 'restart':
      return restart(person)
  }
}

/** What the screen says about where everything is, held against where it is. */
async function expectHonest(person: Person): Promise<void> {
  const { shop, acknowledged } = person
  const { state } = shop.copies
  const lines = acknowledged.map(({ line }) => line)
  let said = state.getState()
  let stored = await linesInDatabase(shop)
  while (state.getState() !== said) {
    said = state.getState()
    stored = await linesInDatabase(shop)
  }
  const kept = { database: new Set(stored), journal: new Set(inJournal(shop)) }
  for (const line of lines) expect(kept.database.has(line) || kept.journal.has(line)).toBe(true)
  const where = whereSaved(said)
  const promised = where === 'both' ? (['database', 'journal'] as const) : where === 'either' ? [] : [where]
  for (const copy of promised) expect(lines.filter((line) => !kept[copy].has(line))).toEqual([])
}

test('whatever falls silent, errs or answers in whatever order: what the screen calls saved is where it says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      const { shop, pen, first } = await begun()
      const person: Person = {
        ...{ shop, pen, said: null, saving: null, acknowledged: [first], photos: new Map() },
        ...{ databaseFails: false, answerAgain: null },
      }
      for (const one of steps) {
        await take(person, one)
        await moments()
        const { database, journal } = shop.copies.state.getState()
        // Nobody waits for a journal that is known to be silent while the database takes what is said.
        const isSilent = journal.kind === 'behind' && (journal.error as AppError).code === 'disk-silent'
        if (isSilent && !person.databaseFails && database.kind === 'whole') await person.saving
        await expectHonest(person)
      }

      person.answerAgain?.()
      await restart(person)
      await shop.copies.checkAll()
      const lines = await linesInDatabase(shop)
      expect(lines).toEqual(inJournal(shop))
      expect(lines).toEqual(expect.arrayContaining(person.acknowledged.map(({ line }) => line)))
      for (const sha256 of person.photos.keys()) {
        expect(shop.journal.hasFile(sha256)).toBe(true)
        expect(await shop.database.attachments.get(sha256)).toBeDefined()
      }
      expect(shop.copies.state.getState().mending.losses).toEqual([])
      shop.database.close()
    }),
    { numRuns: 60 },
  )
})

describe('the count of what both copies hold', () => {
  test('goes on with what both took since they were compared, without comparing them again', async () => {
    const { shop, pen, append, say } = await begun()
    await shop.copies.checkAll()
    const before = shop.copies.state.getState().checked
    expect(before).toMatchObject({ kind: 'lines', answers: 0, files: 0, since: 0 })
    await say('A')
    await say('B')
    const { entry, stored } = photo('p')
    await append(pen.write(entry), [stored])
    await shop.copies.count()
    const after = shop.copies.state.getState().checked
    expect(after).toEqual({ ...before, answers: 2, files: 1, stored: 1, since: 3 })
    await shop.copies.count()
    expect(shop.copies.state.getState().checked).toBe(after)
    await shop.copies.checkAll()
    expect(shop.copies.state.getState().checked).toMatchObject({ answers: 2, files: 1, since: 0 })
  })

  test('stands still while one copy lacks something', async () => {
    const { shop, say } = await begun()
    await shop.copies.checkAll()
    const before = shop.copies.state.getState().checked
    shop.journal.failWith(new AppError('disk-full'))
    await say('A')
    await shop.copies.count()
    expect(shop.copies.state.getState().checked).toEqual(before)
    shop.journal.failWith(null)
    await shop.copies.retry()
    await shop.copies.count()
    expect(shop.copies.state.getState().checked).toMatchObject({ answers: 1, since: 1 })
  })
})
