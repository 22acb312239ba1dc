import { useCallback, useEffect, useRef, useState } from 'react'
import type { MadeBackup } from '../../../shared/ipc/backup-calls.ts'
import { AppError } from '../../../shared/lib/app-error.ts'
import type { KeyId } from '../../../shared/record/event.ts'
import { setPreferences } from '../../app/preferences.ts'
import { type BackupSource, openBackup } from '../../backup/backup-source.ts'
import { stageBackup } from '../../backup/stage-backup.ts'
import type { StagedBackup } from '../../backup/staged-backup.ts'
import { type Restored, settleAll, takeOver } from '../../backup/take-over.ts'
import { knownKeys } from '../../merge/import-source.ts'
import { type Services, useServices } from '../../services.ts'

/** A backup compared with what is here. */
export interface Compared {
  readonly source: BackupSource
  readonly staged: StagedBackup
}

/** Where restoring stands. */
export type RestoreState =
  /** The person chose no folder. */
  | { readonly kind: 'none' }
  | { readonly kind: 'opening' }
  /** There are several where the person looked, newest first. */
  | { readonly kind: 'found'; readonly backups: readonly MadeBackup[] }
  /** It is encrypted; `error` says that the last passphrase was another one. */
  | { readonly kind: 'locked'; readonly path: string; readonly error: unknown }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'comparing'; readonly done: number; readonly total: number }
  | { readonly kind: 'staged'; readonly compared: Compared; readonly error: unknown }
  | { readonly kind: 'taking'; readonly compared: Compared; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly compared: Compared; readonly restored: Restored }

/**
 * Opens a backup, compares it, and takes it over when asked. Leaving the screen closes it.
 *
 * @param path the backup; null asks the person for a folder first
 */
export function useRestore(path: string | null) {
  const services = useServices()
  const [state, setState] = useState<RestoreState>({ kind: 'opening' })
  const source = useRef<BackupSource>(undefined)
  const wanted = useRef(true)
  /** Taking over goes on to its end when the screen is left; the backup stays open for as long. */
  const taking = useRef<Promise<unknown>>(Promise.resolve())
  const show = useCallback((next: RestoreState) => {
    if (wanted.current) setState(next)
  }, [])

  const open = useCallback(
    async (from: string, passphrase: string | null) => {
      show({ kind: 'opening' })
      try {
        const found = await openBackup(services, from, passphrase)
        if (!wanted.current) return await found.close()
        source.current = found
        show({ kind: 'comparing', done: 0, total: 0 })
        const staged = await compare(services, found, (done, total) =>
          show({ kind: 'comparing', done, total }),
        )
        show({ kind: 'staged', compared: { source: found, staged }, error: null })
      } catch (error) {
        const locked = error instanceof AppError && error.code === 'wrong-passphrase'
        if (locked) show({ kind: 'locked', path: from, error: passphrase === null ? null : error })
        else show({ kind: 'failed', error })
      }
    },
    [services, show],
  )

  const find = useCallback(async () => {
    show({ kind: 'opening' })
    try {
      const backups = await services.bridge.call('backup.find', undefined)
      if (backups === null) return show({ kind: 'none' })
      const [only] = backups
      if (only !== undefined && backups.length === 1) await open(only.path, null)
      else show({ kind: 'found', backups })
    } catch (error) {
      show({ kind: 'failed', error })
    }
  }, [services, open, show])

  useEffect(() => {
    wanted.current = true
    void (path === null ? find() : open(path, null))
    return () => {
      wanted.current = false
      const left = source.current
      source.current = undefined
      void taking.current.finally(() => left?.close().catch(() => undefined))
    }
  }, [find, open, path])

  const takeNow = useCallback(
    async (shown: Compared, trust: ReadonlySet<KeyId>) => {
      try {
        // Anew, from what is on the disk now: what was shown may be older than the last answer.
        const staged = await compare(services, shown.source)
        const compared = { ...shown, staged }
        show({ kind: 'taking', compared, done: 0, total: 0 })
        const restored = await takeOver(services, shown.source, staged, trust, (done, total) =>
          show({ kind: 'taking', compared, done, total }),
        )
        const { appearance, language } = staged.settings ?? {}
        setPreferences({ ...(appearance && { appearance }), ...(language && { language }) })
        show({ kind: 'done', compared, restored })
      } catch (error) {
        show({ kind: 'staged', compared: shown, error })
      }
    },
    [services, show],
  )

  const take = useCallback(
    (shown: Compared, trust: ReadonlySet<KeyId>) => {
      taking.current = takeNow(shown, trust)
    },
    [takeNow],
  )

  return { state, find, open, take }
}

async function compare(
  services: Services,
  source: BackupSource,
  onProgress?: (done: number, total: number) => void,
): Promise<StagedBackup> {
  await settleAll(services)
  return stageBackup(services, source, await knownKeys(services), onProgress)
}
