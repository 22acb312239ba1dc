import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { BackupState, MadeBackup, OpenedBackup } from '../../shared/ipc/backup-calls.ts'
import { AppError } from '../../shared/lib/app-error.ts'
import { replaceFile } from '../files/replace-file.ts'
import type { Journal } from '../journal/journal.ts'
import type { Log } from '../log.ts'
import { madeBackup } from './note.ts'
import { type OpenBackup, openBackup } from './read-backup.ts'
import { listBackups, rotateBackups } from './rotate.ts'
import { makeSeal } from './seal.ts'
import { writeBackup } from './write-backup.ts'

/** Backups of this device: the settings, making them when they are due, and reading one. */
export interface Backups {
  state(): Promise<BackupState>
  /** Backups to come go into a folder of this name there. */
  choose(folder: string): Promise<BackupState>
  seal(passphrase: string | null): Promise<BackupState>
  /** One at a time; a second call waits for the first. */
  run(reason: MadeBackup['reason']): Promise<BackupState>
  open(path: string, passphrase: string | null): Promise<OpenedBackup>
  /** The backup that is open. Throws `bad-request` for any other. */
  reading(restore: string): OpenBackup
  /** Writes key files that are not there yet; says how many. */
  takeKeys(restore: string): Promise<number>
  close(restore: string): void
}

/** What backups are made with. */
export interface BackupsOptions {
  readonly journal: Journal
  /** Folder of the journal. */
  readonly root: string
  /** Folder of the signing keys. */
  readonly keys: string
  /** Where backups lie until a person chooses another place. */
  readonly ownFolder: string
  /** File that remembers the choices and the last backup. */
  readonly file: string
  readonly version: string
  now(): Date
  onProgress(done: number, total: number): void
  readonly log: Pick<Log, 'warn'>
}

/** The name of the folder that Adit makes where a person wants backups. */
export const BACKUP_FOLDER = 'adit-backups'

/** A daily backup is due when the last is this old, in milliseconds, and something changed since. */
const DAY = 24 * 3_600_000

const remembered = z.object({
  folder: z.string().nullable(),
  seal: z.object({ recipient: z.string(), identity: z.string() }).nullable(),
  last: z.custom<MadeBackup>((value) => typeof value === 'object').nullable(),
  failed: z.custom<BackupState['failed']>((value) => typeof value === 'object'),
  /** What the journal held at the last backup, in one number that only grows. */
  extent: z.number(),
})
type Remembered = z.infer<typeof remembered>

const NOTHING: Remembered = { folder: null, seal: null, last: null, failed: null, extent: 0 }

/** Backups over a journal. */
export function openBackups(options: BackupsOptions): Backups {
  const { journal, now } = options
  let known: Promise<Remembered> | null = null
  let turn: Promise<unknown> = Promise.resolve()
  let opened: OpenBackup | null = null

  const read = () => {
    known ??= readFile(options.file, 'utf8')
      .then((text) => remembered.parse(JSON.parse(text)))
      // No file before the first backup; an unreadable one only forgets a choice, which the screen shows.
      .catch(() => NOTHING)
    return known
  }
  const write = async (changed: Partial<Remembered>) => {
    const next = { ...(await read()), ...changed }
    replaceFile(options.file, `${JSON.stringify(next, null, 2)}\n`)
    known = Promise.resolve(next)
  }
  const folderOf = ({ folder }: Remembered) => folder ?? options.ownFolder

  async function state(): Promise<BackupState> {
    const memory = await read()
    const folder = folderOf(memory)
    const found = await listBackups(folder).catch(() => [])
    return {
      folder,
      own: memory.folder === null,
      sealed: memory.seal !== null,
      backups: found.map(({ name, note }) => madeBackup(join(folder, name), note)),
      last: memory.last,
      failed: memory.failed,
      due: await due(memory),
    }
  }

  async function due({ last, extent }: Remembered): Promise<BackupState['due']> {
    if (!(await journal.holdsAnything())) return null
    if (last === null) return 'daily'
    if (last.version !== options.version) return 'upgrade'
    // A clock that was set back must not put backups off: a last one in the future counts as old.
    const age = now().getTime() - Date.parse(last.at)
    const young = age >= 0 && age < DAY
    return young || (await extentOf(journal)) === extent ? null : 'daily'
  }

  async function run(reason: MadeBackup['reason']): Promise<BackupState> {
    const memory = await read()
    const folder = folderOf(memory)
    try {
      const extent = await extentOf(journal)
      const last = await writeBackup({
        ...{ journal, root: options.root, keys: options.keys, folder, own: memory.folder === null },
        ...{
          seal: memory.seal,
          reason,
          version: options.version,
          now: now(),
          onProgress: options.onProgress,
        },
      })
      await write({ last, failed: null, extent })
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      const { code, details } = error
      await write({ failed: { at: now().toISOString(), code, details: { ...details } } })
      throw error
    }
    await rotateBackups(folder).catch((error: unknown) =>
      options.log.warn(`old backups could not be removed: ${String(error)}`),
    )
    return state()
  }

  function reading(restore: string): OpenBackup {
    if (opened?.opened.restore !== restore) throw new AppError('bad-request', { path: 'restore' })
    return opened
  }

  return {
    state,
    async choose(folder) {
      await write({ folder: join(folder, BACKUP_FOLDER), failed: null })
      return state()
    },
    async seal(passphrase) {
      await write({ seal: passphrase === null ? null : await makeSeal(passphrase) })
      return state()
    },
    run(reason) {
      const next = turn.then(() => run(reason))
      turn = next.catch(() => {})
      return next
    },
    async open(path, passphrase) {
      opened = await openBackup(path, passphrase)
      return opened.opened
    },
    reading,
    async takeKeys(restore) {
      let taken = 0
      await mkdir(options.keys, { recursive: true, mode: 0o700 })
      for (const [name, bytes] of await reading(restore).keys()) {
        const path = join(options.keys, name)
        if ((await readFile(path).catch(() => null)) !== null) continue
        replaceFile(path, bytes)
        taken += 1
      }
      return taken
    },
    close(restore) {
      if (opened?.opened.restore === restore) opened = null
    },
  }
}

/** Events and changes of cards so far: it grows with everything that is worth a backup. */
async function extentOf(journal: Journal): Promise<number> {
  const { feeds } = await journal.check()
  const events = feeds.reduce((sum, { count }) => sum + count, 0)
  return (await journal.cards()).reduce((sum, { revision }) => sum + revision, events)
}
