import { createReadStream } from 'node:fs'
import { open, readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { WantedAttachment } from '../../shared/engine/plain-answers.ts'
import { SNIFFED_BYTES, sniffMediaType } from '../../shared/lib/media-type.ts'
import { createSha256 } from '../bundle/node-crypto.ts'
import { readError } from '../files/file-error.ts'

/** One file of the attachments folder. */
export interface AttachmentFile {
  readonly path: string
  /** Name without folders. */
  readonly name: string
  readonly sha256: string
  readonly size: number
  readonly media_type: string
}

/** What answers want of a folder, and what is there. */
export interface AttachmentFiles {
  readonly files: ReadonlyMap<string, AttachmentFile>
  /** Names without a file, those that would lead out of the folder included. */
  readonly missing: readonly string[]
  /** Files that no answer names. Hidden ones, which systems put there by themselves, do not count. */
  readonly unused: readonly string[]
}

/**
 * Hashes every file that the answers name, by the name they use; without a folder all are missing. Throws `cannot-read`
 * for a folder or file that cannot be read.
 */
export async function readAttachments(
  folder: string | undefined,
  wanted: readonly WantedAttachment[],
): Promise<AttachmentFiles> {
  const names = new Set(wanted.map(({ file }) => file))
  const there = folder === undefined ? [] : await namesIn(folder)
  const files = new Map<string, AttachmentFile>()
  for (const name of there) {
    if (names.has(name)) files.set(name, await readAttachment(join(folder ?? '', name)))
  }
  return {
    files,
    missing: [...names].filter((name) => !files.has(name)),
    unused: there.filter((name) => !names.has(name) && !name.startsWith('.')),
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort()
  } catch (error) {
    throw readError(folder, error)
  }
}

async function readAttachment(path: string): Promise<AttachmentFile> {
  try {
    const { size } = await stat(path)
    const hash = createSha256()
    for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) hash.update(chunk)
    return { path, name: basename(path), sha256: hash.digestHex(), size, media_type: await sniff(path) }
  } catch (error) {
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
