import type { BackupAuthor, BackupState, MadeBackup } from '../../shared/ipc/backup-calls.ts'

/** The backups of one device. */
export interface DeviceBackups {
  /** Null for those of the first versions, which did not say. */
  readonly by: BackupAuthor | null
  /** They were made on this device. */
  readonly here: boolean
  /** Newest first. */
  readonly backups: readonly MadeBackup[]
}

/**
 * Backups by the device that made them: this one's first, then by the newest of each. The person and the computer's name
 * are those of the newest.
 *
 * @param backups newest first
 * @param state null while it is not known
 */
export function backupsByDevice(
  backups: readonly MadeBackup[],
  state: Pick<BackupState, 'device' | 'own'> | null,
): readonly DeviceBackups[] {
  const groups = new Map<string, MadeBackup[]>()
  for (const made of backups) {
    const key = made.by?.device ?? ''
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [made])
    else group.push(made)
  }
  const all = [...groups.values()].map((group) => ({
    by: group[0]?.by ?? null,
    // Nobody else ever writes into the app's own folder, in which the first versions wrote too.
    here: state !== null && group.some(({ by }) => (by === null ? state.own : by.device === state.device)),
    backups: group,
  }))
  return [...all.filter(({ here }) => here), ...all.filter(({ here }) => !here)]
}
