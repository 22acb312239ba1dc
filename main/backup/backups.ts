import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BackupAuthor, BackupState, MadeBackup, OpenedBackup } from '../../shared/ipc/backup-calls.ts'
import type { Signer } from '../../shared/ipc/contract.ts'
import { AppError } from '../../shared/lib/app-error.ts'
import { replaceFile } from '../files/replace-file.ts'
import type { Journal } from '../journal/journal.ts'
import type { Log } from '../log.ts'
import { trustedFiles } from '../trust/trusted-signers.ts'
import { BACKUP_FOLDER, backupName, findBackups, folderOfDevice, listAllBackups } from './find-backups.ts'
import { openMemory, type Remembered } from './memory.ts'
import { adoptMade, hasNamesake, noteMade } from './namesake.ts'
import type { Note } from './note.ts'
import { type OpenBackup, openBackup } from './read-backup.ts'
import { rotateBackups } from './rotate.ts'
import { makeSeal } from './seal.ts'
import { writeBackup } from './write-backup.ts'

/** Backups of this device: the settings, making them when they are due, and reading one. */
export interface Backups {
  state(): Promise<BackupState>
  /** Backups to come go into the folder of backups there. */
  choose(folder: string): Promise<BackupState>
  seal(passphrase: string | null): Promise<BackupState>
  /** One at a time; a second call waits for the first. */
  run(reason: MadeBackup['reason']): Promise<BackupState>
  /** The backups in a folder that a person picked. Throws AppError `not-a-backup` when there are none. */
  find(folder: string): Promise<readonly MadeBackup[]>
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
  /** Folder of the cards of people who are trusted. */
  readonly trust: string
  /** Where backups lie until a person chooses another place. */
  readonly ownFolder: string
  /** File that remembers the choices and the last backup. */
  readonly file: string
  readonly version: string
  /** The computer's name. */
  readonly host: string
  /** The people whose keys are on this device. */
  signers(): Promise<readonly Pick<Signer, 'key' | 'signer'>[]>
  now(): Date
  onProgress(done: number, total: number): void
  readonly log: Pick<Log, 'warn'>
}

/** A daily backup is due when the last is this old, in milliseconds, and something changed since. */
const DAY = 24 * 3_600_000

/** Backups over a journal. */
export function openBackups(options: BackupsOptions): Backups {
  const { journal, now } = options
  const { read, write } = openMemory(options.file)
  let turn: Promise<unknown> = Promise.resolve()
  let opened: OpenBackup | null = null

  const folderOf = ({ folder }: Remembered) => folder ?? options.ownFolder

  async function state(): Promise<BackupState> {
    const memory = await read()
    const folder = folderOf(memory)
    return {
      folder,
      device: memory.device,
      own: memory.folder === null,
      sealed: memory.seal !== null,
      backups: [...(await listAllBackups(folder))],
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
    return young || (await extentOf(options)) === extent ? null : 'daily'
  }

  /** Drawn and noted before anything is written under it; anew when another device turns out to have it too. */
  async function deviceOf({ device, folder, made, former }: Remembered): Promise<string> {
    if (device !== null) {
      // In the app's own folder nobody else writes.
      const place = folder === null ? null : folderOfDevice(folder, device)
      if (place === null || !(await hasNamesake(place, { device, made }))) {
        if (made === null) await write({ made: await adoptMade(place ?? options.ownFolder) })
        return device
      }
      options.log.warn(`another device makes backups as ${device}; this one takes another name`)
    }
    const drawn = randomBytes(4).toString('hex')
    await write({ device: drawn, made: [], former: device === null ? former : [...former, device] })
    return drawn
  }

  async function authorOf(device: string): Promise<BackupAuthor> {
    const settings = (await journal.cards()).find(({ table }) => table === 'settings')?.json ?? null
    const signers = await options.signers().catch(() => [])
    const own = signers.find(({ key }) => key === identityIn(settings))
    return { device, host: options.host, person: own?.signer.name ?? null }
  }

  async function run(reason: MadeBackup['reason']): Promise<BackupState> {
    const memory = await read()
    const own = memory.folder === null
    let folder = options.ownFolder
    try {
      const device = await deviceOf(memory)
      if (memory.folder !== null) folder = folderOfDevice(memory.folder, device)
      const extent = await extentOf(options)
      const { journal, root, keys, trust, version, onProgress } = options
      const by = await authorOf(device)
      // Before it is made: one that is there and not remembered would be taken for a namesake's.
      const at = now()
      await write({ made: noteMade((await read()).made ?? [], backupName(at)) })
      const last = await writeBackup({
        ...{ journal, root, keys, trust, folder, own, by, seal: memory.seal },
        ...{ reason, version, now: at, onProgress },
      })
      await write({ last, failed: null, extent })
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      const { code, details } = error
      await write({ failed: { at: now().toISOString(), code, details: { ...details } } })
      throw error
    }
    const { device, former } = await read()
    try {
      // In the app's own folder lie those of the first versions too, which did not say whose they are, and those that were
      // made under an earlier name.
      const isOwn = ({ by }: Note) =>
        by === null ? own : by.device === device || (own && former.includes(by.device))
      if (!(await rotateBackups(folder, isOwn)))
        options.log.warn(`old backups stay: one in ${folder} cannot be read`)
    } catch (error) {
      options.log.warn(`old backups could not be removed: ${String(error)}`)
    }
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
    async find(folder) {
      const found = await findBackups(folder)
      if (found.length === 0) throw new AppError('not-a-backup', { path: folder })
      return found
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

/** Events and changes of cards so far, and who is trusted: it is another with everything that is worth a backup. */
async function extentOf({ journal, trust }: Pick<BackupsOptions, 'journal' | 'trust'>): Promise<string> {
  const { feeds } = await journal.check()
  const events = feeds.reduce((sum, { count }) => sum + count, 0)
  const grown = (await journal.cards()).reduce((sum, { revision }) => sum + revision, events)
  const people = trustedFiles(trust).sort().join()
  return people === '' ? `${grown}` : `${grown} ${createHash('sha256').update(people).digest('hex')}`
}

function identityIn(settings: string | null): unknown {
  try {
    return settings === null ? null : (JSON.parse(settings) as { readonly identity?: unknown }).identity
  } catch {
    return null
  }
}
