import { z } from 'zod'
import { RECORD_KINDS } from '../bundle/bag-info.ts'
import { keptHeadSchema } from '../bundle/kept-head.ts'
import type { Receipt, VerifyReport } from '../bundle/report.ts'
import type { CoverageRow } from '../checklist/coverage.ts'
import type { ChecklistDefinition } from '../checklist/definition.ts'
import { backupCalls } from './backup-calls.ts'
import { basemapCalls } from './basemap-calls.ts'
import { importCalls } from './import-calls.ts'
import { journalCalls } from './journal-calls.ts'
import { keyIdSchema as keyId, readCardSchema, signerNameSchema, trustedSignerSchema } from './people.ts'
import { TEXT_SIZES } from './text-sizes.ts'

/**
 * The whole surface between the renderer and the main process. A line added here is the only way to add a channel:
 * the main process must handle it to compile, the preload script exposes it, and both ends check what crosses.
 */

const text = z.string()
const hex64 = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.number().int().nonnegative()
const language = z.enum(['en', 'zh'])

/** A signing key on this device, without its secret. */
const signer = z.object({
  key: keyId,
  signer: signerNameSchema,
  /** First 16 hex digits of the key id in groups of four. */
  fingerprint: text,
  /** `YYYY-MM-DDTHH:MM:SSZ` */
  created: text,
  /** The system's keyring can unlock it without the passphrase. */
  keyring: z.boolean(),
  /** When the last recovery copy was written, if ever. */
  backed_up: text.nullable(),
})
/** A person who signs on this device, without the secret half of the key. */
export type Signer = z.infer<typeof signer>

/** Reports and definitions are made by our own main process from checked data; only their presence is checked here. */
const definition = z.custom<ChecklistDefinition>((value) => typeof value === 'object' && value !== null)
const coverageRow = z.custom<CoverageRow>((value) => typeof value === 'object' && value !== null)
const verifyReport = z.custom<VerifyReport>((value) => typeof value === 'object' && value !== null)
const receipt = z.custom<Receipt>((value) => typeof value === 'object' && value !== null)

const exportRequest = z.object({
  /** A final assessment when nothing is said. */
  kind: z.enum(RECORD_KINDS).exactOptional(),
  /** Signed heads of colleagues' feeds, as they came; see `KeptHead`. */
  heads: z.array(keptHeadSchema).max(256).exactOptional(),
  assessment: z.uuid(),
  revision: count.min(1),
  /** Digest of the bundle this one replaces. */
  supersedes: z
    .string()
    .regex(/^sha256:[0-9a-f]{64}$/)
    .nullable(),
  checklist: definition,
  /** Whole log, line by line, by feed. */
  feeds: z.array(z.object({ feed: z.string().regex(/^[0-9a-f]{32}$/), lines: z.array(text) })).min(1),
  /** Pack although required questions are open; the bundle then says so. */
  incomplete: z.boolean(),
  /** Author first, then the witness if there is one. A passphrase of null asks the system's keyring. */
  signatures: z
    .array(z.object({ key: keyId, role: z.enum(['author', 'witness']), passphrase: text.nullable() }))
    .min(1)
    .max(2),
  /** Others who worked on this device: each signs how far their own part of the log goes, and nothing else. */
  parts: z
    .array(z.object({ key: keyId, passphrase: text.nullable() }))
    .max(256)
    .exactOptional(),
})
/** All that goes into a bundle but the attachments' bytes, which follow in pieces. */
export type ExportRequest = z.infer<typeof exportRequest>

/** The largest file that `files.save` takes, in bytes: far above any workbook or report of one checklist. */
const MAX_SAVED_BYTES = 50_000_000

const savedFile = z.object({
  /** `data`: a table or map beside a spreadsheet, with whatever ending its name has. */
  kind: z.enum(['spreadsheet', 'text', 'data']),
  /** A suggestion for its name, with the ending: a name, never a path, and nothing that a system forbids in one. */
  name: z
    .string()
    .min(1)
    .max(120)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there.
    .regex(/^[^\u0000-\u001f\\/:*?"<>|]+$/),
  bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.length <= MAX_SAVED_BYTES),
})

function call<Request extends z.ZodType, Reply extends z.ZodType>(request: Request, reply: Reply) {
  return { request, reply }
}

const nothing = z.void()

/** Every call the renderer can make, with the check of its request and of its reply. */
export const calls = {
  'app.info': call(
    nothing,
    z.object({
      version: text,
      electron: text,
      platform: text,
      /** Best match of the system's languages. */
      language,
    }),
  ),
  /** The menu and the dialogs of the main process follow the person's choice. */
  'app.language': call(z.object({ language }), nothing),
  /** How large the page is drawn, in percent of its normal size. */
  'app.textSize': call(z.object({ percent: z.literal(TEXT_SIZES) }), nothing),
  'checklists.list': call(nothing, z.array(definition)),
  /** What the source documents ask for, row by row; see `coverageOf`. */
  'checklists.coverage': call(nothing, z.array(coverageRow)),
  'keys.list': call(
    nothing,
    z.object({
      /** False when the system offers no keyring that protects anything; `backend` says what was found. */
      keyring: z.object({ available: z.boolean(), backend: text }),
      signers: z.array(signer),
      /** Key files that cannot be read any more, by path. The other keys work. */
      damaged: z.array(text).optional(),
    }),
  ),
  /** Makes a signing key. The passphrase always protects it; the keyring, where there is one, only opens it faster. */
  'keys.create': call(z.object({ signer: signerNameSchema, passphrase: text }), signer),
  /** Asks where to, then writes a recovery copy that opens with the same passphrase. Null when the person cancels. */
  'keys.backup': call(z.object({ key: keyId, passphrase: text }), z.object({ path: text }).nullable()),
  /** Asks for a recovery copy and takes the key over. Null when the person cancels. */
  'keys.restore': call(z.object({ passphrase: text }), signer.nullable()),
  'trust.list': call(nothing, z.array(trustedSignerSchema)),
  /** Asks for a card and reads it, without trusting it yet: the person compares the fingerprint first. */
  'trust.read': call(nothing, readCardSchema.nullable()),
  'trust.add': call(z.object({ card: text }), trustedSignerSchema),
  'trust.remove': call(z.object({ key: keyId }), nothing),
  /** Writes this device's public card for others to trust. Null when the person cancels. */
  'trust.card': call(z.object({ key: keyId }), z.object({ path: text }).nullable()),
  /** Unlocks the keys, builds and signs everything but the attachments, and says which of those are wanted. */
  'export.begin': call(
    exportRequest,
    z.object({
      export: z.uuid(),
      digest: text,
      name: text,
      size: count,
      /** In the order they must be sent. */
      attachments: z.array(z.object({ sha256: hex64, size: count })),
    }),
  ),
  /** Asks where to write. False when the person cancels; the export stays open for another try. */
  'export.choose': call(z.object({ export: z.uuid() }), z.boolean()),
  /** The next bytes of an attachment, in order, at most 4 MiB. */
  'export.chunk': call(
    z.object({ export: z.uuid(), sha256: hex64, bytes: z.instanceof(Uint8Array) }),
    nothing,
  ),
  /** Completes the file, reads it back, verifies it, and only then gives it its name. */
  'export.finish': call(z.object({ export: z.uuid() }), receipt),
  'export.abort': call(z.object({ export: z.uuid() }), nothing),
  /**
   * Verifies a bundle: the one at `path` (from a dropped file), or one the person picks. Null when cancelled: in the
   * dialog, by `bundle.cancel`, or because another verification began.
   */
  'bundle.verify': call(
    z.object({ path: text.optional() }),
    z.object({ path: text, report: verifyReport }).nullable(),
  ),
  /** Ends the verification under way, if there is one. */
  'bundle.cancel': call(nothing, nothing),
  /** Asks where to, then writes the file wholly or not at all. Null when the person cancels. */
  'files.save': call(savedFile, z.object({ path: text }).nullable()),
  /** Shows a file that was written or verified here in the system's file manager. */
  'bundle.reveal': call(z.object({ path: text }), nothing),
  ...journalCalls,
  ...importCalls,
  ...backupCalls,
  ...basemapCalls,
} as const

/** What the main process tells the renderer unasked. */
export const events = {
  'work.progress': z.object({
    work: z.enum(['export', 'verify', 'backup']),
    step: z.enum(['write', 'read', 'verify']),
    done: count,
    /** Bytes; 0 when not known. */
    total: count,
  }),
  /** The application menu was used for something only the renderer can do. */
  'menu.command': z.enum([
    'new-mine',
    'open-bundle',
    'settings',
    'help',
    'undo',
    'redo',
    'text-larger',
    'text-smaller',
    'text-normal',
  ]),
  /** The system asks to open a bundle: double click, or a second start with a file. */
  'bundle.opened': z.object({ path: text }),
} as const

/** The calls by name. */
export type Calls = typeof calls
/** The channel of a call. */
export type CallName = keyof Calls
/** What a call is given. */
export type Request<Name extends CallName> = z.infer<Calls[Name]['request']>
/** What a call answers when it does not fail. */
export type Reply<Name extends CallName> = z.infer<Calls[Name]['reply']>
/** The events by name. */
export type Events = typeof events
/** The channel of an event. */
export type EventName = keyof Events
/** What an event tells. */
export type EventPayload<Name extends EventName> = z.infer<Events[Name]>
