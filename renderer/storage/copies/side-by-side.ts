import type { EventId, LoggedEvent } from '../../../shared/record/event.ts'
import { type FeedRef, type FoundRow, isExact, readLine, readRows, soundEvent } from './database-feeds.ts'
import type { Mender } from './mender.ts'

/** Both copies of one feed, line by line. */
export interface SideBySide {
  /** What both agree on, or the journal alone can vouch for. */
  readonly common: readonly LoggedEvent[]
  /** How the journal goes on, in another way than the database; empty unless both go on. */
  readonly journal: readonly LoggedEvent[]
  /** How the database goes on: an unbroken chain. */
  readonly database: readonly LoggedEvent[]
  /** Rows that are there, but not as they were written, and the events that belong in their places. */
  readonly damaged: readonly { readonly found: FoundRow; readonly event: LoggedEvent }[]
  /** Events of `common` without a row, although there are rows behind them. */
  readonly missing: readonly LoggedEvent[]
  /** Events of `common` behind the last row. */
  readonly behind: readonly LoggedEvent[]
  /** Rows behind the end of `database`: damaged, or cut off from it by one that is damaged or gone. */
  readonly loose: readonly { readonly found: FoundRow; readonly event: LoggedEvent | null }[]
  /** Places between the end of `database` and the last loose row that have no row. */
  readonly gone: number
}

/** Reads all of a feed from both copies and hashes every line. */
export async function readSides(mender: Mender, ref: FeedRef): Promise<SideBySide> {
  const inJournal = await readJournal(mender, ref)
  const rows = (await readRows(mender.database, ref.feed)).map((found) => ({
    found,
    seq: found.key[1],
    event: soundEvent(found, ref),
  }))
  await mender.breathe()
  const bySeq = new Map(rows.map((row) => [row.seq, row]))
  const lastSeq = rows.at(-1)?.seq ?? -1

  /** The unbroken chain of sound rows behind these events. */
  const goesOn = (before: readonly LoggedEvent[]) => {
    const chain: LoggedEvent[] = []
    let prev: EventId | null = before.at(-1)?.id ?? null
    for (let seq = before.length; ; seq += 1) {
      const event = bySeq.get(seq)?.event ?? null
      if (event === null || event.event.prev !== prev) return chain
      chain.push(event)
      prev = event.id
    }
  }

  // Each line names the one before: the last place where both agree vouches for everything before it.
  let agreed = 0
  for (const [seq, event] of inJournal.entries()) if (bySeq.get(seq)?.event?.id === event.id) agreed = seq + 1
  let common = inJournal.slice(0, agreed)
  let database = goesOn(common)
  if (database.length === 0 && inJournal.length > agreed) {
    common = [...inJournal]
    database = goesOn(common)
  }

  const kept = [...common, ...database]
  const last = kept.length - 1
  return {
    common,
    journal: inJournal.slice(common.length),
    database,
    damaged: kept.flatMap((event, seq) => {
      const row = bySeq.get(seq)
      if (row === undefined || (row.event?.id === event.id && isExact(row.found, event))) return []
      return [{ found: row.found, event }]
    }),
    missing: common.filter((_, seq) => seq < lastSeq && !bySeq.has(seq)),
    behind: common.filter((_, seq) => seq > lastSeq),
    loose: rows.filter(({ seq }) => seq > last),
    gone: Math.max(0, lastSeq - last - rows.filter(({ seq }) => seq > last).length),
  }
}

/** All lines of the journal that make one chain. */
async function readJournal({ journal }: Mender, ref: FeedRef): Promise<readonly LoggedEvent[]> {
  const chain: LoggedEvent[] = []
  for (;;) {
    const lines = await journal.read(ref.assessment, ref.feed, chain.length)
    if (lines.length === 0) return chain
    for (const line of lines) {
      const one = readLine(line)
      const prev = chain.at(-1)?.id ?? null
      if (one === null || one.event.seq !== chain.length || one.event.prev !== prev) return chain
      chain.push(one)
    }
  }
}
