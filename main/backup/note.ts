import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { backupAuthorSchema, type MadeBackup } from '../../shared/ipc/backup-calls.ts'

/** What a backup says of itself, readable without the passphrase. */
export const NOTE = 'backup.json'

const count = z.number().int().nonnegative()
const noteSchema = z.object({
  format: z.literal('adit-backup/1'),
  at: z.string(),
  by: backupAuthorSchema.nullable().default(null),
  reason: z.enum(['hand', 'daily', 'upgrade']),
  version: z.string(),
  sealed: z.boolean(),
  /** Folder of the shared files. */
  pool: z.string().regex(/^files(-[0-9a-f]{8})?$/),
  events: count,
  files: count,
  bytes: count,
})
/** The note of a backup. */
export type Note = z.infer<typeof noteSchema>

/** Reads a backup's note; null when the folder holds none of this format. */
export async function readNote(folder: string): Promise<Note | null> {
  const text = await readFile(join(folder, NOTE), 'utf8').catch(() => '')
  try {
    return noteSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** A backup as the screen is told of it. */
export function madeBackup(
  path: string,
  { at, by, reason, version, sealed, events, files, bytes }: Note,
): MadeBackup {
  return { path, at, by, reason, version, sealed, events, files, bytes }
}
