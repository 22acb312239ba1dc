import { z } from 'zod'
import { canonicalJson } from '../lib/canonical-json.ts'
import type { EventId, FeedId, KeyId, SignerName } from '../record/event.ts'
import { signerName, utcTime } from '../record/event-schema.ts'
import type { RecordKind } from './bag-info.ts'

/** The two texts that keys sign: statements about a bundle (bundle format 1.0 §6) and heads of feeds (§5). */

/** The `type` member keeps a signature over the one from passing as a signature over the other. */
export const STATEMENT_TYPE = 'adit-statement/1'
/** The same for the head of a feed. */
export const HEAD_TYPE = 'adit-feed-head/1'

/** The file every statement names: its SHA-256 is the bag digest. */
export const DIGEST_FILE = 'tagmanifest-sha256.txt'

/** What each role says by signing. Fixed words, so that a signature means the same in every language of the screen. */
export const INTENTS = {
  author: 'I carried out this assessment; nothing I know of was left out of this record or changed in it.',
  witness: 'I was present at this assessment and the record agrees with what I saw.',
  countersign: 'We have reviewed this assessment and accept it.',
  return: 'We have reviewed this assessment and send it back to be reworked.',
  receipt: 'We have received this bundle and entered it in our register.',
} as const
/** In which role somebody signs. */
export type Role = keyof typeof INTENTS

/** What the author of a hand-over says: nothing about being complete, for work goes on. */
const HANDOVER_INTENT =
  'I hand this record over to a colleague as it stands; work on it goes on, and this is no final assessment.'

/** What a signature in this role says on a bundle of this kind. */
export function intentOf(role: Role, kind: RecordKind): string {
  return role === 'author' && kind === 'handover' ? HANDOVER_INTENT : INTENTS[role]
}

/** Whose fixed words these are: a role's, or those on a hand-over. Null of words that this version does not know. */
export function speakerOf(intent: string): Role | 'handover' | null {
  if (intent === HANDOVER_INTENT) return 'handover'
  const roles = Object.keys(INTENTS) as Role[]
  return roles.find((role) => INTENTS[role] === intent) ?? null
}

/** A signer as bound into what is signed: the name, the key, and the exact certificate file. */
export interface StatementSigner extends SignerName {
  readonly key: KeyId
  /** `sha256:` and the SHA-256 of the `.crt.pem` file. */
  readonly cert: string
}

/** What a signature under `signatures/` says. */
export interface Statement {
  readonly type: typeof STATEMENT_TYPE
  readonly role: string
  readonly assessment: string
  readonly bag: { readonly digest: string; readonly file: string }
  readonly intent: string
  /** Claimed, UTC. */
  readonly at: string
  readonly signer: StatementSigner
  /** `sha256:` of each earlier statement file this signer saw, in order. */
  readonly prior: readonly string[]
}

/** How far a feed had come when its own key signed it. */
export interface FeedHead {
  readonly type: typeof HEAD_TYPE
  readonly assessment: string
  readonly feed: FeedId
  readonly count: number
  readonly head: EventId
  /** Claimed, UTC. */
  readonly at: string
  readonly signer: StatementSigner
}

const hashId = z.string().regex(/^sha256:[0-9a-f]{64}$/)
const signer = signerName.extend({ key: hashId, cert: hashId })

/** Checks everything of a statement but its `type`, which has codes of its own. */
export const statementSchema = z.object({
  type: z.string(),
  role: z.string().regex(/^[a-z]{1,32}$/),
  assessment: z.string(),
  bag: z.object({ digest: hashId, file: z.string() }),
  intent: z.string(),
  at: utcTime,
  signer,
  prior: z.array(hashId).max(100),
})

/** Checks everything of a feed head but its `type`. */
export const headSchema = z.object({
  type: z.string(),
  assessment: z.string(),
  feed: z.string(),
  count: z.number().int().positive(),
  head: hashId,
  at: utcTime,
  signer,
})

/** The text that is signed, to the byte: canonical JSON and a line feed. */
export function signedText(content: Statement | FeedHead): string {
  return `${canonicalJson(content)}\n`
}

/** `NN-role-key8`: the stem of a signature's files; `number` counts from 1. */
export function signatureStem(number: number, role: string, key: KeyId): string {
  return `${String(number).padStart(2, '0')}-${role}-${key.slice('sha256:'.length, 'sha256:'.length + 8)}`
}

/** The first 16 hex digits of a digest or key id in groups of four, to be read over the telephone. */
export function fingerprint(digest: string): string {
  const hex = digest.replace(/^sha256:/, '').slice(0, 16)
  return hex.match(/.{1,4}/g)?.join(' ') ?? ''
}
