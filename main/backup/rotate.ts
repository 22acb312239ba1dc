import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { readManifest } from './manifest.ts'
import { type Note, readNote } from './note.ts'

/** A backup's folder is named by its time, and by nothing else: `adit-2026-11-22T07-40-00Z`, `…Z-2`. */
const FOLDER = /^adit-(\d{4}-\d{2}-\d{2})T\d{2}-\d{2}-\d{2}Z(-\d+)?$/

/** The newest so many stay in any case. */
const NEWEST = 7
/** Of each of so many last months that have any, the newest stays. */
const MONTHS = 12
/** Of each of so many last weeks that have any, the newest stays. */
const WEEKS = 5

/** A backup in a folder. */
export interface FoundBackup {
  readonly name: string
  readonly note: Note
}

/** The whole backups in a folder, newest first. Throws the system's error when the folder cannot be read. */
export async function listBackups(folder: string): Promise<readonly FoundBackup[]> {
  const found: FoundBackup[] = []
  for (const name of (await readdir(folder)).filter((one) => FOLDER.test(one))) {
    const note = await readNote(join(folder, name))
    if (note !== null) found.push({ name, note })
  }
  return found.sort((a, b) => (a.name < b.name ? 1 : -1))
}

/** Which of the backups stay: the newest seven, and of earlier weeks and months the newest each. `names` newest first. */
export function keptBackups(names: readonly string[]): ReadonlySet<string> {
  const kept = new Set(names.slice(0, NEWEST))
  const weeks = new Set<number>()
  const months = new Set<string>()
  for (const name of names) {
    const day = FOLDER.exec(name)?.[1] ?? ''
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
 * Removes backups that are not kept, and then shared files that no kept backup names. Nothing of the sort happens while
 * any backup there cannot be read: what it stands on would be unknown.
 */
export async function rotateBackups(folder: string): Promise<void> {
  const names = (await readdir(folder))
    .filter((one) => FOLDER.test(one))
    .sort()
    .reverse()
  const kept = keptBackups(names)
  const named = new Set<string>()
  for (const name of kept) {
    const manifest = await readManifest(join(folder, name))
    if (manifest === null) return
    for (const file of manifest.keys()) if (file.startsWith('../')) named.add(file.slice(3))
  }
  for (const name of names) if (!kept.has(name)) await rm(join(folder, name), { recursive: true })
  for (const pool of (await readdir(folder)).filter((one) => /^files(-[0-9a-f]{8})?$/.test(one)))
    for (const shelf of (await readdir(join(folder, pool))).filter((one) => /^[0-9a-f]{2}$/.test(one)))
      for (const file of await readdir(join(folder, pool, shelf)))
        if (!named.has(`${pool}/${shelf}/${file}`)) await rm(join(folder, pool, shelf, file), { force: true })
}
