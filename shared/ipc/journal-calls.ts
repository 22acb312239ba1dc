import { z } from 'zod'

/*
 * The second copy of everything, on the disk beside the database, as the renderer reaches it. The main process keeps
 * it (`main/journal`); the renderer decides what goes in and compares both copies at the start (`renderer/storage`).
 */

const hex64 = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.number().int().nonnegative()
const feed = z.string().regex(/^[0-9a-f]{32}$/)

/** Tables whose rows are small and change: all of the database that is neither an event nor a file. */
export const CARD_TABLES = ['mines', 'assessments', 'checklists', 'library', 'settings'] as const
/** A table of small rows. */
export type CardTable = (typeof CARD_TABLES)[number]

/** A card as it crosses the door. */
export const cardSchema = z.object({
  table: z.enum(CARD_TABLES),
  /** Key of the row in its table. */
  id: z.string().regex(/^[A-Za-z0-9._:-]{1,80}$/),
  /** Counts the changes of this row from 1; of two copies the one with the higher number is the newer. */
  revision: count.min(1),
  /** The row as JSON; null says that it was deleted. */
  json: z.string().nullable(),
})
/** One row of a small table, as both copies keep it. */
export type Card = z.infer<typeof cardSchema>

/** A feed's extent as it crosses the door. */
export const feedExtentSchema = z.object({
  assessment: z.uuid(),
  feed,
  /** Whole events in the file. */
  count,
  /** Id of the last of them; null when there is none. */
  head: z.string().nullable(),
})
/** How far a copy holds a feed. */
export type FeedExtent = z.infer<typeof feedExtentSchema>

const repair = z.object({
  /**
   * `torn`: the end of a feed was half written; cut at the last whole event · `damaged`: something in it was altered
   * or unreadable; whole events before it stay, the rest was set aside · `missing`: listed, but not there.
   */
  kind: z.enum(['torn', 'damaged', 'missing']),
  what: z.enum(['feed', 'card', 'file']),
  /** Assessment and feed, table and row, or hash. */
  place: z.string(),
  /** Whole events that stayed, of a feed. */
  kept: count,
  /** Where the original was set aside, relative to the journal; null when there was nothing to keep. */
  aside: z.string().nullable(),
})
/** Something in the journal was not as it was left, and what was done about it. */
export type JournalRepair = z.infer<typeof repair>

const space = z.object({
  /** Bytes that may be used on the disk of the journal. */
  free: count,
  /** Bytes that are held back there for saving what is open when the disk is full; 0 once they were needed. */
  reserve: count,
})
/** Room on the disk of the journal. */
export type DiskSpace = z.infer<typeof space>

const look = z.object({
  /** `ready`: it can be written to and has room. The others are those of `DiskTrouble`. */
  state: z.enum(['ready', 'full', 'read-only', 'gone', 'locked', 'refused']),
  /** The folder of this device's data. */
  path: z.string(),
  /** Bytes that may be used there; null when the system does not say. */
  free: count.nullable(),
  /** Bytes that must be free for the app to start. */
  needed: count,
})
/** Whether the disk of this device's data can be worked on. */
export type DiskLook = z.infer<typeof look>

function call<Request extends z.ZodType, Reply extends z.ZodType>(request: Request, reply: Reply) {
  return { request, reply }
}

/** The most lines that one `journal.read` gives. */
export const MAX_JOURNAL_LINES = 5_000
/** The largest piece of a file in bytes, in either direction; as much of a file as is in memory at a time. */
export const MAX_FILE_PIECE = 1024 * 1024

/** Calls on the journal. All of them throw `cannot-read`, `cannot-write`, `disk-full` or `journal-damaged`. */
export const journalCalls = {
  /**
   * Looks at the whole journal once after the start: cuts torn ends, sets damaged parts aside, follows every chain.
   * Later calls give the extents as they are by then, and the repairs of that first look again.
   */
  'journal.check': call(
    z.void(),
    z.object({
      feeds: z.array(feedExtentSchema),
      repairs: z.array(repair),
      /** Questions with an answer, over all assessments. */
      answers: count,
      /** The journal was not there and was begun now: the first start, or somebody deleted it. */
      begun: z.boolean(),
    }),
  ),
  /**
   * Appends lines (without line feeds) to feeds of an assessment, in order, and forces them to the disk. Lines that are
   * there already are passed over; a line that does not continue its feed is refused with `journal-damaged`.
   */
  'journal.append': call(z.object({ assessment: z.uuid(), lines: z.array(z.string()).min(1) }), z.void()),
  /** Lines of a feed from position `from`, at most `MAX_JOURNAL_LINES`. Empty at its end. */
  'journal.read': call(z.object({ assessment: z.uuid(), feed, from: count }), z.array(z.string())),
  /** Sets the end of a feed aside from position `from` on, for a copy that went another way. Empty when there is none. */
  'journal.cut': call(z.object({ assessment: z.uuid(), feed, from: count }), z.object({ aside: z.string() })),
  /** Writes cards, each wholly or not at all. A card whose revision is not above the one there is passed over. */
  'journal.putCards': call(z.object({ cards: z.array(cardSchema).min(1) }), z.void()),
  /** Every whole card, deleted ones too. */
  'journal.cards': call(z.void(), z.array(cardSchema)),
  /** Files by their hash, with their size in bytes. */
  'journal.files': call(z.void(), z.array(z.object({ sha256: hex64, size: count }))),
  /**
   * The next piece of a file whose hash is not known, in order from offset 0, under a name for the way in. The last piece
   * gives the hash. The file then waits for `journal.keepFile`; nothing is there of it before, and it does not wait for
   * ever: a start of the app, or many files after it, forget it.
   */
  'journal.takeFile': call(
    z.object({ incoming: z.uuid(), size: count, offset: count, bytes: z.instanceof(Uint8Array) }),
    z.object({ sha256: hex64.nullable() }),
  ),
  /** Forces a file that was taken to the disk and gives it its name. Not `kept`: it does not wait (any more). */
  'journal.keepFile': call(z.object({ sha256: hex64 }), z.object({ kept: z.boolean() })),
  /**
   * The next piece of a file, in order from offset 0. The last piece completes it: it is hashed, forced to the disk, and
   * only then takes its name. A file that is there already is passed over from its first piece on (`known`).
   */
  'journal.putFile': call(
    z.object({ sha256: hex64, size: count, offset: count, bytes: z.instanceof(Uint8Array) }),
    z.object({ known: z.boolean() }),
  ),
  /** A piece of a file, at most `MAX_FILE_PIECE` bytes; empty at its end. `attachment-missing` when it is not there. */
  'journal.readFile': call(z.object({ sha256: hex64, offset: count }), z.instanceof(Uint8Array)),
  /** Hashes a file from its first byte to its last. One that is not what its name says is set aside, so that it is missing. */
  'journal.checkFile': call(z.object({ sha256: hex64 }), z.object({ whole: z.boolean() })),
  'journal.space': call(z.void(), space),
  /** Whether the app can be started where its data lies, by trying. Never fails. */
  'journal.disk': call(z.void(), look),
  /**
   * For a database that cannot be opened: starts the app again and moves the database into the journal's `aside` in
   * between, so that a new one can be rebuilt from the journal. `journal-damaged` when nothing is in the journal.
   */
  'database.setAside': call(z.void(), z.void()),
} as const
