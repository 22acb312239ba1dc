import type { FeedExtent, JournalRepair } from '../../shared/ipc/journal-calls.ts'
import { MAX_JOURNAL_LINES } from '../../shared/ipc/journal-calls.ts'
import { AppError } from '../../shared/lib/app-error.ts'
import type { AditEvent } from '../../shared/record/event.ts'
import { type FeedAnswers, noteAnswer } from './answers.ts'
import { chainProblem, endAfter, type FeedEnd, formProblem, idOfLine } from './check-line.ts'
import { readAt, reading, withFile, writing } from './disk.ts'
import { headNoteOf } from './head-note.ts'
import { type FeedPlace, type FeedTools, type LoadedFeed, loadFeed } from './load-feed.ts'
import { type FeedFacts, noFacts } from './scan-feed.ts'
import { createSerial } from './serial.ts'
import { feedFileAt } from './write-feed.ts'

/** A line that is to be appended, and the event it holds. */
export interface NewLine {
  readonly text: string
  readonly event: AditEvent
}

/** The log of one feed: a file that only grows, and what is known of it. */
export interface FeedLog {
  /** Reads the file and mends it. Never fails for anything in it; says what was wrong. */
  load(): Promise<JournalRepair | null>
  extent(): FeedExtent
  answers(): FeedAnswers
  /** See `journal.append`. What waits while the disk is busy is written and forced to it together, in order. */
  append(lines: readonly NewLine[]): Promise<void>
  /** See `journal.read`. */
  read(from: number): Promise<string[]>
  /** Sets the lines from position `from` on aside and answers where; empty when there are none. */
  cut(from: number): Promise<string>
  /** Closes the files; the next append opens them again. */
  close(): Promise<void>
}

/** As many bytes of lines are given at a time, and always at least one line. */
const LARGEST_READ = 8 * 1024 * 1024

interface Waiting {
  readonly lines: readonly NewLine[]
  resolve(): void
  reject(reason: unknown): void
}

/** The log of a feed. Nothing is read until it is loaded. */
export function openFeedLog(place: FeedPlace, tools: FeedTools): FeedLog {
  const { assessment, feed, path } = place
  const { disk, aside } = tools
  const serial = createSerial()
  const file = feedFileAt(path, tools.places, disk)
  const note = headNoteOf(path, disk)
  let facts: FeedFacts = noFacts()
  let loaded = false
  /** Why the file could not be mended; it is tried again before anything is written. */
  let stuck: unknown = null
  let waiting: Waiting[] = []

  async function load(): Promise<JournalRepair | null> {
    await file.close()
    const found: LoadedFeed = await loadFeed(place, { ...tools, file, note })
    facts = found.facts
    stuck = found.stuck
    loaded = true
    return found.repair
  }

  /** Brings what is known and what is there together before a write. */
  async function ready(): Promise<void> {
    if (!loaded || stuck !== null) await load()
    if (stuck !== null) throw stuck
    if (await file.ready(facts.size)) return
    await load()
    if (stuck !== null) throw stuck
    await stillReady()
  }

  async function stillReady(): Promise<void> {
    if (!(await file.ready(facts.size))) throw new AppError('cannot-write', { path, reason: 'EBUSY' })
  }

  /** Lines from a position on; as many as fit, at least one. */
  async function linesFrom(from: number, most: number): Promise<string[]> {
    const start = facts.starts[from]
    if (start === undefined) return []
    let to = Math.min(from + most, facts.count)
    const byteOf = (seq: number) => facts.starts[seq] ?? facts.size
    while (to > from + 1 && byteOf(to) - start > LARGEST_READ) to = from + Math.ceil((to - from) / 2)
    const length = byteOf(to) - start
    const bytes = await withFile(disk, path, 'r', (handle) => readAt(handle, start, length))
    const lines = bytes.toString('utf8').split('\n')
    if (bytes.length !== length || lines.pop() !== '' || lines.length !== to - from)
      throw damaged(from, 'shorter')
    return lines
  }

  function damaged(seq: number, reason: string): AppError {
    return new AppError('journal-damaged', { assessment, feed, seq, reason })
  }

  /** The lines that are new behind `end` and the lines `planned` to be written; throws for any that does not fit. */
  async function plan(lines: readonly NewLine[], from: FeedEnd, planned: readonly NewLine[]) {
    const fresh: NewLine[] = []
    let end = from
    let known: { from: number; lines: string[] } | null = null
    for (const line of lines) {
      const { seq } = line.event
      if (seq >= end.count) {
        const problem = chainProblem(line.event, end, place) ?? formProblem(line.text)
        if (problem !== null) throw damaged(seq, problem)
        end = endAfter(end, line.event, idOfLine(line.text))
        fresh.push(line)
        continue
      }
      if (seq < facts.count && known?.lines[seq - known.from] === undefined)
        known = { from: seq, lines: await linesFrom(seq, lines.length) }
      const there =
        seq < facts.count
          ? known?.lines[seq - known.from]
          : (planned[seq - facts.count] ?? fresh[seq - from.count])?.text
      if (there !== line.text) throw damaged(seq, 'other')
    }
    return { fresh, end }
  }

  async function commit(): Promise<void> {
    const batch = waiting
    waiting = []
    const taken: Waiting[] = []
    const planned: NewLine[] = []
    try {
      await writing(path, ready)
      let end: FeedEnd = facts
      for (const item of batch) {
        try {
          const from = end
          const next = await reading(path, () => plan(item.lines, from, planned))
          planned.push(...next.fresh)
          end = next.end
          taken.push(item)
        } catch (error) {
          item.reject(error)
        }
      }
      if (planned.length > 0) await writing(path, () => write(planned, end))
    } catch (error) {
      for (const item of batch) item.reject(error)
      return
    }
    for (const item of taken) item.resolve()
    if (planned.length > 0 && facts.head !== null) note.write({ count: facts.count, head: facts.head })
  }

  async function write(lines: readonly NewLine[], end: FeedEnd): Promise<void> {
    const pieces = lines.map(({ text }) => Buffer.from(`${text}\n`, 'utf8'))
    const bytes = Buffer.concat(pieces)
    let again = false
    await tools.rescue(async () => {
      if (again) await stillReady()
      again = true
      await file.append(bytes, facts.size)
    })
    const { starts, answers } = facts
    let { size } = facts
    for (const [index, { event }] of lines.entries()) {
      starts.push(size)
      size += pieces[index]?.length ?? 0
      noteAnswer(answers, event.kind, event.body, event.lam)
    }
    facts = { ...end, starts, size, answers }
  }

  return {
    load: () => serial(load),
    extent: () => ({ assessment, feed, count: facts.count, head: facts.head }),
    answers: () => facts.answers,
    append(lines) {
      return new Promise((resolve, reject) => {
        waiting.push({ lines, resolve, reject })
        if (waiting.length === 1) void serial(commit)
      })
    },
    read: (from) =>
      serial(async () => {
        if (!loaded) await load()
        return reading(path, () => linesFrom(from, MAX_JOURNAL_LINES))
      }),
    cut: (from) =>
      serial(() =>
        writing(path, async () => {
          await ready()
          const size = facts.starts[from]
          if (size === undefined) return ''
          const bytes = await withFile(disk, path, 'r', (handle) => readAt(handle, size, facts.size - size))
          const kept = await tools.rescue(() => aside.keep(path, bytes, 'cut'))
          await note.remove()
          await file.cut(size)
          await load()
          return kept
        }),
      ),
    close: () =>
      serial(async () => {
        await note.close()
        await file.close()
      }),
  }
}
