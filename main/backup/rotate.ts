import { readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { reasonOf } from '../files/file-error.ts'
import { dayOfBackup } from './find-backups.ts'
import { MANIFEST, type Manifest, readManifest } from './manifest.ts'
import { NOTE, type Note, readNote } from './note.ts'

/** Begins the name of what is not whole, or not any more. */
export const PART = '.part-adit-'

/** Folders of shared files. */
const POOL = /^files(-[0-9a-f]{8})?$/

/** The newest so many stay in any case. */
const NEWEST = 7
/** Of each of so many last months that have any, the newest stays. */
const MONTHS = 12
/** Of each of so many last weeks that have any, the newest stays. */
const WEEKS = 5

/** Which of the backups stay: the newest seven, and of earlier weeks and months the newest each. `names` newest first. */
export function keptBackups(names: readonly string[]): ReadonlySet<string> {
  const kept = new Set(names.slice(0, NEWEST))
  const weeks = new Set<number>()
  const months = new Set<string>()
  for (const name of names) {
    const day = dayOfBackup(name) ?? ''
    const week = Math.floor(Date.parse(day) / (7 * 86_400_000))
    const month = day.slice(0, 7)
    if (!weeks.has(week) && weeks.size < WEEKS) kept.add(name)
    if (!months.has(month) && months.size < MONTHS) kept.add(name)
    weeks.add(week)
    months.add(month)
  }
  return kept
}

/**
 * Removes those of this device's backups that are not kept, and then shared files that no backup in the folder names,
 * whoever made it. Removes nothing at all while any backup there cannot be read, or is being written: what it stands on
 * would be unknown. Whether it did.
 *
 * @param isOwn whether this device made the backup with this note
 */
export async function rotateBackups(folder: string, isOwn: (note: Note) => boolean): Promise<boolean> {
  const names = (await readdir(folder)).filter((name) => !POOL.test(name))
  const manifests = new Map<string, Manifest>()
  const own: string[] = []
  for (const name of names) {
    if (name.startsWith(PART)) return false
    if (!(await isBackup(folder, name))) continue
    const manifest = await readManifest(join(folder, name))
    if (manifest === null) return false
    manifests.set(name, manifest)
    const note = await readNote(join(folder, name))
    if (note !== null && dayOfBackup(name) !== null && isOwn(note)) own.push(name)
  }
  const kept = keptBackups(own.sort().reverse())
  for (const name of own) {
    if (kept.has(name)) continue
    await removeBackup(folder, name)
    manifests.delete(name)
  }
  const named = new Set([...manifests.values()].flatMap((manifest) => [...manifest.keys()]))
  for (const pool of (await readdir(folder)).filter((name) => POOL.test(name)))
    for (const shelf of (await readdir(join(folder, pool))).filter((name) => /^[0-9a-f]{2}$/.test(name)))
      for (const file of await readdir(join(folder, pool, shelf)))
        if (!named.has(`../${pool}/${shelf}/${file}`))
          await rm(join(folder, pool, shelf, file), { force: true })
  return true
}

/** By its name or by what is in it: one that a person gave another name stands on the shared files too. */
async function isBackup(folder: string, name: string): Promise<boolean> {
  if (dayOfBackup(name) !== null) return true
  try {
    const inside = await readdir(join(folder, name))
    return inside.includes(MANIFEST) || inside.includes(NOTE)
  } catch (error) {
    // A folder that cannot be looked into may be one.
    return reasonOf(error) !== 'ENOTDIR'
  }
}

/** A removal that is cut short must not leave half a backup that looks like one. */
async function removeBackup(folder: string, name: string): Promise<void> {
  const going = join(folder, `${PART}gone-${name}`)
  await rename(join(folder, name), going)
  await rm(going, { recursive: true })
}

/**
 * Removes what runs before left unfinished when they were cut short. The folder must be this device's own and nothing
 * be at work in it. What cannot be removed stays.
 */
export async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => []))
    if (name.startsWith(PART)) await rm(join(folder, name), { recursive: true, force: true }).catch(() => {})
}
