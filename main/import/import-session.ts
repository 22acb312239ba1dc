import { randomUUID } from 'node:crypto'
import type { VerifyReport } from '../../shared/bundle/report.ts'
import type { OpenedImport } from '../../shared/ipc/import-calls.ts'
import { AppError } from '../../shared/lib/app-error.ts'
import { type OpenParcel, openParcel } from './open-parcel.ts'

/** The bundle that is open for merging. There is one window and one import at a time. */
export interface ImportSessions {
  /** Throws as `import.open` of the contract. */
  open(path: string): Promise<OpenedImport>
  lines(id: string, feed: string, from: number): Promise<string[]>
  attachment(id: string, sha256: string, offset: number): Promise<Uint8Array<ArrayBuffer>>
  close(id: string): Promise<void>
  /** The page is gone: no file stays open. */
  closeAll(): Promise<void>
}

/** Keeps the open bundle between the calls of the renderer. `verify` is the same as for showing a report. */
export function createImportSessions(parts: {
  verify(path: string, signal: AbortSignal): Promise<VerifyReport>
}): ImportSessions {
  let current: { readonly id: string; readonly parcel: OpenParcel } | null = null
  let verifying: AbortController | null = null

  function parcelOf(id: string): OpenParcel {
    if (current?.id !== id) throw new AppError('import-not-open')
    return current.parcel
  }

  async function closeAll(): Promise<void> {
    verifying?.abort(new AppError('import-not-open'))
    const before = current
    current = null
    await before?.parcel.close()
  }

  return {
    async open(path) {
      await closeAll()
      const control = new AbortController()
      verifying = control
      const report = await parts.verify(path, control.signal)
      if (report.lights.intact !== 'yes' || report.lights.signed !== 'yes') {
        const [defect] = report.defects
        throw new AppError('bundle-not-verified', { code: defect?.code ?? '', path: defect?.path ?? '' })
      }
      const parcel = await openParcel(path, report)
      if (control.signal.aborted) {
        await parcel.close()
        throw new AppError('import-not-open')
      }
      current = { id: randomUUID(), parcel }
      return { import: current.id, ...parcel.content }
    },
    lines: async (id, feed, from) => [...(await parcelOf(id).lines(feed, from))],
    attachment: async (id, sha256, offset) => parcelOf(id).attachment(sha256, offset),
    async close(id) {
      if (current?.id === id) await closeAll()
    },
    closeAll,
  }
}
