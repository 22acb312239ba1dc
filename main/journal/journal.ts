import { dirname, join } from 'node:path'
import type { Reply } from '../../shared/ipc/contract.ts'
import type { Card, DiskLook, DiskSpace, JournalRepair } from '../../shared/ipc/journal-calls.ts'
import { AppError } from '../../shared/lib/app-error.ts'
import type { Log } from '../log.ts'
import { countAnswers } from './answers.ts'
import { openAside } from './aside.ts'
import { openCards } from './cards.ts'
import { readEvent } from './check-line.ts'
import { type Disk, reading, systemDisk } from './disk.ts'
import { type FeedLog, type NewLine, openFeedLog } from './feed-log.ts'
import { openFiles, type StoredFiles } from './files.ts'
import { beginJournal, findFeeds } from './first-look.ts'
import { lookAtDisk } from './look-at-disk.ts'
import { feedOfName, isAssessmentName, placesIn } from './places.ts'
import { MARGIN, openReserve, RESERVE } from './reserve.ts'

/** The copy of everything on the disk. Each call does what the call of its name in the contract promises. */
export interface Journal {
  check(): Promise<Reply<'journal.check'>>
  append(assessment: string, lines: readonly string[]): Promise<void>
  read(assessment: string, feed: string, from: number): Promise<string[]>
  cut(assessment: string, feed: string, from: number): Promise<string>
  putCards(cards: readonly Card[]): Promise<void>
  cards(): Promise<Card[]>
  files(): Promise<{ sha256: string; size: number }[]>
  takeFile: StoredFiles['take']
  keepFile: StoredFiles['keep']
  putFile: StoredFiles['put']
  readFile(sha256: string, offset: number): Promise<Uint8Array<ArrayBuffer>>
  checkFile(sha256: string): Promise<boolean>
  space(): Promise<DiskSpace>
  /** Asked when the app cannot start; looks at nothing else. */
  disk(): Promise<DiskLook>
  /** Whether anything is in it that a database could be rebuilt from. */
  holdsAnything(): Promise<boolean>
  /** Closes every file. The journal can be used again. */
  close(): Promise<void>
}

/** What the journal is given. */
export interface JournalOptions {
  /** Its folder. The one around it must be there. */
  readonly root: string
  /** Wall clock; it only names what is set aside. */
  readonly now: () => Date
  readonly log: Pick<Log, 'warn'>
  readonly disk?: Disk
  /** Bytes held back on the disk. */
  readonly reserve?: number
}

/** Feeds whose files stay open; more are closed, the one longest unused first. */
const MOST_OPEN = 16

/** The journal below a folder. Nothing is touched until the first call, which looks at all of it once. */
export function openJournal(options: JournalOptions): Journal {
  const { root, now, log, disk = systemDisk, reserve: reserveSize = RESERVE } = options
  const places = placesIn(root)
  const aside = openAside(places, disk, now)
  const reserve = openReserve(places, disk, log, reserveSize)
  const cards = openCards(places, disk, aside, reserve.rescue)
  const files = openFiles(places, disk, aside, checkRoom)
  const feeds = new Map<string, FeedLog>()
  /** Feeds that were written to, the longest unused first. */
  const open = new Set<FeedLog>()
  let looked: Promise<{ repairs: JournalRepair[]; begun: boolean }> | null = null

  async function checkRoom(size: number): Promise<void> {
    await reserve.restore()
    const { free, reserve: held } = await reserve.space()
    const needed = size + MARGIN + (reserveSize - held)
    if (needed > free) throw new AppError('disk-full', { path: places.files, needed, free })
  }

  /** The first look. One that failed as a whole is made again by the next call. */
  function look() {
    looked ??= lookOnce().catch((error: unknown) => {
      looked = null
      throw error
    })
    return looked
  }

  async function lookOnce() {
    const begun = await beginJournal(places, disk, now)
    const { feeds: found, repairs } = await findFeeds(places, disk, aside)
    for (const { assessment, feed } of found) {
      const repair = await feedLog(assessment, feed).load()
      if (repair !== null) repairs.push(repair)
    }
    repairs.push(...(await cards.look()), ...(await files.look()))
    await reserve.restore()
    for (const { kind, what, place, aside: kept } of repairs)
      log.warn(`journal: ${what} ${place} was ${kind}${kept === null ? '' : `; see ${kept}`}`)
    return { repairs, begun }
  }

  function feedLog(assessment: string, feed: string): FeedLog {
    const key = `${assessment}/${feed}`
    let known = feeds.get(key)
    if (known === undefined) {
      const path = join(places.log, assessment, `${feed}.jsonl`)
      known = openFeedLog({ assessment, feed, path }, { places, disk, aside, rescue: reserve.rescue })
      feeds.set(key, known)
    }
    return known
  }

  function used(feed: FeedLog): void {
    open.delete(feed)
    open.add(feed)
    if (open.size <= MOST_OPEN) return
    const [oldest] = open
    if (oldest === undefined) return
    open.delete(oldest)
    void oldest.close()
  }

  return {
    async check() {
      const { repairs, begun } = await look()
      const byAssessment = groupBy(feeds.values(), (feed) => feed.extent().assessment)
      let answers = 0
      for (const logs of byAssessment.values())
        answers += countAnswers(logs.map((one) => ({ feed: one.extent().feed, answers: one.answers() })))
      return {
        feeds: [...feeds.values()].map((feed) => feed.extent()),
        repairs: [...repairs],
        answers,
        begun,
      }
    },
    async append(assessment, lines) {
      await look()
      if (!isAssessmentName(assessment)) throw new AppError('bad-request', { path: 'assessment' })
      const byFeed = groupBy(lines.map(readLine), (line) => line.event.feed)
      const writes = [...byFeed].map(async ([feed, own]) => {
        if (feedOfName(`${feed}.jsonl`) === null)
          throw new AppError('journal-damaged', { assessment, reason: 'feed' })
        const one = feedLog(assessment, feed)
        used(one)
        await one.append(own)
      })
      // Every one comes to its end, so that nobody is told of a failure while others are still being written.
      for (const write of await Promise.allSettled(writes))
        if (write.status === 'rejected') throw write.reason
    },
    async read(assessment, feed, from) {
      await look()
      return (await feeds.get(`${assessment}/${feed}`)?.read(from)) ?? []
    },
    async cut(assessment, feed, from) {
      await look()
      return (await feeds.get(`${assessment}/${feed}`)?.cut(from)) ?? ''
    },
    async putCards(changed) {
      await look()
      await cards.put(changed)
    },
    async cards() {
      await look()
      return cards.list()
    },
    async files() {
      await look()
      return files.list()
    },
    async takeFile(piece) {
      await look()
      return files.take(piece)
    },
    async keepFile(sha256) {
      await look()
      return files.keep(sha256)
    },
    async putFile(piece) {
      await look()
      return files.put(piece)
    },
    async readFile(sha256, offset) {
      await look()
      return files.read(sha256, offset)
    },
    async checkFile(sha256) {
      await look()
      return files.check(sha256)
    },
    async space() {
      await look()
      await reserve.restore()
      return reading(root, () => reserve.space())
    },
    disk: () => lookAtDisk(dirname(root), disk),
    async holdsAnything() {
      await look()
      if ([...feeds.values()].some((feed) => feed.extent().count > 0)) return true
      return (await cards.list()).some((card) => card.json !== null)
    },
    async close() {
      await files.drop()
      await Promise.all([...feeds.values()].map((feed) => feed.close()))
      open.clear()
    },
  }
}

function readLine(text: string): NewLine {
  const event = readEvent(text)
  if (event === null) throw new AppError('journal-damaged', { reason: 'json' })
  return { text, event }
}

/** `Map.groupBy` is younger than the Node of the command line. */
function groupBy<Item>(items: Iterable<Item>, keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group === undefined) groups.set(keyOf(item), [item])
    else group.push(item)
  }
  return groups
}
