import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { MadeBackup } from '../../shared/ipc/backup-calls.ts'
import { madeBackup, type Note, readNote } from './note.ts'

/** The name of the folder that Adit makes where a person wants backups. */
export const BACKUP_FOLDER = 'adit-backups'

/** A backup's folder is named by its time, and by nothing else: `adit-2026-11-22T07-40-00Z`, `…Z-2`. */
const BACKUP = /^adit-(\d{4}-\d{2}-\d{2})T\d{2}-\d{2}-\d{2}Z(-\d+)?$/

/** The name that a backup of this moment takes; a second one of the same second takes a number after it. */
export function backupName(now: Date): string {
  return `adit-${now.toISOString().slice(0, 19).replaceAll(':', '-')}Z`
}

/** In the folder that a person chose, each device writes into one of its own and touches no other. */
const DEVICE = /^device-[0-9a-f]{8}$/

/** The folder of one device in the folder that a person chose. */
export function folderOfDevice(folder: string, device: string): string {
  return join(folder, `device-${device}`)
}

/** The day on which a backup's folder says it was made, `YYYY-MM-DD`; null for any other name. */
export function dayOfBackup(name: string): string | null {
  return BACKUP.exec(name)?.[1] ?? null
}

/** A backup in a folder. */
export interface FoundBackup {
  readonly name: string
  readonly note: Note
}

/** The whole backups in a folder, newest first. Throws the system's error when the folder cannot be read. */
export async function listBackups(folder: string): Promise<readonly FoundBackup[]> {
  const found: FoundBackup[] = []
  for (const name of (await readdir(folder)).filter((one) => dayOfBackup(one) !== null)) {
    const note = await readNote(join(folder, name))
    if (note !== null) found.push({ name, note })
  }
  return found.sort((a, b) => (a.name < b.name ? 1 : -1))
}

/**
 * The backups of every device in a folder of backups, newest first; in it directly lie those of versions that kept
 * devices apart by nothing. What cannot be read is left out.
 */
export async function listAllBackups(folder: string): Promise<readonly MadeBackup[]> {
  const devices = (await readdir(folder).catch(() => [])).filter((name) => DEVICE.test(name))
  const found: MadeBackup[] = []
  for (const place of [folder, ...devices.map((name) => join(folder, name))])
    for (const { name, note } of await listBackups(place).catch(() => []))
      found.push(madeBackup(join(place, name), note))
  return found.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
}

/** The backups that a person means who picks this folder: it may be one, hold some, or be the disk they lie on. */
export async function findBackups(folder: string): Promise<readonly MadeBackup[]> {
  const note = await readNote(folder)
  if (note !== null) return [madeBackup(folder, note)]
  const found = await listAllBackups(folder)
  return found.length > 0 ? found : listAllBackups(join(folder, BACKUP_FOLDER))
}
