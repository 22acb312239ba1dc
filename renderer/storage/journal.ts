import type { Card, DiskSpace, FeedExtent, JournalRepair } from '../../shared/ipc/journal-calls.ts'
import { AppError } from '../../shared/lib/app-error.ts'
import type { Sha256 } from '../../shared/lib/sha256.ts'
import type { FeedId } from '../../shared/record/event.ts'
import type { Bridge } from '../bridge/client.ts'
import type { Carrier } from './pieces/carrier.ts'
import { sendPieces } from './pieces/send-pieces.ts'

/** What the journal says of itself. */
export interface JournalCheck {
  readonly feeds: readonly FeedExtent[]
  readonly repairs: readonly JournalRepair[]
  /** Questions with an answer, over all assessments. */
  readonly answers: number
  /** It was not there and was begun now. */
  readonly begun: boolean
}

/** The second copy, on the disk; see `journalCalls` for what each call promises. */
export interface Journal {
  check(): Promise<JournalCheck>
  append(assessment: string, lines: readonly string[]): Promise<void>
  /** Some of the lines from a position on; empty at the end. */
  read(assessment: string, feed: FeedId, from: number): Promise<readonly string[]>
  /** Sets the end of a feed aside. Gives where, relative to the journal. */
  cut(assessment: string, feed: FeedId, from: number): Promise<string>
  putCards(cards: readonly Card[]): Promise<void>
  cards(): Promise<readonly Card[]>
  /** Size in bytes by hash. */
  files(): Promise<ReadonlyMap<Sha256, number>>
  /** Puts a file, piece by piece. One that is there already is passed over. */
  putFile(sha256: Sha256, blob: Blob): Promise<void>
  /** The bytes of a file; undefined when it is not there. */
  readFile(sha256: Sha256): Promise<Blob | undefined>
  /** Whether a file is there with the bytes of its hash. One with other bytes is set aside. */
  checkFile(sha256: Sha256): Promise<boolean>
  space(): Promise<DiskSpace>
  /** How many answers have come from it so far, good or bad ones: a sign of life. */
  heard(): number
}

/** Lines that cross to the main process at once. */
const LINES = 1000

/**
 * The journal of this device, kept by the main process.
 *
 * @param carrier puts files beside the screen's thread; without it they go through the door as everything else does
 */
export function createJournal(
  door: Pick<Bridge, 'call'>,
  carrier: Pick<Carrier, 'put'> | null = null,
): Journal {
  let heard = 0
  const hear = () => {
    heard += 1
  }
  const bridge: Pick<Bridge, 'call'> = {
    call: (name, request) => door.call(name, request).finally(hear),
  }
  return {
    check: () => bridge.call('journal.check', undefined),
    async append(assessment, lines) {
      for (let from = 0; from < lines.length; from += LINES)
        await bridge.call('journal.append', { assessment, lines: lines.slice(from, from + LINES) })
    },
    read: (assessment, feed, from) => bridge.call('journal.read', { assessment, feed, from }),
    cut: async (assessment, feed, from) =>
      (await bridge.call('journal.cut', { assessment, feed, from })).aside,
    async putCards(cards) {
      if (cards.length > 0) await bridge.call('journal.putCards', { cards: [...cards] })
    },
    cards: () => bridge.call('journal.cards', undefined),
    files: async () =>
      new Map((await bridge.call('journal.files', undefined)).map(({ sha256, size }) => [sha256, size])),
    putFile: (sha256, blob) =>
      carrier !== null
        ? carrier.put(sha256, blob, hear)
        : sendPieces(sha256, blob, (piece) => bridge.call('journal.putFile', piece)),
    async readFile(sha256) {
      const pieces: Blob[] = []
      try {
        for (let offset = 0; ; ) {
          const bytes = await bridge.call('journal.readFile', { sha256, offset })
          if (bytes.length === 0) return new Blob(pieces)
          // Each piece becomes a blob at once: the browser holds blobs on disk when memory is short.
          pieces.push(new Blob([new Uint8Array(bytes)]))
          offset += bytes.length
        }
      } catch (error) {
        if (error instanceof AppError && error.code === 'attachment-missing') return undefined
        throw error
      }
    },
    checkFile: async (sha256) => (await bridge.call('journal.checkFile', { sha256 })).whole,
    space: () => bridge.call('journal.space', undefined),
    heard: () => heard,
  }
}
