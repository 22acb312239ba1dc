import { createHash, randomUUID } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { OpenedBackup } from '../../shared/ipc/backup-calls.ts'
import {
  type Card,
  cardSchema,
  type FeedExtent,
  MAX_FILE_PIECE,
  MAX_JOURNAL_LINES,
} from '../../shared/ipc/journal-calls.ts'
import { AppError } from '../../shared/lib/app-error.ts'
import { readFeed } from '../../shared/record/read-feed.ts'
import { readTrusted } from '../trust/trusted-signers.ts'
import { type Manifest, readManifest } from './manifest.ts'
import { madeBackup, type Note, readNote } from './note.ts'
import { piecesOfFile, sumOf, wholeOf } from './pieces.ts'
import { openSeal, unsealed } from './seal.ts'

/** A backup that is open for reading. Nothing in it is ever changed. */
export interface OpenBackup {
  readonly opened: OpenedBackup
  lines(assessment: string, feed: string, from: number): readonly string[]
  /** Throws AppError `attachment-missing`, or `attachment-differs` for one that is not what its name says. */
  file(sha256: string, offset: number): Promise<Uint8Array<ArrayBuffer>>
  /** The encrypted key files in it, by name. */
  keys(): Promise<ReadonlyMap<string, Buffer>>
}

/**
 * Reads a backup's log and cards, with every hash and every chain checked; its files are checked when they are asked for.
 *
 * @throws AppError `not-a-backup`; `wrong-passphrase` when it is sealed and the passphrase is missing or another one
 */
export async function openBackup(path: string, passphrase: string | null): Promise<OpenBackup> {
  const note = await readNote(path)
  const manifest = await readManifest(path)
  if (note === null || manifest === null) throw new AppError('not-a-backup', { path })
  const identity = await identityOf(path, note, passphrase)
  const damaged: string[] = []
  const content = (name: string) => {
    const pieces = piecesOfFile(join(path, name))
    return identity === null || !name.endsWith('.age') ? pieces : unsealed(pieces, identity)
  }
  /** The text of a small part; null, and noted, when it is not what was written. */
  const text = async (name: string): Promise<string | null> => {
    try {
      if ((await sumOf(piecesOfFile(join(path, name)))).sha256 === manifest.get(name))
        return (await wholeOf(content(name))).toString('utf8')
    } catch {
      // Unreadable is damaged too.
    }
    damaged.push(name)
    return null
  }
  const feeds = new Map<string, { extent: FeedExtent; lines: readonly string[] }>()
  for (const name of manifest.keys()) {
    const [, assessment, feed] = /^log\/([-0-9a-f]{36})\/([0-9a-f]{32})\.jsonl(?:\.age)?$/.exec(name) ?? []
    if (assessment === undefined || feed === undefined) continue
    const lines = (await text(name))?.split('\n').slice(0, -1)
    if (lines === undefined) continue
    const read = readFeed(feed, lines, (line) => createHash('sha256').update(line).digest('hex'))
    if ('problems' in read) damaged.push(name)
    else {
      const head = read.events.at(-1)?.id ?? null
      feeds.set(`${assessment}/${feed}`, { extent: { assessment, feed, count: lines.length, head }, lines })
    }
  }
  const cards = readCards(
    await text([...manifest.keys()].find((name) => name.startsWith('cards.jsonl')) ?? ''),
  )
  if (cards.damaged) damaged.push('cards.jsonl')
  const trusted: OpenedBackup['trusted'] = []
  for (const name of manifest.keys()) {
    const file = /^trusted\/([0-9a-f]{64}\.pem)(?:\.age)?$/.exec(name)?.[1]
    const content = file === undefined ? null : await text(name)
    if (file === undefined || content === null) continue
    const found = readTrusted(file, content)
    if (found === null) damaged.push(name)
    else trusted.push(found)
  }
  const files = await filesOf(path, manifest, damaged)
  const checked = new Set<string>()
  let running: Running | null = null

  return {
    opened: {
      restore: randomUUID(),
      made: madeBackup(path, note),
      feeds: [...feeds.values()].map(({ extent }) => extent),
      cards: [...cards.cards],
      files: files.map(({ sha256, size }) => ({ sha256, size })),
      trusted,
      damaged,
    },
    lines: (assessment, feed, from) =>
      feeds.get(`${assessment}/${feed}`)?.lines.slice(from, from + MAX_JOURNAL_LINES) ?? [],
    async file(sha256, offset) {
      const name = files.find((file) => file.sha256 === sha256)?.name
      if (name === undefined) throw new AppError('attachment-missing', { path: sha256 })
      if (!checked.has(sha256)) {
        if ((await sumOf(content(name))).sha256 !== sha256)
          throw new AppError('attachment-differs', { path: name })
        checked.add(sha256)
      }
      if (running?.sha256 !== sha256 || running.offset !== offset || offset === 0)
        running = await startAt(sha256, content(name), offset)
      return running.next()
    },
    async keys() {
      const found = new Map<string, Buffer>()
      for (const name of manifest.keys())
        if (name.startsWith('keys/')) found.set(name.slice(5), await readFile(join(path, name)))
      return found
    },
  }
}

async function identityOf(path: string, note: Note, passphrase: string | null): Promise<string | null> {
  if (!note.sealed) return null
  // The path goes along, for asking again with a passphrase.
  if (passphrase === null) throw new AppError('wrong-passphrase', { path })
  const identity = await readFile(join(path, 'identity.age')).catch((error: unknown) => {
    throw new AppError('not-a-backup', { path }, error)
  })
  return openSeal(identity, passphrase)
}

function readCards(text: string | null): { readonly cards: readonly Card[]; readonly damaged: boolean } {
  const cards: Card[] = []
  let damaged = false
  for (const line of text?.split('\n').slice(0, -1) ?? []) {
    try {
      cards.push(cardSchema.parse(JSON.parse(line)))
    } catch {
      damaged = true
    }
  }
  return { cards, damaged }
}

interface StoredFile {
  readonly sha256: string
  readonly size: number
  /** Relative to the backup's folder. */
  readonly name: string
}

/** The shared files that are there. The size of a sealed one is that of its sealed bytes. */
async function filesOf(path: string, manifest: Manifest, damaged: string[]): Promise<readonly StoredFile[]> {
  const files: StoredFile[] = []
  for (const name of manifest.keys()) {
    const sha256 = /^\.\.\/files(?:-[0-9a-f]{8})?\/[0-9a-f]{2}\/([0-9a-f]{64})(?:\.age)?$/.exec(name)?.[1]
    if (sha256 === undefined) continue
    const found = await stat(join(dirname(path), name.slice(3))).catch(() => null)
    if (found?.isFile() === true) files.push({ sha256, size: found.size, name })
    else damaged.push(name)
  }
  return files
}

/** A file that is being given out, piece by piece in order. */
interface Running {
  readonly sha256: string
  readonly offset: number
  next(): Promise<Uint8Array<ArrayBuffer>>
}

async function startAt(sha256: string, source: AsyncGenerator<Uint8Array>, from: number): Promise<Running> {
  let offset = 0
  for (let skipped = 0; skipped < from; ) {
    const { value } = await source.next()
    if (value === undefined) break
    skipped += value.length
    offset = skipped
  }
  return {
    sha256,
    get offset() {
      return offset
    },
    async next() {
      const pieces: Uint8Array[] = []
      let size = 0
      // A piece of the source is far smaller than what may cross the door at once.
      while (size < MAX_FILE_PIECE / 2) {
        const { value } = await source.next()
        if (value === undefined) break
        pieces.push(value)
        size += value.length
      }
      offset += size
      return Buffer.concat(pieces)
    },
  }
}
