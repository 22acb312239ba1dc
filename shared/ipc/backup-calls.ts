import { z } from 'zod'
import { ERROR_CODES } from '../lib/app-error.ts'
import { cardSchema, feedExtentSchema } from './journal-calls.ts'
import { readCardSchema } from './people.ts'

/*
 * Backups: whole copies of the journal, one folder each, on a disk of the person's choice; and reading one again. What
 * is taken over from a backup is decided in the renderer, like any other import (`renderer/screens/restore`).
 */

const hex64 = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.number().int().nonnegative()
const time = z.string()

/** What made a backup. */
export const backupAuthorSchema = z.object({
  /** Drawn by the device when it first made one: each writes and clears up in a folder of its own. */
  device: z.string().regex(/^[0-9a-f]{8}$/),
  /** The computer's name. */
  host: z.string().max(256),
  /** Who worked on it; null when nobody had said so yet. */
  person: z.string().max(100).nullable(),
})
/** What made a backup, readable without its passphrase. */
export type BackupAuthor = z.infer<typeof backupAuthorSchema>

/** See `MadeBackup`. */
export const madeBackupSchema = z.object({
  /** Its folder. */
  path: z.string(),
  /** Null in those of the first versions, which did not say. */
  by: backupAuthorSchema.nullable().default(null),
  /** When it was made, claimed. */
  at: time,
  reason: z.enum(['hand', 'daily', 'upgrade']),
  /** What made it: the app's version. */
  version: z.string(),
  sealed: z.boolean(),
  events: count,
  files: count,
  /** Bytes of everything it stands on, files that it shares with other backups too. */
  bytes: count,
})
/** One backup, as its own note says. */
export type MadeBackup = z.infer<typeof madeBackupSchema>

const backupState = z.object({
  /** Where backups go; this device's own folder lies in it, unless it is `own`. */
  folder: z.string(),
  /** As in `BackupAuthor`; null before the first backup. */
  device: z.string().nullable(),
  /** Nobody chose that folder: it lies on this device's own disk, and dies with it. */
  own: z.boolean(),
  /** New backups are encrypted. */
  sealed: z.boolean(),
  /**
   * Those that are there, of every device that uses the folder, newest first; empty when the folder cannot be read, such
   * as a stick that is not plugged in.
   */
  backups: z.array(madeBackupSchema),
  /** The newest that was verified, also when its folder cannot be read now. */
  last: madeBackupSchema.nullable(),
  /** Why the newest try failed, if it did. */
  failed: z
    .object({
      at: time,
      code: z.enum(ERROR_CODES),
      details: z.record(z.string(), z.union([z.string(), z.number()])),
    })
    .nullable(),
  /** A backup should be made now: another version of Adit runs than at the last one, or a day has passed with changes. */
  due: z.enum(['upgrade', 'daily']).nullable(),
})
/** Everything to be said of backups. */
export type BackupState = z.infer<typeof backupState>

const openedBackup = z.object({
  restore: z.uuid(),
  made: madeBackupSchema,
  feeds: z.array(feedExtentSchema),
  cards: z.array(cardSchema),
  files: z.array(z.object({ sha256: hex64, size: count })),
  /** People whose cards the device trusted. Nobody is trusted here by that. */
  trusted: z.array(readCardSchema),
  /** Parts that are not whole any more, by their name in the backup; nothing of them is given out. */
  damaged: z.array(z.string()),
})
/** A backup that was read and checked. */
export type OpenedBackup = z.infer<typeof openedBackup>

function call<Request extends z.ZodType, Reply extends z.ZodType>(request: Request, reply: Reply) {
  return { request, reply }
}

const reference = { restore: z.uuid() }

/** Calls on backups. Making and reading throw `cannot-write`, `cannot-read` and `disk-full` with the `path`. */
export const backupCalls = {
  'backup.state': call(z.void(), backupState),
  /** Asks for the folder of backups to come. Null when the person cancels. */
  'backup.choose': call(z.void(), backupState.nullable()),
  /** Encrypts backups to come so that they open with this passphrase, or leaves them open (null). */
  'backup.seal': call(z.object({ passphrase: z.string().nullable() }), backupState),
  /** Makes a backup, reads it back, and only then counts it; older ones that are not needed any more go afterwards. */
  'backup.run': call(z.object({ reason: madeBackupSchema.shape.reason }), backupState),
  /**
   * Asks for a folder and lists the backups of every device in it, newest first: it may be a stick, the folder of backups
   * on it, or one backup. Null when the person cancels. Throws `not-a-backup` when there is none.
   */
  'backup.find': call(z.void(), z.array(madeBackupSchema).nullable()),
  /**
   * Opens a backup that was listed. Throws `not-a-backup`, and `wrong-passphrase` for a sealed one without the right
   * one.
   */
  'backup.open': call(z.object({ path: z.string(), passphrase: z.string().nullable() }), openedBackup),
  /** Lines of a feed from position `from` on, as `journal.read` gives them. */
  'backup.lines': call(
    z.object({
      ...reference,
      assessment: z.uuid(),
      feed: z.string().regex(/^[0-9a-f]{32}$/),
      from: count,
    }),
    z.array(z.string()),
  ),
  /** Bytes of a file from `offset` on; empty at its end. It was checked as a whole before the first of them. */
  'backup.file': call(z.object({ ...reference, sha256: hex64, offset: count }), z.instanceof(Uint8Array)),
  /** Also takes over the signing keys in it that this device does not have; they open with their own passphrases. */
  'backup.keys': call(z.object(reference), z.object({ taken: count })),
  'backup.close': call(z.object(reference), z.void()),
} as const
