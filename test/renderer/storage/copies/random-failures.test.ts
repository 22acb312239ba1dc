import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
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
  opening,
  openWorkshop,
  type Pen,
  penAt,
  photo,
  type Workshop,
} from './workshop.ts'

/** Something that happens to a device. */
type Step =
  | { readonly kind: 'answer'; readonly path: number }
  | { readonly kind: 'photo'; readonly number: number }
  | { readonly kind: 'rename'; readonly number: number }
  | { readonly kind: 'database' | 'journal' | 'journal-late'; readonly fails: boolean }
  | { readonly kind: 'retry' | 'restart' | 'lose-database' | 'lose-journal' | 'check' }

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('answer' as const), path: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('photo' as const), number: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('rename' as const), number: fc.nat(99) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constantFrom('database' as const, 'journal' as const, 'journal-late' as const),
      fails: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom(...(['retry', 'restart', 'lose-database', 'lose-journal', 'check'] as const)),
    }),
  },
)

const BROKEN = new DOMException('broken', 'UnknownError')
const REFUSED = new AppError('cannot-write', { path: '/journal' })

/** A person at a device, who retries what was refused before saying anything new, as the queue of an assessment does. */
interface Person {
  readonly shop: Workshop
  pen: Pen
  refused: { readonly logged: LoggedEvent; readonly files: readonly StoredAttachment[] } | null
  readonly acknowledged: LoggedEvent[]
  readonly photos: Set<string>
  name: string
}

async function say(person: Person, make: (pen: Pen) => NonNullable<Person['refused']>): Promise<void> {
  const { shop } = person
  const next = person.refused ?? make(person.pen)
  try {
    await shop.copies.storage.appendEvents(ASSESSMENT, [next.logged], next.files)
    person.refused = null
    person.acknowledged.push(next.logged)
    for (const file of next.files) person.photos.add(file.sha256)
  } catch (error) {
    expect(error).toBeInstanceOf(AppError)
    person.refused = next
  }
}

/** After a start the app knows only what it reads. */
async function reopen(person: Person, restart: () => Promise<void>): Promise<void> {
  await restart()
  person.refused = null
  const record = replay(await person.shop.copies.storage.loadEvents(ASSESSMENT))
  person.pen = penAt(tailOf(record, FEED))
}

function heal(shop: Workshop): void {
  shop.failDatabase(null)
  shop.journal.failWith(null)
  shop.journal.failAfterWriting(null)
}

async function take(person: Person, one: Step): Promise<void> {
  const { shop } = person
  switch (one.kind) {
    case 'answer':
      return say(person, (pen) => ({
        logged: pen.write(answer(`Q${one.path}`, String(person.acknowledged.length))),
        files: [],
      }))
    case 'photo': {
      const { entry, stored } = photo(`photo ${one.number}`)
      return say(person, (pen) => ({ logged: pen.write(entry), files: [stored] }))
    }
    case 'rename': {
      const name = `Cerro ${one.number}`
      await shop.copies.storage.putMine({ ...MINE, name }).then(
        () => {
          person.name = name
        },
        (error: unknown) => expect(error).toBeInstanceOf(AppError),
      )
      return
    }
    case 'database':
      return shop.failDatabase(one.fails ? BROKEN : null)
    case 'journal':
      return shop.journal.failWith(one.fails ? REFUSED : null)
    case 'journal-late':
      return shop.journal.failAfterWriting(one.fails ? REFUSED : null)
    case 'retry':
      return shop.copies.retry()
    case 'check':
      return shop.copies.checkAll()
    case 'restart':
      // A start writes to the database, if only where it was; a device whose database refuses shows that it cannot start.
      shop.failDatabase(null)
      return reopen(person, shop.restart)
    case 'lose-database':
    case 'lose-journal': {
      // Only one copy is lost at a time: the other has to be whole.
      heal(shop)
      await shop.copies.retry()
      await shop.copies.checkAll()
      const { database, journal } = shop.copies.state.getState()
      expect([database.kind, journal.kind]).toEqual(['whole', 'whole'])
      if (one.kind === 'lose-database') return reopen(person, shop.restartWithoutDatabase)
      shop.journal.deleteAll()
      return reopen(person, shop.restart)
    }
  }
}

test('whatever fails in whatever order: what was acknowledged is in both copies after the next start', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 30 }), async (steps) => {
      const shop = await openWorkshop()
      const pen = penAt()
      await shop.copies.storage.putMine(MINE)
      const first = pen.write(opening())
      await shop.copies.storage.createAssessment(CARD, DEFINITION, [first])
      const person: Person = {
        ...{ shop, pen, refused: null, acknowledged: [first], photos: new Set(), name: MINE.name },
      }
      for (const one of steps) await take(person, one)

      heal(shop)
      await reopen(person, shop.restart)
      await shop.copies.checkAll()
      const lines = await linesInDatabase(shop)
      expect(lines).toEqual(shop.journal.lines(ASSESSMENT, FEED))
      expect(lines).toEqual(expect.arrayContaining(person.acknowledged.map(({ line }) => line)))
      expect((await shop.copies.storage.getMine(MINE.id))?.name).toBe(person.name)
      expect(JSON.parse(shop.journal.card('mines', MINE.id)?.json ?? '{}').name).toBe(person.name)
      for (const sha256 of person.photos) {
        expect(shop.journal.hasFile(sha256)).toBe(true)
        expect(await shop.database.attachments.get(sha256)).toBeDefined()
      }
      expect(shop.copies.state.getState().mending.losses).toEqual([])

      await reopen(person, shop.restart)
      await shop.copies.checkAll()
      expect(shop.copies.state.getState()).toMatchObject({
        mending: { mends: [], losses: [] },
        untold: false,
      })
      shop.database.close()
    }),
    { numRuns: 60 },
  )
})
