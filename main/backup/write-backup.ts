import { link, mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { BackupAuthor, MadeBackup } from '../../shared/ipc/backup-calls.ts'
import { AppError } from '../../shared/lib/app-error.ts'
import { readError, reasonOf, writeError } from '../files/file-error.ts'
import { syncFolder, systemDisk } from '../journal/disk.ts'
import type { Journal } from '../journal/journal.ts'
import { fileOfHash, placesIn } from '../journal/places.ts'
import { trustedFiles } from '../trust/trusted-signers.ts'
import { backupName, listBackups } from './find-backups.ts'
import { MANIFEST, type Manifest, readManifest, writeManifest } from './manifest.ts'
import { madeBackup, NOTE, type Note } from './note.ts'
import { piecesOfFile, sumOf, writeNew } from './pieces.ts'
import { PART, removeLeftovers } from './rotate.ts'
import { poolOf, type Seal, sealed } from './seal.ts'
import { bytesOf, linesOf, textOf } from './sources.ts'

/** What a backup is made of, and where. */
export interface BackupJob {
  readonly journal: Pick<Journal, 'check' | 'read' | 'cards' | 'files' | 'readFile'>
  /** Folder of the journal. */
  readonly root: string
  /** Folder of the signing keys; each in it is encrypted with its own passphrase. */
  readonly keys: string
  /** Folder of the cards of people who are trusted. */
  readonly trust: string
  /** Where this device's backups lie, and nobody else's. */
  readonly folder: string
  /** In the app's own folder, on the journal's disk: shared files may be second names of the same bytes. */
  readonly own: boolean
  readonly by: BackupAuthor
  readonly seal: Seal | null
  readonly reason: Note['reason']
  readonly version: string
  readonly now: Date
  onProgress(done: number, total: number): void
}

/**
 * Makes a backup and reads it back. It takes its name only when every byte that was written came back as it was meant;
 * until then, and after any failure, nothing of it counts.
 *
 * @throws AppError `cannot-write`, `cannot-read`, `disk-full`; `cannot-write` with the reason `READBACK` when what came
 * back was not what went there
 */
export async function writeBackup(job: BackupJob): Promise<MadeBackup> {
  const { folder, seal, now } = job
  const wanted = backupName(now)
  const fresh = join(folder, `${PART}${wanted.replace('adit-', '')}`)
  try {
    await makePlace(folder, job.own).catch((error: unknown) => {
      throw writeError(folder, error)
    })
    await removeLeftovers(folder)
    await mkdir(fresh)
    const written = await fill(job, fresh)
    const note: Note = {
      format: 'adit-backup/1',
      at: `${now.toISOString().slice(0, 19)}Z`,
      by: job.by,
      reason: job.reason,
      version: job.version,
      sealed: seal !== null,
      pool: poolOf(seal),
      events: written.events,
      files: [...written.manifest.keys()].filter((name) => name.startsWith('../')).length,
      bytes: written.bytes,
    }
    const noteSum = await writeNew(join(fresh, NOTE), textOf(`${JSON.stringify(note, null, 2)}\n`))
    const manifest = new Map(written.manifest).set(NOTE, noteSum.sha256)
    await writeNew(join(fresh, MANIFEST), textOf(writeManifest(manifest)))
    await readBack(fresh, manifest, written.fresh)
    const name = await freeName(folder, wanted)
    await rename(fresh, join(folder, name))
    await syncFolder(systemDisk, folder)
    return madeBackup(join(folder, name), note)
  } catch (error) {
    await rm(fresh, { recursive: true, force: true }).catch(() => {})
    throw reasonOf(error) === '' || error instanceof AppError ? error : writeError(folder, error)
  }
}

/**
 * Of a folder that a person chose only the two last parts are made: were its disk not plugged in, the backup would land
 * on this one and be taken for safe.
 */
async function makePlace(folder: string, own: boolean): Promise<void> {
  if (own) await mkdir(folder, { recursive: true })
  else
    for (const path of [dirname(folder), folder])
      await mkdir(path).catch((error: unknown) => {
        if (reasonOf(error) !== 'EEXIST') throw error
      })
}

interface Written {
  readonly manifest: Manifest
  /** Names that this run wrote; the rest was there before. */
  readonly fresh: ReadonlySet<string>
  readonly events: number
  readonly bytes: number
}

async function fill(
  { journal, seal, keys, trust, onProgress, ...job }: BackupJob,
  fresh: string,
): Promise<Written> {
  const manifest = new Map<string, string>()
  const wrote = new Set<string>()
  let bytes = 0
  const suffix = seal === null ? '' : '.age'
  const put = async (name: string, source: AsyncIterable<Uint8Array>, open = false) => {
    const path = join(fresh, name)
    await mkdir(dirname(path), { recursive: true })
    const sum = await writeNew(path, seal === null || open ? source : sealed(source, seal))
    manifest.set(name, sum.sha256)
    wrote.add(name)
    bytes += sum.size
  }
  const files = await journal.files()
  const total = files.reduce((sum, { size }) => sum + size, 0)
  const { feeds } = await journal.check()
  for (const { assessment, feed, count } of feeds)
    await put(`log/${assessment}/${feed}.jsonl${suffix}`, linesOf(journal, assessment, feed, count))
  const cards = await journal.cards()
  await put(`cards.jsonl${suffix}`, textOf(cards.map((card) => `${JSON.stringify(card)}\n`).join('')))
  for (const name of await readdir(keys).catch(() => []))
    if (/^[0-9a-f]{16}\.json$/.test(name)) await put(`keys/${name}`, piecesOfFile(join(keys, name)), true)
  for (const name of trustedFiles(trust))
    await put(`trusted/${name}${suffix}`, piecesOfFile(join(trust, name)))
  if (seal !== null) await put('identity.age', bytesOf(Buffer.from(seal.identity, 'base64')), true)
  const pool = poolOf(seal)
  const before = await sealedSums(job.folder, seal)
  let done = 0
  for (const { sha256, size } of files) {
    const name = `${pool}/${sha256.slice(0, 2)}/${sha256}${suffix}`
    const path = join(job.folder, name)
    const known = before.get(`../${name}`) ?? (seal === null ? sha256 : null)
    if (known === null || !(await isThere(path, seal === null ? size : null))) {
      await mkdir(dirname(path), { recursive: true })
      const sum = await putShared(path, job, sha256, seal)
      if (sum === null) continue
      manifest.set(`../${name}`, sum)
      wrote.add(`../${name}`)
    } else manifest.set(`../${name}`, known)
    bytes += size
    done += size
    onProgress(done, total)
  }
  return { manifest, fresh: wrote, events: feeds.reduce((sum, { count }) => sum + count, 0), bytes }
}

/** Null when the journal's own file is damaged: it is mended from the other copy, and the next backup takes it. */
async function putShared(
  path: string,
  { root, own }: Pick<BackupJob, 'root' | 'own'>,
  sha256: string,
  seal: Seal | null,
): Promise<string | null> {
  const from = fileOfHash(placesIn(root), sha256)
  if ((await sumOf(piecesOfFile(from))).sha256 !== sha256) return null
  await rm(path, { force: true })
  if (own && seal === null) {
    await link(from, path)
    return sha256
  }
  const fresh = `${path}.part`
  await rm(fresh, { force: true })
  const source = piecesOfFile(from)
  const sum = await writeNew(fresh, seal === null ? source : sealed(source, seal))
  await rename(fresh, path)
  await syncFolder(systemDisk, dirname(path))
  return sum.sha256
}

/** Sealed bytes are other ones each time, so their sums are known from earlier backups alone. */
async function sealedSums(folder: string, seal: Seal | null): Promise<Manifest> {
  const found = new Map<string, string>()
  if (seal === null) return found
  for (const { name } of await listBackups(folder))
    for (const [file, sha256] of (await readManifest(join(folder, name))) ?? []) found.set(file, sha256)
  return found
}

async function isThere(path: string, size: number | null): Promise<boolean> {
  const found = await stat(path).catch(() => null)
  return found?.isFile() === true && (size === null || found.size === size)
}

async function readBack(folder: string, manifest: Manifest, fresh: ReadonlySet<string>): Promise<void> {
  for (const [name, sha256] of manifest) {
    const path = join(folder, name)
    if (!fresh.has(name) && name.startsWith('../')) continue
    const { sha256: found } = await sumOf(piecesOfFile(path))
    if (found !== sha256) throw new AppError('cannot-write', { path, reason: 'READBACK' })
  }
}

async function freeName(folder: string, name: string): Promise<string> {
  const taken = new Set(
    await readdir(folder).catch((error: unknown) => {
      throw readError(folder, error)
    }),
  )
  if (!taken.has(name)) return name
  for (let number = 2; ; number += 1) if (!taken.has(`${name}-${number}`)) return `${name}-${number}`
}
