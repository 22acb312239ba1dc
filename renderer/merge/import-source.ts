import type { OpenedImport } from '../../shared/ipc/import-calls.ts'
import { AppError } from '../../shared/lib/app-error.ts'
import { SNIFFED_BYTES, sniffMediaType } from '../../shared/lib/media-type.ts'
import { createSha256, type Sha256 } from '../../shared/lib/sha256.ts'
import type { KeyId } from '../../shared/record/event.ts'
import { readFeed } from '../../shared/record/read-feed.ts'
import type { IncomingFeed } from '../../shared/record/stage-feeds.ts'
import type { Services } from '../services.ts'
import type { StoredAttachment } from '../storage/storage.ts'

/** A verified bundle, open for being taken in. */
export interface ImportSource {
  readonly opened: OpenedImport
  /** Every feed, read and checked line by line. */
  readonly feeds: readonly IncomingFeed[]
  /** An attachment's bytes, hashed as they came; undefined for one that does not travel. Each is fetched once. */
  fileOf(sha256: Sha256): Promise<StoredAttachment | undefined>
  close(): Promise<void>
}

/**
 * Opens the bundle at `path`, which the main process verifies once more, and reads its log. Throws as `import.open`.
 */
export async function openImport({ bridge }: Pick<Services, 'bridge'>, path: string): Promise<ImportSource> {
  const opened = await bridge.call('import.open', { path })
  const reference = { import: opened.import }
  const close = () => bridge.call('import.close', reference)
  const files = new Map<Sha256, Promise<StoredAttachment | undefined>>()
  // The main process gives one attachment at a time, from its first byte to its last.
  let turn: Promise<unknown> = Promise.resolve()

  async function readLines(feed: string, count: number): Promise<readonly string[]> {
    const lines: string[] = []
    while (lines.length < count) {
      const next = await bridge.call('import.lines', { ...reference, feed, from: lines.length })
      if (next.length === 0) break
      lines.push(...next)
    }
    return lines
  }

  async function fetchFile(sha256: Sha256): Promise<StoredAttachment | undefined> {
    const entry = opened.attachments.find((one) => one.sha256 === sha256)
    if (entry === undefined) return undefined
    const hash = createSha256()
    const pieces: Blob[] = []
    let head = new Uint8Array()
    for (let offset = 0; offset < entry.size; ) {
      const bytes = await bridge.call('import.attachment', { ...reference, sha256, offset })
      if (bytes.length === 0) break
      hash.update(bytes)
      if (offset === 0) head = bytes.slice(0, SNIFFED_BYTES)
      // Each piece becomes a blob at once: the browser holds blobs on disk when memory is short.
      pieces.push(new Blob([bytes]))
      offset += bytes.length
    }
    if (hash.digestHex() !== sha256) throw new AppError('attachment-differs', { sha256 })
    // By its content, as for a file from here: what the sender says of it decides nothing.
    const media_type = sniffMediaType(head)
    return { sha256, media_type, blob: new Blob(pieces, { type: media_type }) }
  }

  try {
    const feeds: IncomingFeed[] = []
    for (const { feed, count } of opened.feeds) {
      const read = readFeed(feed, await readLines(feed, count))
      feeds.push('problems' in read ? { feed, problems: read.problems } : read)
    }
    return {
      opened,
      feeds,
      fileOf(sha256) {
        const known = files.get(sha256)
        if (known !== undefined) return known
        const fetched = turn.then(() => fetchFile(sha256))
        turn = fetched.catch(() => {})
        files.set(sha256, fetched)
        // One that failed is asked for anew.
        fetched.catch(() => files.delete(sha256))
        return fetched
      },
      close,
    }
  } catch (error) {
    await close().catch(() => undefined)
    throw error
  }
}

/** Keys of the people known on this device: those who sign here, and those whose cards were accepted. */
export async function knownKeys({ bridge }: Pick<Services, 'bridge'>): Promise<ReadonlySet<KeyId>> {
  const [{ signers }, trusted] = await Promise.all([
    bridge.call('keys.list', undefined),
    bridge.call('trust.list', undefined),
  ])
  return new Set([...signers, ...trusted].map(({ key }) => key))
}
