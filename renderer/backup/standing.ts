import type { BackupState, MadeBackup } from '../../shared/ipc/backup-calls.ts'
import { AppError } from '../../shared/lib/app-error.ts'
import type { BackupsStatus } from './backups.ts'

/** A backup older than this is worth a warning, in milliseconds: a week. */
const OLD = 7 * 24 * 3_600_000

/** How the last backup is to be spoken of. */
export interface Standing {
  /** `none`: there never was one · `failed`: the newest try came to nothing · `old`: a week has passed · `fine`. */
  readonly kind: 'none' | 'failed' | 'old' | 'fine'
  readonly last: MadeBackup | null
  /** Why the newest try failed. */
  readonly error: unknown
  /** The last backup lies on this device's own disk, and would be lost with it. */
  readonly own: boolean
}

/** What is to be said of the last backup at `now`; null while nothing is known. */
export function standingOf({ state, error }: BackupsStatus, now: string): Standing | null {
  const failure = error ?? failureOf(state)
  if (state === null)
    return failure === null ? null : { kind: 'failed', last: null, error: failure, own: false }
  const { last, own } = state
  const common = { last, error: failure, own }
  if (failure !== null) return { kind: 'failed', ...common }
  if (last === null) return { kind: 'none', ...common }
  const age = Date.parse(now) - Date.parse(last.at)
  // One from the future says that the clock was set back; how old it is, nobody knows.
  return { kind: age >= 0 && age <= OLD ? 'fine' : 'old', ...common }
}

function failureOf(state: BackupState | null): unknown {
  const failed = state?.failed ?? null
  return failed === null ? null : new AppError(failed.code, failed.details)
}
