import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { WantedAttachment } from '../../shared/engine/plain-answers.ts'
import { SNIFFED_BYTES, sniffMediaType } from '../../shared/lib/media-type.ts'
import { createSha256 } from '../bundle/node-crypto.ts'
import { readError, reasonOf } from '../files/file-error.ts'

/** One file of the attachments folder. */
export interface AttachmentFile {
  readonly path: string
  /** Name without folders. */
  readonly name: string
  readonly sha256: string
  readonly size: number
  readonly media_type: string
}

/**
 * Hashes every file that the answers name, by the name they use. `missing` are names without a file, and names that
 * would lead out of the folder. Throws `cannot-read` for a file that is there but cannot be read.
 */
export async function readAttachments(
  folder: string | undefined,
  wanted: readonly WantedAttachment[],
): Promise<{ readonly files: ReadonlyMap<string, AttachmentFile>; readonly missing: readonly string[] }> {
  const files = new Map<string, AttachmentFile>()
  const missing: string[] = []
  for (const name of new Set(wanted.map(({ file }) => file))) {
    const read =
      folder === undefined || basename(name) !== name ? null : await readAttachment(join(folder, name))
    if (read === null) missing.push(name)
    else files.set(name, read)
  }
  return { files, missing }
}

async function readAttachment(path: string): Promise<AttachmentFile | null> {
  try {
    const { size } = await stat(path)
    const hash = createSha256()
    for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) hash.update(chunk)
    return { path, name: basename(path), sha256: hash.digestHex(), size, media_type: await sniff(path) }
  } catch (error) {
    if (reasonOf(error) === 'ENOENT') return null
    throw readError(path, error)
  }
}

async function sniff(path: string): Promise<string> {
  const file = await open(path)
  try {
    const head = new Uint8Array(SNIFFED_BYTES)
    const { bytesRead } = await file.read(head, 0, head.length, 0)
    return sniffMediaType(head.subarray(0, bytesRead))
  } finally {
    await file.close()
  }
}
