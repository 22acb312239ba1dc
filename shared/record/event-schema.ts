import { z } from 'zod'
import { EVIDENCE_LEVELS, STAGES } from '../checklist/definition.ts'
import { MAX_UNIT } from '../checklist/units.ts'
import { MAX_MARKS, markSchema } from './annotation.ts'
import type { EventBody } from './event.ts'

const hex64 = z.string().regex(/^[0-9a-f]{64}$/)
const hashId = z.string().regex(/^sha256:[0-9a-f]{64}$/)
const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
const count = z.number().int().nonnegative()
const path = z.string().min(1).max(300)
const row = z.string().regex(/^[0-9a-f]{8}$/)
const text = z.string()

/** A signer's name as it stands in events, feed heads and statements. */
export const signerName = z.object({ name: text.min(1), org: text, title: text })

/** `YYYY-MM-DDTHH:MM:SSZ` */
export const utcTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/)

const geoPoint = z.object({
  lat: text,
  lon: text,
  alt: text.optional(),
  accuracy: text.optional(),
})
const value = z.union([text, z.array(text), geoPoint, z.array(geoPoint)])

/** Names have at most 255 UTF-8 bytes (bundle format 1.0 §12); 255 characters is the looser bound checked here. */
const fileName = z.string().min(1).max(255)

const carried = z.object({
  assessment: uuid,
  form_id: text,
  version: text,
  stage: z.enum(STAGES),
  path,
  at: utcTime,
  label: z.record(text, text),
})

const capture = z.object({
  in_app: z.literal(true).optional(),
  at: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}([+-]\d{2}:\d{2})?$/)
    .optional(),
  gps_at: utcTime.optional(),
  lat: text.optional(),
  lon: text.optional(),
  direction: text.optional(),
  device: text.max(200).optional(),
})
/** Degrees from 0 to 360 and the north they are counted from; see `CaptureFacts.direction`. */
const direction = z.string().regex(/^\d{1,3}(\.\d{1,2})?( [TM])?$/)
const checklistRef = z.object({ form_id: text, version: text, sha256: hex64 })
const name = text.min(1).max(300)
const level = z.number().int().min(1).max(5)

const bodies: { readonly [Kind in EventBody['kind']]: z.ZodType } = {
  'feed.open': z.object({ assessment: uuid, key: hashId, signer: signerName }),
  'assessment.open': z.object({
    checklist: checklistRef,
    mine: z.object({
      id: z.string().regex(/^[A-Za-z0-9._:-]{1,64}$/),
      name: text,
      profile: z.record(text, text),
    }),
    quick: z.boolean(),
  }),
  'answer.set': z.object({
    path,
    value: value.nullable(),
    reason: text.optional(),
    bases: z.array(hashId),
    entered: text.min(1).max(100).optional(),
    unit: text.min(1).max(MAX_UNIT).optional(),
    under: hex64.optional(),
    carried: carried.optional(),
  }),
  'repeat.add': z.object({ repeat: path, row, restores: z.array(hashId).min(1).optional() }),
  'repeat.remove': z.object({ row }),
  'attachment.add': z.object({
    path,
    sha256: hex64,
    name: fileName,
    size: count,
    media_type: z.string().regex(/^[a-z0-9][a-z0-9!#$&^_.+-]{0,63}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,63}$/),
    caption: text.optional(),
    capture: capture.optional(),
    under: hex64.optional(),
  }),
  'attachment.withdraw': z.object({ path, sha256: hex64, reason: text.optional() }),
  'attachment.describe': z.object({
    path,
    sha256: hex64,
    caption: text.min(1).max(2000).nullable(),
    direction: direction.nullable(),
  }),
  'attachment.annotate': z.object({
    path,
    sha256: hex64,
    layer: row,
    marks: z.array(markSchema).max(MAX_MARKS),
  }),
  'evidence.set': z.object({ path, level: z.enum(EVIDENCE_LEVELS).nullable() }),
  'comment.add': z.object({ path, text }),
  'flag.set': z.object({
    path,
    on: z.boolean(),
    to: text.max(200).optional(),
    note: text.optional(),
  }),
  'section.assign': z.object({
    section: path,
    to: signerName.nullable(),
    open: z.literal(true).optional(),
  }),
  'finding.set': z.object({
    finding: uuid,
    path: path.nullable(),
    severity: z.enum(['critical', 'major', 'minor']),
    text,
    likelihood: level.optional(),
    consequence: level.optional(),
    withdrawn: z.boolean().optional(),
    reason: text.optional(),
  }),
  'action.set': z.object({
    action: uuid,
    finding: z.string().min(1).max(400).nullable(),
    text,
    owner: text.optional(),
    due: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/)
      .optional(),
    state: z.enum(['open', 'done', 'verified', 'dropped']),
  }),
  'checklist.upgrade': z.object({
    from: checklistRef,
    to: checklistRef,
    confirm: z.array(name).optional(),
    anew: z.array(name).optional(),
  }),
  'handover.give': z.object({ mode: z.enum(['copy', 'move']), to: text.max(200), digest: hashId.nullable() }),
  'signature.add': z.object({
    digest: hashId,
    revision: count.min(1),
    signers: z.array(z.object({ role: z.enum(['author', 'witness']), signer: signerName })).min(1),
    file: fileName,
    covers: z.record(z.string().regex(/^[0-9a-f]{32}$/), count).optional(),
  }),
  'review.add': z.object({
    digest: hashId,
    decision: z.enum(['accept', 'accept-with-conditions', 'return', 'reject']),
    comments: z.array(z.object({ path: path.nullable(), text })),
  }),
}

// A map, because a kind may be called like a member that every object has.
const bodyOf: ReadonlyMap<string, z.ZodType> = new Map(Object.entries(bodies))

const envelope = z.object({
  act: z.object({ with: hashId.optional(), undoes: hashId.optional() }).optional(),
  actor: hashId,
  at: utcTime,
  clock: z
    .object({
      zone: z.number().int().min(-1080).max(1080),
      run: z.string().regex(/^[0-9a-f]{8}$/),
      mono: count,
    })
    .optional(),
  body: z.unknown(),
  feed: z.string().regex(/^[0-9a-f]{32}$/),
  kind: z.string().regex(/^[a-z][a-z.-]{0,63}$/),
  lam: count.min(1),
  prev: hashId.nullable(),
  seq: count,
})

/**
 * Why a parsed line is no event, as `member: problem`, or null when it is one. The body of an unknown kind is not
 * looked into, and members this version does not know are allowed anywhere: both are kept as they are.
 */
export function eventProblem(value: unknown): string | null {
  const outer = envelope.safeParse(value)
  if (!outer.success) return describe(outer.error)
  const body = bodyOf.get(outer.data.kind)
  if (body === undefined) return null
  const inner = body.safeParse(outer.data.body)
  return inner.success ? null : describe(inner.error, 'body')
}

/** The first problem of a failed check, short. */
export function describe(error: z.ZodError, place = ''): string {
  const issue = error.issues[0]
  const at = [place, ...(issue?.path ?? []).map(String)].filter((part) => part !== '').join('.')
  return `${at || 'value'}: ${issue?.code ?? 'invalid'}`
}
