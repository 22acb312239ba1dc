import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { type BackupState, madeBackupSchema } from '../../shared/ipc/backup-calls.ts'
import { replaceFile } from '../files/replace-file.ts'

const remembered = z.object({
  /**
   * Drawn for the first backup, not sooner: a disk that is copied to other computers before anybody worked on it must
   * not make one device of them.
   */
  device: z
    .string()
    .regex(/^[0-9a-f]{8}$/)
    .nullable()
    .default(null),
  /** Names of the backups made as this device, newest first; null while they were not noted yet. See `namesake.ts`. */
  made: z.array(z.string()).nullable().default(null),
  /** What this device was called before it found that another one had its name. */
  former: z.array(z.string()).default([]),
  folder: z.string().nullable(),
  seal: z.object({ recipient: z.string(), identity: z.string() }).nullable(),
  last: madeBackupSchema.nullable().catch(null),
  failed: z.custom<BackupState['failed']>((value) => typeof value === 'object'),
  /** What there was to be backed up last time; see `extentOf` in `backups.ts`. */
  extent: z.coerce.string(),
})
/** What a device remembers of its backups. */
export type Remembered = z.infer<typeof remembered>

const NOTHING: Remembered = {
  ...{ device: null, made: null, former: [], folder: null, seal: null, last: null, failed: null, extent: '' },
}

/** Reads and writes what a device remembers of its backups, in a small file. */
export function openMemory(file: string): {
  read(): Promise<Remembered>
  /** Throws AppError `cannot-write` or `disk-full`; then nothing changed. */
  write(changed: Partial<Remembered>): Promise<void>
} {
  let known: Promise<Remembered> | null = null
  const read = () => {
    known ??= readFile(file, 'utf8')
      .then((text) => remembered.parse(JSON.parse(text)))
      // No file before the first backup; an unreadable one only forgets a choice, which the screen shows.
      .catch(() => NOTHING)
    return known
  }
  return {
    read,
    async write(changed) {
      const next = { ...(await read()), ...changed }
      replaceFile(file, `${JSON.stringify(next, null, 2)}\n`)
      known = Promise.resolve(next)
    },
  }
}
