import { z } from 'zod'
import type { AssessmentFile } from '../bundle/assessment-file.ts'
import { RECORD_KINDS } from '../bundle/bag-info.ts'
import { keptHeadSchema } from '../bundle/kept-head.ts'
import type { ChecklistDefinition } from '../checklist/definition.ts'

/*
 * A verified bundle, open for being merged into this device. The main process keeps the file and gives its parts out;
 * the renderer compares them with what it holds (`shared/record/stage-merge.ts`) and stores what a person takes over.
 */

const hex64 = z.string().regex(/^[0-9a-f]{64}$/)
const feed = z.string().regex(/^[0-9a-f]{32}$/)
const count = z.number().int().nonnegative()
const reference = { import: z.uuid() }

/** Made from verified bytes by our own main process; only their presence is checked here. */
const assessmentFile = z.custom<AssessmentFile>((value) => typeof value === 'object' && value !== null)
const definition = z.custom<ChecklistDefinition>((value) => typeof value === 'object' && value !== null)

const openedImport = z.object({
  ...reference,
  digest: z.string(),
  kind: z.enum(RECORD_KINDS),
  assessment: assessmentFile,
  /** The checklist as it is frozen in the bundle. */
  checklist: definition,
  feeds: z.array(
    z.object({
      feed,
      /** Events in it. */
      count,
      /** How far the person whose feed it is signed it; checked. */
      head: keptHeadSchema,
    }),
  ),
  /** Attachments whose bytes travel. */
  attachments: z.array(z.object({ sha256: hex64, size: count, media_type: z.string() })),
})
/** What a bundle holds, but for the events and the attachments' bytes. */
export type OpenedImport = z.infer<typeof openedImport>

function call<Request extends z.ZodType, Reply extends z.ZodType>(request: Request, reply: Reply) {
  return { request, reply }
}

/** The most characters of lines that one `import.lines` gives, but for a single longer line. */
export const MAX_LINES_SIZE = 4 * 1024 * 1024

/**
 * Calls of an import. One bundle is open at a time: opening the next closes the one before. Every call but the first
 * throws `import-not-open` for an import that is not open any more, `cannot-read` (`path`) when the file is gone, and
 * `bundle-not-verified` (`path`) when it is no longer the one that was verified.
 */
export const importCalls = {
  /**
   * Verifies the bundle at `path` once more, from its first byte to its last, and opens it. It must have been verified
   * or written on this device since the start (`bad-request`). Throws `bundle-not-verified` (`code`, `path`) when it is
   * not intact and signed; tells `work.progress` of `verify`.
   */
  'import.open': call(z.object({ path: z.string() }), openedImport),
  /** Lines of a feed from position `from` on, without line feeds. Empty at its end. */
  'import.lines': call(z.object({ ...reference, feed, from: count }), z.array(z.string())),
  /**
   * Bytes of an attachment from `offset` on, in order from 0; empty at its end. They are hashed as they go, and the last
   * piece is given only when the whole agrees.
   */
  'import.attachment': call(
    z.object({ ...reference, sha256: hex64, offset: count }),
    z.instanceof(Uint8Array),
  ),
  'import.close': call(z.object(reference), z.void()),
} as const
