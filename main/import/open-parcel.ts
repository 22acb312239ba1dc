import { feedPaths } from '../../shared/bundle/layout.ts'
import type { VerifyReport } from '../../shared/bundle/report.ts'
import { MAX_LINES_SIZE, type OpenedImport } from '../../shared/ipc/import-calls.ts'
import { AppError } from '../../shared/lib/app-error.ts'
import { decodeUtf8 } from '../../shared/lib/bytes.ts'
import type { Sha256Stream } from '../../shared/lib/sha256.ts'
import { createSha256 } from '../bundle/node-crypto.ts'
import { type ReadableBundle, readBundle } from '../bundle/read-bundle.ts'

/** What a verified bundle gives to somebody who takes it in. */
export interface OpenParcel {
  readonly content: Omit<OpenedImport, 'import'>
  /** Lines of a feed from a position on, as many as cross at once. */
  lines(feed: string, from: number): Promise<readonly string[]>
  /** The next piece of an attachment; see `import.attachment`. */
  attachment(sha256: string, offset: number): Promise<Uint8Array<ArrayBuffer>>
  close(): Promise<void>
}

/** An attachment on its way out. */
interface Sending {
  readonly sha256: string
  readonly pieces: AsyncGenerator<Uint8Array>
  readonly hash: Sha256Stream
  readonly size: number
  sent: number
}

/** Opens a bundle whose report calls it intact. Throws as `readBundle`. */
export async function openParcel(path: string, report: VerifyReport): Promise<OpenParcel> {
  const bundle = await readBundle(path, report)
  try {
    return await parcelOf(bundle, report)
  } catch (error) {
    await bundle.close()
    throw error
  }
}

async function parcelOf(bundle: ReadableBundle, report: VerifyReport): Promise<OpenParcel> {
  const { assessment, checklist, attachments } = bundle.content
  // One feed at a time is kept as lines: whoever reads takes them from the first to the last.
  let kept: { readonly feed: string; readonly lines: readonly string[] } | null = null
  let sending: Sending | null = null

  async function linesOf(feed: string): Promise<readonly string[]> {
    if (kept?.feed === feed) return kept.lines
    if (assessment.heads[feed] === undefined) throw new AppError('bad-request', { path: 'feed' })
    const lines = (await textOf(bundle, feedPaths(feed).log)).split('\n').slice(0, -1)
    kept = { feed, lines }
    return lines
  }

  async function begin(sha256: string): Promise<Sending> {
    const entry = attachments.find((one) => one.sha256 === sha256)
    if (entry?.path === undefined) throw new AppError('attachment-missing', { sha256 })
    await sending?.pieces.return(undefined)
    const pieces = bundle.stream(entry.path)
    return { sha256, pieces, hash: createSha256(), size: entry.size, sent: 0 }
  }

  const feeds: OpenedImport['feeds'] = []
  for (const feed of Object.keys(assessment.heads)) {
    const paths = feedPaths(feed)
    const signature = await bundle.read(paths.signature)
    const head = {
      feed,
      text: await textOf(bundle, paths.head),
      signature: Buffer.from(signature).toString('hex'),
      certificate: await textOf(bundle, paths.certificate),
    }
    feeds.push({ feed, count: (await linesOf(feed)).length, head })
  }
  return {
    content: {
      digest: report.digest ?? '',
      kind: assessment.kind,
      assessment,
      checklist,
      feeds,
      attachments: attachments.flatMap(({ path, sha256, size, media_type }) =>
        path === undefined ? [] : [{ sha256, size, media_type }],
      ),
    },
    async lines(feed, from) {
      const lines = await linesOf(feed)
      let end = from
      for (let size = 0; end < lines.length; end += 1) {
        size += lines[end]?.length ?? 0
        if (size > MAX_LINES_SIZE && end > from) break
      }
      return lines.slice(from, end)
    },
    async attachment(sha256, offset) {
      if (offset === 0) sending = await begin(sha256)
      const current = sending
      if (current === null || current.sha256 !== sha256 || current.sent !== offset)
        throw new AppError('bad-request', { path: 'offset' })
      const next = await current.pieces.next()
      if (!next.done) {
        current.hash.update(next.value)
        current.sent += next.value.length
      }
      const isLast = current.sent >= current.size
      if (isLast && !next.done && current.hash.digestHex() !== sha256)
        throw new AppError('bundle-not-verified', { code: 'A02', path: sha256 })
      // The piece is valid only until the next one is read.
      return next.done ? new Uint8Array() : next.value.slice()
    },
    close: () => bundle.close(),
  }
}

async function textOf(bundle: ReadableBundle, path: string): Promise<string> {
  return decodeUtf8(await bundle.read(path)) ?? ''
}
