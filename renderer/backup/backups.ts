import { createStore, type StoreApi } from 'zustand/vanilla'
import type { BackupState } from '../../shared/ipc/backup-calls.ts'
import type { Bridge } from '../bridge/client.ts'

/** What is known of backups while the app runs. */
export interface BackupsStatus {
  /** Null until the main process was asked once. */
  readonly state: BackupState | null
  /** Why the newest try failed, also when nothing could be noted of it. Null while all is well. */
  readonly error: unknown
  /** A backup that is being made, in bytes; `total` is 0 until it is known. */
  readonly running: { readonly done: number; readonly total: number } | null
}

/** Backups of this device: making them when they are due, and the choices about them. */
export interface Backups {
  readonly status: StoreApi<BackupsStatus>
  /** Asks the main process how backups stand. Never rejects. */
  refresh(): Promise<void>
  /** Makes a backup. Never rejects: the status says how it ended. While one is being made it is the same one. */
  run(reason: 'hand' | 'daily' | 'upgrade'): Promise<void>
  /** Makes one if it is due. Never rejects. */
  check(): Promise<void>
  /** Checks now, and again and again until the returned function is called. */
  begin(): () => void
  /** Asks for the folder of backups to come. Rejects with an `AppError`. */
  choose(): Promise<void>
  /** Encrypts backups to come, or leaves them open. Rejects with an `AppError`. */
  seal(passphrase: string | null): Promise<void>
}

/** What backups need from outside. */
export interface BackupsOptions {
  readonly bridge: Bridge
  /**
   * There is something that a person made. The settings of an app that was only looked at are not worth a first backup,
   * and one of them would put off the first real one by a day.
   */
  isWorthwhile(): Promise<boolean>
  /** Calls again and again after so many milliseconds, until the returned function is called. */
  every(work: () => void, ms: number): () => void
}

/** Between two looks at whether a backup is due, in milliseconds. */
export const BETWEEN_CHECKS = 3_600_000

/** Backups over the bridge. */
export function createBackups({ bridge, isWorthwhile, every }: BackupsOptions): Backups {
  const status = createStore<BackupsStatus>(() => ({ state: null, error: null, running: null }))
  let running: Promise<void> | null = null
  /** The error that is shown came from asking, not from making one. */
  let unanswered = false

  bridge.on('work.progress', ({ work, done, total }) => {
    if (work === 'backup' && running !== null) status.setState({ running: { done, total } })
  })

  async function ask(): Promise<BackupState | null> {
    try {
      const state = await bridge.call('backup.state', undefined)
      status.setState(unanswered ? { state, error: null } : { state })
      unanswered = false
      return state
    } catch (error) {
      if (status.getState().error === null) {
        status.setState({ error })
        unanswered = true
      }
      return null
    }
  }

  async function make(reason: 'hand' | 'daily' | 'upgrade'): Promise<void> {
    status.setState({ running: { done: 0, total: 0 } })
    try {
      const state = await bridge.call('backup.run', { reason })
      status.setState({ state, error: null })
    } catch (error) {
      status.setState({ error })
      unanswered = false
      await ask()
    } finally {
      running = null
      status.setState({ running: null })
    }
  }

  function run(reason: 'hand' | 'daily' | 'upgrade'): Promise<void> {
    running ??= make(reason)
    return running
  }

  async function check(): Promise<void> {
    const due = (await ask())?.due ?? null
    if (due !== null && (await isWorthwhile().catch(() => true))) await run(due)
  }

  return {
    status,
    refresh: async () => void (await ask()),
    run,
    check,
    begin() {
      void check()
      return every(() => void check(), BETWEEN_CHECKS)
    },
    async choose() {
      const state = await bridge.call('backup.choose', undefined)
      // A failure at the place before says nothing of the new one.
      if (state !== null) status.setState({ state, error: null })
    },
    async seal(passphrase) {
      status.setState({ state: await bridge.call('backup.seal', { passphrase }) })
    },
  }
}
