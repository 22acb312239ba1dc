import { crc32 } from 'node:zlib'
import type { PlannedEntry } from '../../shared/bundle/container-plan.ts'
import type { Receipt } from '../../shared/bundle/report.ts'
import { fingerprint } from '../../shared/bundle/signed-texts.ts'
import {
  centralRecord,
  endRecords,
  LOCAL_CRC_OFFSET,
  localHeader,
  type ZipEntry,
} from '../../shared/bundle/zip-records.ts'
import { AppError } from '../../shared/lib/app-error.ts'
import { concatBytes } from '../../shared/lib/bytes.ts'
import type { Sha256Stream } from '../../shared/lib/sha256.ts'
import type { KeyId } from '../../shared/record/event.ts'
import { createSha256 } from './node-crypto.ts'
import { createPartFile } from './part-file.ts'
import type { PreparedBundle } from './prepare-bundle.ts'
import { verifyBundleFile } from './verify-bundle-file.ts'

/** Told what is done: bytes written, then bytes read back. */
export type WriteProgress = (step: 'write' | 'verify', done: number, total: number) => void

/** What a writer is given besides the bundle and its place. */
export interface WriteOptions {
  readonly onProgress?: WriteProgress
  /** Keys of people known here, for the verification after writing: the signers among them, or it fails. */
  readonly trusted?: ReadonlySet<KeyId>
}

/** A bundle being written. Each call must wait for the one before; after an error only `abort` is left. */
export interface BundleWriter {
  /**
   * The next bytes of an attachment, in the order of `PreparedBundle.attachments`. Throws `AppError`:
   * `attachment-differs` (`sha256`) when it is not the attachment that comes next, is too long, or its content does
   * not have its hash; `disk-full` or `cannot-write` (`path`).
   */
  writeAttachment(sha256: string, bytes: Uint8Array): Promise<void>
  /**
   * Completes the file, reads it back, verifies it, and only then gives it its name. Throws `AppError`:
   * `attachment-missing` (`sha256`) when bytes are still awaited; `bundle-not-verified` (`code`, `path`); `disk-full`
   * or `cannot-write` (`path`). Rejects with the signal's reason when that is aborted before the file has its name;
   * later the signal changes nothing.
   */
  finish(signal?: AbortSignal): Promise<Receipt>
  /** Gives up and removes what was written. Does nothing after `finish`, or when called again. */
  abort(): Promise<void>
}

interface OpenAttachment {
  readonly entry: PlannedEntry
  readonly sha256: string
  readonly hash: Sha256Stream
  crc: number
  left: number
}

/**
 * Begins to write a prepared bundle as `<path>.part`; nothing stands under `path` itself before `finish`. Throws
 * `AppError`: `disk-full` (`path`, `needed`, `free`) when there is not room enough; `cannot-write` (`path`).
 */
export async function openBundleWriter(
  prepared: PreparedBundle,
  path: string,
  { onProgress, trusted }: WriteOptions = {},
): Promise<BundleWriter> {
  const file = await createPartFile(path, prepared.size)
  const waiting = [...prepared.plan.entries]
  const written: ZipEntry[] = []
  let position = 0
  let current: OpenAttachment | null = null

  async function append(bytes: Uint8Array): Promise<void> {
    await file.write(bytes, position)
    position += bytes.length
    onProgress?.('write', position, prepared.size)
  }

  /** Writes what is at hand, up to the next attachment whose bytes must come. */
  async function advance(): Promise<void> {
    for (let entry = waiting.shift(); entry !== undefined; entry = waiting.shift()) {
      const { file: content } = entry
      if ('bytes' in content) {
        const crc = crc32(content.bytes)
        await append(localHeader({ ...entry, crc }))
        await append(content.bytes)
        written.push({ ...entry, crc })
        continue
      }
      await append(localHeader({ ...entry, crc: 0 }))
      const attachment = { entry, sha256: content.sha256, hash: createSha256(), crc: 0, left: content.size }
      if (attachment.left > 0) {
        current = attachment
        return
      }
      await endAttachment(attachment)
    }
  }

  /** Its CRC is known only now, so the header that was written before it is mended. */
  async function endAttachment({ entry, sha256, hash, crc }: OpenAttachment): Promise<void> {
    if (hash.digestHex() !== sha256) throw new AppError('attachment-differs', { sha256 })
    const field = new DataView(new ArrayBuffer(4))
    field.setUint32(0, crc, true)
    await file.write(new Uint8Array(field.buffer), entry.offset + LOCAL_CRC_OFFSET)
    written.push({ ...entry, crc })
  }

  async function finish(signal?: AbortSignal): Promise<Receipt> {
    if (current !== null) throw new AppError('attachment-missing', { sha256: current.sha256 })
    const directory = concatBytes(written.map(centralRecord))
    await append(directory)
    await append(endRecords(written.length, directory.length, prepared.plan.directoryOffset))
    await file.sync()
    const report = await verifyBundleFile(file.part, {
      onProgress: (done, total) => onProgress?.('verify', done, total),
      ...(trusted === undefined ? {} : { trusted }),
      ...(signal === undefined ? {} : { signal }),
    })
    if (!report.ok || report.digest !== prepared.digest) {
      const [defect] = report.defects
      throw new AppError('bundle-not-verified', { code: defect?.code ?? '', path: defect?.path ?? '' })
    }
    await file.publish()
    const { name, digest, size } = prepared
    return { path, name, digest, fingerprint: fingerprint(digest), size, report }
  }

  try {
    await advance()
  } catch (error) {
    await file.discard()
    throw error
  }
  return {
    async writeAttachment(sha256, bytes) {
      if (current === null || current.sha256 !== sha256 || bytes.length > current.left) {
        throw new AppError('attachment-differs', { sha256 })
      }
      current.hash.update(bytes)
      current.crc = crc32(bytes, current.crc)
      current.left -= bytes.length
      await append(bytes)
      if (current.left > 0) return
      const complete = current
      current = null
      await endAttachment(complete)
      await advance()
    },
    finish,
    abort: () => file.discard(),
  }
}
