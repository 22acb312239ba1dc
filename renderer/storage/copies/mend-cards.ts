import type { Table } from 'dexie'
import { CARD_TABLES, type Card, type CardTable } from '../../../shared/ipc/journal-calls.ts'
import { cardJson, readCard, takeCard } from '../cards.ts'
import type { StoredRevision } from '../database.ts'
import { isCardShape } from './check-card.ts'
import { type Loss, type Mend, type Mending, WHOLE } from './mended.ts'
import type { Mender } from './mender.ts'
import { quarantineRows } from './quarantine.ts'

/** Cards that cross to the main process at once: frozen checklists are large. */
const CARDS = 20

/** A row as the database has it. */
interface Held {
  readonly noted: StoredRevision | undefined
  /** Undefined when it is not there, null when it cannot be read. */
  readonly row: unknown
}

/**
 * Makes both copies hold the same small rows: of two, the one with the higher revision. Rows that are gone although
 * nobody deleted them, or that are damaged, come from the journal, whatever its revision.
 */
export async function mendCards(mender: Mender): Promise<Mending> {
  const { database, journal } = mender
  const [cards, held] = await Promise.all([journal.cards(), readHeld(mender)])
  const there = new Map(cards.map((card) => [keyOf(card), card]))
  const counts = new Map<string, Mend>()
  const losses: Loss[] = []
  const note = (mend: Omit<Mend, 'what' | 'count' | 'aside'>) => {
    const key = `${mend.in} ${mend.why} ${mend.table}`
    const aside = mend.why === 'damaged' ? 'quarantine' : null
    counts.set(key, { ...mend, what: 'cards', aside, count: (counts.get(key)?.count ?? 0) + 1 })
  }

  const behind: { readonly table: CardTable; readonly id: string }[] = []
  for (const ref of everyRef(cards, held)) {
    const { table } = ref
    const { noted, row } = held.get(keyOf(ref)) ?? { noted: undefined, row: undefined }
    const card = there.get(keyOf(ref))
    const state = stateOf(table, noted, row)
    if (state === 'damaged') await quarantine(mender, ref, row)
    if (state === 'damaged' || state === 'missing') {
      if (card === undefined) {
        losses.push({
          what: 'cards',
          why: state === 'missing' ? 'gone' : 'unreadable',
          count: 1,
          table,
          aside: state === 'missing' ? null : 'quarantine',
        })
        // Nothing can bring it back: it is told once, and not looked for again.
        await database.revisions.delete([table, ref.id])
        continue
      }
      // Never below the number it had: a card of it may still be on its way to the disk.
      await takeCard(database, { ...card, revision: Math.max(card.revision, noted?.revision ?? 0) })
      note({ in: 'database', why: state, table })
    } else if (card !== undefined && card.revision > (noted?.revision ?? 0)) {
      if (state === 'unnoted' && card.json === cardJson(table, row)) {
        await database.revisions.put({ ...ref, revision: card.revision, deleted: false })
        continue
      }
      await takeCard(database, card)
      note({ in: 'database', why: state === 'never' ? 'missing' : 'behind', table })
    } else if (state !== 'never' && (card?.revision ?? 0) < (noted?.revision ?? 1)) {
      if (noted === undefined) await database.revisions.put({ ...ref, revision: 1, deleted: false })
      behind.push(ref)
      // A row that was deleted before the journal knew it is nothing to report.
      if (card !== undefined || state !== 'deleted') {
        // A row that was just made may not have come to the journal before the power went.
        const isNew = (noted?.revision ?? 1) === 1
        note({ in: 'journal', why: card === undefined && !isNew ? 'missing' : 'behind', table })
      }
    }
  }
  for (let start = 0; start < behind.length; start += CARDS) {
    const read = await Promise.all(behind.slice(start, start + CARDS).map((ref) => readCard(database, ref)))
    await journal.putCards(read.filter((card) => card !== undefined))
    await mender.breathe()
  }
  return { ...WHOLE, mends: [...counts.values()], losses }
}

/**
 * `never`: nothing is known of it here · `unnoted`: a row of a time before rows were counted · `missing`: noted, but gone.
 */
function stateOf(table: CardTable, noted: StoredRevision | undefined, row: unknown) {
  if (row === undefined) return noted === undefined ? 'never' : noted.deleted ? 'deleted' : 'missing'
  if (!isCardShape(table, row)) return 'damaged'
  return noted === undefined ? 'unnoted' : 'whole'
}

function keyOf({ table, id }: { readonly table: CardTable; readonly id: string }): string {
  return `${table} ${id}`
}

function* everyRef(cards: readonly Card[], held: ReadonlyMap<string, Held>) {
  const keys = new Set([...held.keys(), ...cards.map(keyOf)])
  for (const key of keys) {
    const [table, id] = key.split(' ') as [CardTable, string]
    yield { table, id }
  }
}

/** Every small row of the database with its revision. Frozen checklists are large, so only their keys are read. */
async function readHeld({ database }: Mender): Promise<ReadonlyMap<string, Held>> {
  const held = new Map<string, Held>()
  const [revisions, ...tables] = await Promise.all([
    database.revisions.toArray(),
    ...CARD_TABLES.map((table) => readTable(database.table(table), table === 'checklists')),
  ])
  for (const noted of revisions) held.set(keyOf(noted), { noted, row: undefined })
  for (const [index, rows] of tables.entries()) {
    const table = CARD_TABLES[index] as CardTable
    for (const [id, row] of rows) {
      const key = keyOf({ table, id })
      held.set(key, { noted: held.get(key)?.noted, row })
    }
  }
  return held
}

async function readTable(table: Table, keysOnly: boolean): Promise<readonly (readonly [string, unknown])[]> {
  const keys = (await table.toCollection().primaryKeys()) as string[]
  if (keysOnly) return keys.map((key) => [key, LARGE])
  const rows = await table.bulkGet(keys).catch(async () => {
    const found: unknown[] = []
    for (const key of keys) found.push(await table.get(key).catch(() => null))
    return found
  })
  return keys.map((key, index) => [key, rows[index] ?? null])
}

/** Stands for a frozen checklist that was not read. */
const LARGE = { sha256: '', definition: { form_id: '', version: '' } }

async function quarantine(
  { database, now }: Mender,
  { table, id }: { readonly table: CardTable; readonly id: string },
  row: unknown,
): Promise<void> {
  const rows = database.table(table)
  await database.transaction('rw', [rows, database.quarantine], async () => {
    await quarantineRows(database, table, [{ key: id, row }], 'damaged', now())
    await rows.delete(id)
  })
}
