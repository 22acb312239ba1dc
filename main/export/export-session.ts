import { randomUUID } from 'node:crypto'
import type { Receipt } from '../../shared/bundle/report.ts'
import type { ExportRequest, Reply } from '../../shared/ipc/contract.ts'
import { AppError } from '../../shared/lib/app-error.ts'
import type { BundleWriter } from '../bundle/bundle-writer.ts'
import type { BundleSigner } from '../bundle/prepare-bundle.ts'
import type { SigningKey } from '../keys/signing-key.ts'

/** The contract's bound for one piece of an attachment. */
const LARGEST_CHUNK = 4 * 1024 * 1024

/** A bundle built and signed, without its attachments. */
export interface PreparedExport {
  /** `sha256:…` */
  readonly digest: string
  /** Default file name. */
  readonly name: string
  /** Bytes of the whole file. */
  readonly size: number
  readonly attachments: readonly { readonly sha256: string; readonly size: number }[]
}

/** What exporting needs from the rest of the main process. */
export interface ExportParts<Prepared extends PreparedExport> {
  /** Throws as `KeyStore.unlock` does. */
  unlock(key: ExportRequest['signatures'][number]['key'], passphrase: string | null): Promise<SigningKey>
  prepare(
    request: ExportRequest,
    signers: readonly BundleSigner[],
    partSigners: readonly SigningKey[],
  ): Promise<Prepared>
  openWriter(prepared: Prepared, path: string): Promise<BundleWriter>
  /** Asks where to; null when the person cancels. */
  choosePath(name: string): Promise<string | null>
}

/** Exports under way. There is one window and one export at a time: a new one ends the one before. */
export interface ExportSessions {
  begin(request: ExportRequest): Promise<Reply<'export.begin'>>
  choose(id: string): Promise<boolean>
  chunk(id: string, sha256: string, bytes: Uint8Array): Promise<void>
  finish(id: string): Promise<Receipt>
  /**
   * Gives up, also while `finish` reads back and verifies; that then throws `export-not-open`. Does nothing once the
   * file has its name. Resolves when nothing half-written is left.
   */
  abort(id: string): Promise<void>
  /** The page is gone: nothing half-written stays. */
  abortAll(): Promise<void>
}

interface Session<Prepared> {
  readonly id: string
  readonly prepared: Prepared
  /** Given up: what is at work stops, and what waits for its turn finds nothing. */
  readonly stop: AbortController
  writer: BundleWriter | null
}

/**
 * Keeps the state of an export between the calls of the renderer. A call for an export that is not there, or that has
 * no file yet, throws `export-not-open`. After a failure to write, a new place can be chosen and the attachments are
 * sent from the first again.
 */
export function createExportSessions<Prepared extends PreparedExport>(
  parts: ExportParts<Prepared>,
): ExportSessions {
  let current: Session<Prepared> | null = null
  let queue: Promise<unknown> = Promise.resolve()

  /** One after the other, in the order of the calls, whatever became of the one before. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = queue.then(work, work)
    queue = next.catch(() => {})
    return next
  }

  function sessionOf(id: string): Session<Prepared> {
    if (current?.id !== id) throw new AppError('export-not-open')
    return current
  }

  async function dropWriter(session: Session<Prepared>): Promise<void> {
    const { writer } = session
    session.writer = null
    await writer?.abort()
  }

  /** Stops what is at work at once, without waiting for its turn. */
  function interrupt(session: Session<Prepared> | null): void {
    session?.stop.abort(new AppError('export-not-open'))
  }

  async function end(): Promise<void> {
    const session = current
    current = null
    if (session !== null) await dropWriter(session)
  }

  /** Works with the open file; when that fails, the half-written one goes and the export stays. */
  async function withWriter<T>(
    id: string,
    work: (writer: BundleWriter, signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const session = sessionOf(id)
    if (session.writer === null) throw new AppError('export-not-open')
    try {
      session.stop.signal.throwIfAborted()
      return await work(session.writer, session.stop.signal)
    } catch (error) {
      await dropWriter(session)
      throw error
    }
  }

  return {
    begin: (request) =>
      inTurn(async () => {
        await end()
        const { parts: asked = [] } = request
        const keys = [...request.signatures, ...asked].map(({ key }) => key)
        if (new Set(keys).size < keys.length) throw new AppError('same-signer-twice')
        const signers: BundleSigner[] = []
        for (const { key, role, passphrase } of request.signatures)
          signers.push({ ...(await parts.unlock(key, passphrase)), role })
        const partSigners: SigningKey[] = []
        for (const { key, passphrase } of asked) partSigners.push(await parts.unlock(key, passphrase))
        const prepared = await parts.prepare(request, signers, partSigners)
        current = { id: randomUUID(), prepared, stop: new AbortController(), writer: null }
        const { digest, name, size, attachments } = prepared
        return {
          export: current.id,
          digest,
          name,
          size,
          attachments: attachments.map(({ sha256, size }) => ({ sha256, size })),
        }
      }),
    choose: (id) =>
      inTurn(async () => {
        const session = sessionOf(id)
        const path = await parts.choosePath(session.prepared.name)
        if (path === null) return false
        session.stop.signal.throwIfAborted()
        await dropWriter(session)
        session.writer = await parts.openWriter(session.prepared, path)
        return true
      }),
    chunk: (id, sha256, bytes) =>
      inTurn(async () => {
        if (bytes.length > LARGEST_CHUNK) throw new AppError('bad-request', { path: 'bytes' })
        await withWriter(id, (writer) => writer.writeAttachment(sha256, bytes))
      }),
    finish: (id) =>
      inTurn(async () => {
        const receipt = await withWriter(id, (writer, signal) => writer.finish(signal))
        current = null
        return receipt
      }),
    abort(id) {
      if (current?.id === id) interrupt(current)
      return inTurn(async () => {
        if (current?.id === id) await end()
      })
    },
    abortAll() {
      interrupt(current)
      return inTurn(end)
    },
  }
}
