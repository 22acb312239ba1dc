import { AppError } from '../../shared/lib/app-error.ts'
import type { Backups } from '../backup/backups.ts'
import type { Dialogs } from '../dialogs.ts'
import type { Handlers } from './handler.ts'

/** What the calls on backups need. */
export interface BackupCallParts {
  readonly backups: Backups
  readonly dialogs: Dialogs
}

/** Making backups and reading one again. */
export function backupCalls({ backups, dialogs }: BackupCallParts) {
  /** Backups that a person picked since the start: no other place is read because the page says so. */
  const picked = new Set<string>()
  return {
    'backup.state': () => backups.state(),
    'backup.choose': async () => {
      const folder = await dialogs.folder('backup')
      return folder === null ? null : backups.choose(folder)
    },
    'backup.seal': ({ passphrase }) => backups.seal(passphrase),
    'backup.run': ({ reason }) => backups.run(reason),
    'backup.find': async () => {
      const folder = await dialogs.folder('restore')
      if (folder === null) return null
      const found = await backups.find(folder)
      for (const { path } of found) picked.add(path)
      return [...found]
    },
    'backup.open': async ({ path, passphrase }) => {
      if (!picked.has(path) && !(await backups.state()).backups.some((made) => made.path === path))
        throw new AppError('bad-request', { path: 'path' })
      return backups.open(path, passphrase)
    },
    'backup.lines': async ({ restore, assessment, feed, from }) => [
      ...backups.reading(restore).lines(assessment, feed, from),
    ],
    'backup.file': ({ restore, sha256, offset }) => backups.reading(restore).file(sha256, offset),
    'backup.keys': async ({ restore }) => ({ taken: await backups.takeKeys(restore) }),
    'backup.close': async ({ restore }) => backups.close(restore),
  } satisfies Partial<Handlers>
}
