import { type FeedAnswers, noteAnswer } from './answers.ts'
import {
  chainProblem,
  endAfter,
  type FeedEnd,
  formProblem,
  idOfLine,
  NO_EVENTS,
  readEvent,
} from './check-line.ts'
import { type DiskFile, readAt } from './disk.ts'
import type { NotedHead } from './head-note.ts'

/** What a feed's file holds that can be gone by. */
export interface FeedFacts extends FeedEnd {
  /** Byte at which each whole line begins. */
  readonly starts: number[]
  /** Bytes of the whole lines. */
  readonly size: number
  readonly answers: FeedAnswers
}

/** A feed without a file. */
export function noFacts(): FeedFacts {
  return { ...NO_EVENTS, starts: [], size: 0, answers: new Map() }
}

/** What is wrong with a feed's file behind its whole lines. */
export interface FeedFault {
  readonly kind: 'torn' | 'damaged' | 'missing'
  /** The system could not read on. */
  readonly unreadable: boolean
}

/** What was found in a feed's file. */
export interface Scan {
  readonly facts: FeedFacts
  readonly fault: FeedFault | null
}

const CHUNK = 1024 * 1024
/** No line is longer; without a bound, a file of anything would be taken into memory. */
const LONGEST_LINE = 16 * 1024 * 1024
/** As much of what follows the last whole line is looked at. */
const LOOK_AHEAD = 1024 * 1024
const LF = 10

/** A whole line that nothing vouches for yet. */
interface Candidate {
  readonly line: Buffer
  readonly start: number
  readonly after: FeedEnd
  readonly kind: string
  readonly body: unknown
}

/**
 * Follows the chain of a feed's file, one pass, little memory. A line counts once something vouches for its bytes: the
 * line behind it, which names its hash, or the note of the head. The last line, which may have neither, counts when it
 * is a faultless event and nothing but an unfinished line comes after it. Never fails for anything in the file.
 */
export async function scanFeed(
  file: DiskFile,
  place: { readonly assessment: string; readonly feed: string },
  note: NotedHead | null,
): Promise<Scan> {
  const answers: FeedAnswers = new Map()
  const starts: number[] = []
  const chain: { end: FeedEnd; last: Candidate | null } = { end: NO_EVENTS, last: null }

  function settle(): void {
    if (chain.last === null) return
    const { start, after, kind, body } = chain.last
    starts.push(start)
    chain.end = after
    chain.last = null
    noteAnswer(answers, kind, body, after.lam)
  }

  function take(line: Buffer, start: number): boolean {
    const before = chain.last?.after ?? chain.end
    const event = readEvent(line.toString('utf8'))
    if (event === null || chainProblem(event, before, place) !== null) return false
    settle()
    const { kind, body } = event
    chain.last = { line, start, after: endAfter(before, event, idOfLine(line)), kind, body }
    return true
  }

  const { whole, unreadable } = await eachLine(file, take)
  const rest = unreadable ? Buffer.alloc(0) : await lookAhead(file, whole)
  const kind = unreadable ? 'damaged' : rest.length === 0 ? null : isTorn(rest) ? 'torn' : 'damaged'
  let size = whole
  let fault: FeedFault | null = kind === null ? null : { kind, unreadable }
  if (chain.last !== null && !counts(chain.last, note, rest, kind === 'damaged' && !unreadable)) {
    size = chain.last.start
    fault = { kind: 'damaged', unreadable }
  } else settle()
  if (fault === null && note !== null && note.count > chain.end.count)
    fault = { kind: 'missing', unreadable: false }
  return { facts: { ...chain.end, starts, size, answers }, fault }
}

/** What stands behind the last whole line, as far as it is worth looking at. */
async function lookAhead(file: DiskFile, from: number): Promise<Buffer> {
  return readAt(file, from, LOOK_AHEAD).catch(() => Buffer.alloc(0))
}

/** Gives every line to `take` until it refuses one. Answers how far the taken lines reach. */
async function eachLine(
  file: DiskFile,
  take: (line: Buffer, start: number) => boolean,
): Promise<{ whole: number; unreadable: boolean }> {
  let whole = 0
  let begun: Buffer = Buffer.alloc(0)
  while (begun.length <= LONGEST_LINE) {
    let chunk: Buffer
    try {
      chunk = await readAt(file, whole + begun.length, CHUNK)
    } catch {
      return { whole, unreadable: true }
    }
    if (chunk.length === 0) break
    const bytes = begun.length === 0 ? chunk : Buffer.concat([begun, chunk])
    let from = 0
    for (let to = bytes.indexOf(LF); to !== -1; to = bytes.indexOf(LF, from)) {
      if (!take(bytes.subarray(from, to), whole + from)) return { whole: whole + from, unreadable: false }
      from = to + 1
    }
    begun = bytes.subarray(from)
    whole += from
  }
  return { whole, unreadable: false }
}

/** What a write leaves that was cut off: part of a line, or blocks that were promised and never filled. */
function isTorn(rest: Buffer): boolean {
  return rest.length < LOOK_AHEAD && !rest.includes(LF)
}

function counts({ line, after }: Candidate, note: NotedHead | null, rest: Buffer, damaged: boolean): boolean {
  // Whatever else became of the next line, it still names this one.
  if (rest.includes(String(after.head))) return true
  if (note !== null && note.count === after.count) return note.head === after.head
  return !damaged && formProblem(line) === null
}
