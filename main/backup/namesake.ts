import { listBackups } from './find-backups.ts'
import type { Remembered } from './memory.ts'

/*
 * Somebody copies all of Adit's data to a second computer, or sets one up from an image of the first: both draw on one
 * memory, call themselves the same device, and would clear up each other's backups. No mark of the machine tells them
 * apart honestly: images share the machine's own number, names and network addresses change, and files are numbered anew
 * by a mere restore. What the two do tells them apart: a backup in this device's folder that it did not make was made by
 * its namesake. Whoever sees that first takes a new name and leaves the folder to the other.
 */

/** Names that are remembered: more than rotation ever leaves, on several sticks. */
const MOST = 1_000

/** Adds a backup to those made, by the name that it is about to take. */
export function noteMade(made: readonly string[], name: string): string[] {
  return [name, ...made].slice(0, MOST)
}

/**
 * Whether another device makes backups under the name of this one: in its own folder is one that it did not make. A folder
 * that cannot be read tells nothing.
 *
 * @param folder the device's own, in a place that a person chose
 */
export async function hasNamesake(
  folder: string,
  { device, made }: Pick<Remembered, 'device' | 'made'>,
): Promise<boolean> {
  if (device === null || made === null) return false
  const known = new Set(made)
  const found = await listBackups(folder).catch(() => [])
  return found.some(({ name, note }) => note.by?.device === device && !known.has(stemOf(name)))
}

/** The backups that are there already, for a device whose memory is of a time before they were noted. */
export async function adoptMade(folder: string): Promise<string[]> {
  const found = await listBackups(folder).catch(() => [])
  return found.map(({ name }) => stemOf(name))
}

/** Two backups of one second differ by a number at the end. */
function stemOf(name: string): string {
  return name.replace(/Z-\d+$/, 'Z')
}
