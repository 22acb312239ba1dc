import { z } from 'zod'
import { STAGES } from '../checklist/definition.ts'
import type { Path } from '../checklist/value.ts'
import { checklistInForce } from '../record/checklist-in-force.ts'
import type { EventId, MineSnapshot } from '../record/event.ts'
import { missingAnswers } from '../record/missing-answers.ts'
import { FORMAT, RECORD_KINDS, type RecordKind } from './bag-info.ts'
import { lastTime, type RecordForm } from './record-form.ts'
import { type UpgradeEntry, upgradeEntries } from './upgraded.ts'

/**
 * Version of the rules by which derived files follow from the log. To be raised with every change that makes any derived
 * file of an existing record come out differently: engine, score, wording of the page. Bundles made by other rules are
 * then reported as not checked in this respect, instead of as altered.
 *
 * 1: the first. 2: a required answer that was carried from an earlier assessment and never confirmed is missing; findings
 * say that no limit is known, and name the source of a limit in words.
 */
export const REDUCER = 2

/** `data/assessment.json`: what the bundle is about, on one page. */
export interface AssessmentFile {
  readonly assessment: string
  /** The version in force: `data/checklist.json`. */
  readonly checklist: { readonly form_id: string; readonly version: string; readonly sha256: string }
  /** Every required question that is asked has an answer, given or confirmed here. */
  readonly complete: boolean
  /** Questions whose answers rival each other, undecided. In hand-overs only: nothing else may hold any. */
  readonly conflicts?: readonly Path[]
  readonly counts: {
    readonly answers: number
    readonly left_out: number
    readonly attachments: number
    readonly attachment_bytes: number
    readonly findings: number
    readonly events: number
  }
  readonly format: typeof FORMAT
  /** Id of the last event of each feed. */
  readonly heads: Readonly<Record<string, EventId>>
  readonly kind: RecordKind
  readonly mine: MineSnapshot
  /** Required questions without one, see `missingAnswers`. */
  readonly missing: readonly Path[]
  /** Claimed times of the first and last event. */
  readonly period: { readonly from: string; readonly to: string }
  readonly quick: boolean
  readonly reducer: typeof REDUCER
  readonly revision: number
  /** Whose hands wrote the log. Those who signed the bundle stand under `signatures/`. */
  readonly signers: readonly {
    readonly feed: string
    readonly key: string
    readonly name: string
    readonly org: string
    readonly title: string
  }[]
  readonly stage: string
  /** Changes of the checklist's version, oldest first; absent when there were none. */
  readonly upgrades?: readonly UpgradeEntry[]
  /** Answers that break a rule of the checklist, with the rule. */
  readonly violations: readonly { readonly path: Path; readonly code: string }[]
}

/** What there is to count besides the record itself. */
export interface OtherCounts {
  readonly answers: number
  readonly left_out: number
  readonly attachments: number
  readonly attachment_bytes: number
  readonly findings: number
}

/** Sums the assessment up. */
export function assessmentFile(source: RecordForm, counts: OtherCounts): AssessmentFile {
  const { record, opened, events } = source
  const missing = missingAnswers(source.asked, source.record)
  const times = events.map(({ event }) => event.at)
  const feeds = [...record.feeds].sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    assessment: source.assessment,
    checklist: checklistInForce(record) ?? opened.checklist,
    complete: missing.length === 0,
    ...(source.kind === 'handover' && { conflicts: source.rivals }),
    counts: { ...counts, events: events.length },
    format: FORMAT,
    heads: Object.fromEntries(feeds.map(([feed, { head }]) => [feed, head])),
    kind: source.kind ?? 'assessment',
    mine: opened.mine,
    missing,
    period: { from: firstOf(times), to: lastTime(events) },
    quick: opened.quick,
    reducer: REDUCER,
    revision: source.revision,
    signers: feeds.map(([feed, { key, signer }]) => {
      const { name, org, title } = signer
      return { feed, key, name, org, title }
    }),
    stage: source.checklist.definition.stage,
    ...(record.upgrades.length > 0 && { upgrades: upgradeEntries(source) }),
    violations: source.asked.flatMap(({ path, violation }) =>
      violation === null || violation.code === 'required' ? [] : [{ path, code: violation.code }],
    ),
  }
}

function firstOf(times: readonly string[]): string {
  let first = times[0] ?? ''
  for (const time of times) if (time < first) first = time
  return first
}

const text = z.string()
const count = z.number().int().nonnegative()
const eventId = z
  .string()
  .regex(/^sha256:[0-9a-f]{64}$/)
  .transform((id) => id as EventId)
const checklistRef = z.object({ form_id: text, version: text, sha256: text })

/** Checks what others sent as `data/assessment.json`. `format` and `reducer` may be newer than ours. */
export const assessmentSchema = z.object({
  assessment: text,
  checklist: checklistRef,
  complete: z.boolean(),
  conflicts: z.array(text).optional(),
  counts: z.object({
    answers: count,
    left_out: count,
    attachments: count,
    attachment_bytes: count,
    findings: count,
    events: count,
  }),
  format: text,
  heads: z.record(z.string().regex(/^[0-9a-f]{32}$/), eventId),
  kind: z.enum(RECORD_KINDS),
  mine: z.object({ id: text, name: text, profile: z.record(text, text) }),
  missing: z.array(text),
  period: z.object({ from: text, to: text }),
  quick: z.boolean(),
  reducer: count,
  revision: count,
  signers: z.array(z.object({ feed: text, key: text, name: text, org: text, title: text })),
  stage: z.enum(STAGES),
  upgrades: z
    .array(z.object({ from: checklistRef, to: checklistRef, actor: text, at: text, event: text }))
    .optional(),
  violations: z.array(z.object({ path: text, code: text })),
})
