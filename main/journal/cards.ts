import { hash } from 'node:crypto'
import { join } from 'node:path'
import { CARD_TABLES, type Card, type CardTable, type JournalRepair } from '../../shared/ipc/journal-calls.ts'
import type { Aside } from './aside.ts'
import { type Disk, isMissing, makeFolders, namesIn, replaceWhole, syncFolder, writing } from './disk.ts'
import { cardFile, cardName, type Places } from './places.ts'
import { createSerial } from './serial.ts'

/** The small rows of the database, one file each. */
export interface Cards {
  /** Reads every card and sets aside what is none. Never fails for anything in the files. */
  look(): Promise<JournalRepair[]>
  /** See `journal.putCards`. */
  put(cards: readonly Card[]): Promise<void>
  /** Every whole card. Those that were damaged since the first look are left out. */
  list(): Promise<Card[]>
}

/** As many cards are written at the same time. */
const AT_ONCE = 8

/** The cards below the journal's folder. */
export function openCards(
  places: Places,
  disk: Disk,
  aside: Aside,
  rescue: <Result>(work: () => Promise<Result>) => Promise<Result>,
): Cards {
  const serial = createSerial()
  const folderOf = (table: CardTable) => join(places.cards, table)
  /** Revision of every card that is there, by file. */
  const revisions = new Map<string, number>()

  /** Card by card; `bad` hears of every file that has a card's name and holds none. */
  async function readAll(bad: (table: CardTable, name: string) => Promise<void>): Promise<Card[]> {
    const cards: Card[] = []
    for (const table of CARD_TABLES) {
      for (const name of await namesIn(disk, folderOf(table))) {
        if (!name.endsWith('.json') || name.startsWith('.')) continue
        const card = await readCard(disk, table, join(folderOf(table), name))
        if (card !== null && cardName(card.id) === name) cards.push(card)
        else await bad(table, name)
      }
    }
    return cards
  }

  async function putOne(card: Card): Promise<void> {
    const path = cardFile(places, card.table, card.id)
    const before = revisions.get(path) ?? (await readCard(disk, card.table, path))?.revision ?? 0
    if (card.revision <= before) return
    await rescue(async () => {
      await makeFolders(disk, [places.root, places.cards, folderOf(card.table)])
      const fresh = path.replace(/\.json$/, '.tmp')
      await replaceWhole(disk, path, fresh, Buffer.from(cardText(card), 'utf8'))
    })
    revisions.set(path, card.revision)
  }

  return {
    look: () =>
      serial(async () => {
        const repairs: JournalRepair[] = []
        await removeLeftovers(disk, CARD_TABLES.map(folderOf))
        const cards = await readAll(async (table, name) => {
          const kept = await aside.move(join(folderOf(table), name), 'damaged').catch(() => null)
          const place = `${table}/${name.slice(0, -'.json'.length)}`
          repairs.push({ kind: 'damaged', what: 'card', place, kept: 0, aside: kept })
        })
        for (const { table, id, revision } of cards) revisions.set(cardFile(places, table, id), revision)
        return repairs
      }),
    put: (cards) =>
      serial(() =>
        writing(places.cards, async () => {
          for (let from = 0; from < cards.length; from += AT_ONCE)
            await Promise.all(newestOf(cards.slice(from, from + AT_ONCE)).map(putOne))
          for (const table of new Set(cards.map((card) => card.table)))
            await syncFolder(disk, folderOf(table)).catch((error: unknown) => {
              // All of them were passed over, and the table has no folder yet.
              if (!isMissing(error)) throw error
            })
        }),
      ),
    list: () => serial(() => readAll(async () => {})),
  }
}

/** Of several cards of one row only the newest is written: two at once would share a file. */
function newestOf(cards: readonly Card[]): Card[] {
  const newest = new Map<string, Card>()
  for (const card of cards) {
    const key = `${card.table}/${card.id}`
    if ((newest.get(key)?.revision ?? 0) < card.revision) newest.set(key, card)
  }
  return [...newest.values()]
}

/** One line of JSON; the hash is that of the other members. */
function cardText({ table, id, revision, json }: Card): string {
  const sha256 = hash('sha256', JSON.stringify([table, id, revision, json]))
  return `${JSON.stringify({ table, id, revision, sha256, json })}\n`
}

async function readCard(disk: Disk, table: CardTable, path: string): Promise<Card | null> {
  try {
    const text = await disk.readFile(path, 'utf8')
    const { id, revision, json } = JSON.parse(text) as Card
    const card: Card = { table, id, revision, json }
    const sound =
      typeof id === 'string' &&
      Number.isSafeInteger(revision) &&
      revision >= 1 &&
      (json === null || typeof json === 'string')
    // Written again it must be the same to the letter, hash and all.
    return sound && cardText(card) === text ? card : null
  } catch {
    return null
  }
}

/** A `.tmp` never was a card that anybody was told of. */
async function removeLeftovers(disk: Disk, folders: readonly string[]): Promise<void> {
  for (const folder of folders)
    for (const name of await namesIn(disk, folder))
      if (name.endsWith('.tmp')) await disk.rm(join(folder, name), { force: true }).catch(() => {})
}
