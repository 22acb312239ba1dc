import { z } from 'zod'
import { type Path, splitPath } from '../checklist/value.ts'
import type { Sha256 } from '../lib/sha256.ts'
import type { Mark } from '../record/annotation.ts'
import type { CaptureFacts } from '../record/attachment-events.ts'
import type { AttachmentState } from '../record/record-state.ts'
import { livePaths } from '../record/to-form-input.ts'
import { attachmentPaths, type NamedAttachment } from './layout.ts'
import type { RecordForm } from './record-form.ts'

/** One file in `data/attachments.json`. */
export interface AttachmentEntry {
  readonly sha256: Sha256
  /** Inside the bundle; absent when the file does not travel. */
  readonly path?: string
  /** The name it first came with. */
  readonly name: string
  readonly size: number
  readonly media_type: string
  /** The questions it is evidence of. */
  readonly items: readonly Path[]
  readonly captions: readonly { readonly path: Path; readonly text: string }[]
  /** What the file says of its own making; absent when it says nothing. */
  readonly capture?: CaptureFacts
  /** Directions of view that people gave; absent when nobody did. */
  readonly directions?: readonly { readonly path: Path; readonly text: string }[]
  /** What people marked over it, to be drawn by whoever shows it: the file itself is as it came. Absent when nothing. */
  readonly annotations?: readonly {
    readonly path: Path
    /** Name of who drew it. */
    readonly by: string
    readonly marks: readonly Mark[]
  }[]
  /** Why the file does not travel. */
  readonly absent?: 'withdrawn' | 'withheld'
}

/** The index of every file the log knows, by hash. Files that are no evidence any more are named but do not travel. */
export function attachmentsFile(source: RecordForm): readonly AttachmentEntry[] {
  const { record } = source
  const isLive = livePaths(record)
  const present = new Map<Sha256, [Path, AttachmentState][]>()
  const absent = new Map<Sha256, [Path, AttachmentState][]>()
  const note = (path: Path, attachment: AttachmentState, where: typeof present) => {
    const uses = where.get(attachment.sha256)
    if (uses === undefined) where.set(attachment.sha256, [[path, attachment]])
    else uses.push([path, attachment])
  }
  for (const [path, attachments] of record.attachments) {
    for (const attachment of attachments) note(path, attachment, isLive(path) ? present : absent)
  }
  for (const [path, items] of record.withdrawn) {
    for (const { attachment } of items) note(path, attachment, absent)
  }
  const named = [...present].flatMap(([sha256, uses]): NamedAttachment[] => {
    const [first] = uses
    return first === undefined ? [] : [{ sha256, item: splitPath(first[0]).name, name: first[1].name }]
  })
  const paths = attachmentPaths(named)
  const hashes = [...new Set([...present.keys(), ...absent.keys()])].sort()
  return hashes.flatMap((sha256): AttachmentEntry[] => {
    const uses = present.get(sha256) ?? absent.get(sha256) ?? []
    const first = uses[0]?.[1]
    if (first === undefined) return []
    const path = paths.get(sha256)
    const directions = uses.flatMap(([item, { direction }]) =>
      direction === undefined ? [] : [{ path: item, text: direction }],
    )
    const annotations = uses.flatMap(([item, { annotations: layers = [] }]) =>
      layers.map(({ signer, marks }) => ({ path: item, by: signer.name, marks })),
    )
    return [
      {
        sha256,
        ...(path === undefined ? { absent: 'withdrawn' } : { path }),
        name: first.name,
        size: first.size,
        media_type: first.media_type,
        items: uses.map(([item]) => item),
        ...(first.capture !== undefined && { capture: first.capture }),
        captions: uses.flatMap(([item, { caption }]) =>
          caption === undefined ? [] : [{ path: item, text: caption }],
        ),
        ...(directions.length > 0 && { directions }),
        ...(annotations.length > 0 && { annotations }),
      },
    ]
  })
}

const text = z.string()

/** Checks what others sent as `data/attachments.json`. */
export const attachmentsSchema = z.array(
  z.object({
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    path: text.optional(),
    name: text,
    size: z.number().int().nonnegative(),
    media_type: text,
    items: z.array(text),
    captions: z.array(z.object({ path: text, text })),
    absent: z.enum(['withdrawn', 'withheld']).optional(),
  }),
)
