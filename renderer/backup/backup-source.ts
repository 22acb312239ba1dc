import type { OpenedBackup } from '../../shared/ipc/backup-calls.ts'
import { AppError } from '../../shared/lib/app-error.ts'
import { SNIFFED_BYTES, sniffMediaType } from '../../shared/lib/media-type.ts'
import { createSha256, type Sha256 } from '../../shared/lib/sha256.ts'
import type { FeedId } from '../../shared/record/event.ts'
import { readFeed } from '../../shared/record/read-feed.ts'
import type { IncomingFeed } from '../../shared/record/stage-feeds.ts'
import type { Services } from '../services.ts'
import type { StoredAttachment } from '../storage/storage.ts'

/** A backup that is open for being restored. */
export interface BackupSource {
  readonly opened: OpenedBackup
  /** A feed, read and checked line by line. Each is read once: what is compared again is still what it was. */
  readFeed(assessment: string, feed: FeedId): Promise<IncomingFeed>
  /** A file's bytes, hashed as they came. Throws `attachment-missing`, or `attachment-differs` for a damaged one. */
  readFile(sha256: Sha256): Promise<StoredAttachment>
  /** Takes over the signing keys that this device does not have. Gives how many. */
  takeKeys(): Promise<number>
  close(): Promise<void>
}

/** Opens a backup that was listed. Throws as `backup.open`: `wrong-passphrase` asks for one, or for another. */
export async function openBackup(
  { bridge }: Pick<Services, 'bridge'>,
  path: string,
  passphrase: string | null,
): Promise<BackupSource> {
  const opened = await bridge.call('backup.open', { path, passphrase })
  const reference = { restore: opened.restore }

  const feeds = new Map<string, Promise<IncomingFeed>>()

  async function fetchFeed(assessment: string, feed: FeedId): Promise<IncomingFeed> {
    const lines: string[] = []
    for (;;) {
      const next = await bridge.call('backup.lines', { ...reference, assessment, feed, from: lines.length })
      if (next.length === 0) break
      lines.push(...next)
    }
    const read = readFeed(feed, lines)
    return 'problems' in read ? { feed, problems: read.problems } : read
  }

  return {
    opened,
    readFeed(assessment, feed) {
      const key = `${assessment} ${feed}`
      const known = feeds.get(key)
      if (known !== undefined) return known
      const fetched = fetchFeed(assessment, feed)
      feeds.set(key, fetched)
      // One that failed is asked for anew.
      fetched.catch(() => feeds.delete(key))
      return fetched
    },
    async readFile(sha256) {
      const hash = createSha256()
      const pieces: Blob[] = []
      let head = new Uint8Array()
      // Until nothing more comes: the listed size of an encrypted file is that of its encrypted bytes.
      for (let offset = 0; ; ) {
        const bytes = await bridge.call('backup.file', { ...reference, sha256, offset })
        if (bytes.length === 0) break
        hash.update(bytes)
        if (offset === 0) head = bytes.slice(0, SNIFFED_BYTES)
        // Each piece becomes a blob at once: the browser holds blobs on disk when memory is short.
        pieces.push(new Blob([new Uint8Array(bytes)]))
        offset += bytes.length
      }
      if (hash.digestHex() !== sha256) throw new AppError('attachment-differs', { path: sha256 })
      const media_type = sniffMediaType(head)
      return { sha256, media_type, blob: new Blob(pieces, { type: media_type }) }
    },
    takeKeys: async () => (await bridge.call('backup.keys', reference)).taken,
    close: () => bridge.call('backup.close', reference),
  }
}
