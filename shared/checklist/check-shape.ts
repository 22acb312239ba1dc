import { z } from 'zod'
import { CanonicalJsonError, canonicalJson } from '../lib/canonical-json.ts'
import {
  type ChecklistDefinition,
  COST_PARTS,
  EVIDENCE_LEVELS,
  MEDIA_KINDS,
  QUESTION_TYPES,
  RISK_PARTS,
  type RowDefinition,
  SEVERITIES,
  STAGES,
} from './definition.ts'
import { below, type Problem } from './problem.ts'

/** The most rows a checklist may have (ours; the largest known forms have some 3,000). */
export const MAX_ROWS = 20_000

/** How deep groups and repeats may lie in each other (ours). */
export const MAX_NESTING = 20

const expression = z.string().min(1)
const text = z.record(z.string(), z.string())
const name = z.string().min(1)
const decimal = z.string().regex(/^-?\d+(\.\d+)?$/)

const aditColumns = z.strictObject({
  severity: z.enum(SEVERITIES).optional(),
  gate: z.boolean().optional(),
  adverse: z.array(name).min(1).optional(),
  limit: z
    .strictObject({
      max: expression.optional(),
      min: expression.optional(),
      source: expression.optional(),
      verified: expression.optional(),
    })
    .optional(),
  unit: z.string().min(1).max(40).optional(),
  plausible: z.strictObject({ min: decimal.optional(), max: decimal.optional() }).optional(),
  expires: z.boolean().optional(),
  cost: z.enum(COST_PARTS).optional(),
  risk: z.enum(RISK_PARTS).optional(),
  evidence: text.optional(),
  evidence_level: z.enum(EVIDENCE_LEVELS).optional(),
  reference: z.string().min(1).optional(),
  carry_forward: z.string().min(1).optional(),
  seeds: z.array(z.string().min(1)).optional(),
  extended: z.boolean().optional(),
  weight: z.number().int().min(0).max(1_000_000).optional(),
})

const media = z.strictObject(
  Object.fromEntries(MEDIA_KINDS.map((kind) => [kind, text.optional()])) as Record<
    (typeof MEDIA_KINDS)[number],
    z.ZodOptional<typeof text>
  >,
)

const row = {
  name,
  label: text.optional(),
  hint: text.optional(),
  guidance_hint: text.optional(),
  media: media.optional(),
  relevant: expression.optional(),
  appearance: z.string().min(1).optional(),
  adit: aditColumns.optional(),
}

const question = z.strictObject({
  ...row,
  type: z.enum(QUESTION_TYPES),
  list_name: name.optional(),
  required: expression.optional(),
  required_message: text.optional(),
  constraint: expression.optional(),
  constraint_message: text.optional(),
  calculation: expression.optional(),
  default: z.string().min(1).optional(),
  read_only: expression.optional(),
  choice_filter: expression.optional(),
  parameters: z.string().min(1).optional(),
  trigger: expression.optional(),
})

const rows = z.lazy(() => z.array(anyRow))

const anyRow = z.discriminatedUnion('type', [
  question,
  z.strictObject({ ...row, type: z.literal('group'), children: rows }),
  z.strictObject({ ...row, type: z.literal('repeat'), children: rows, repeat_count: expression.optional() }),
]) as unknown as z.ZodType<RowDefinition>

const choice = z.strictObject({
  name,
  label: text,
  media: media.optional(),
  columns: z.record(z.string(), z.string()).optional(),
})

const definition = z.strictObject({
  form_id: z.string().regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$/),
  version: z.string().min(1).max(100),
  stage: z.enum(STAGES),
  form_title: text,
  description: text.optional(),
  default_language: z.string().min(1),
  instance_name: expression.optional(),
  languages: z.array(z.string().regex(/^[A-Za-z0-9-]{1,35}$/)).min(1),
  choices: z.record(z.string(), z.array(choice)),
  profile: z.array(name),
  survey: z.array(anyRow).min(1),
})

/** Checks that unknown data has the shape of a definition. Gives it with its type, or every fault. */
export function checkShape(
  input: unknown,
): { readonly definition: ChecklistDefinition } | { readonly problems: readonly Problem[] } {
  const size = checkSize(input)
  if (size !== null) return { problems: [size] }
  const result = definition.safeParse(input, { reportInput: true })
  if (!result.success) return { problems: result.error.issues.flatMap(toProblems) }
  try {
    canonicalJson(input)
  } catch (error) {
    if (!(error instanceof CanonicalJsonError)) throw error
    const { place, code } = error.problem
    return { problems: [{ path: place, code: 'not-canonical', detail: { fault: code } }] }
  }
  return { definition: input as ChecklistDefinition }
}

/** Counts rows before anything recursive touches them. */
function checkSize(input: unknown): Problem | null {
  let count = 0
  const waiting: { rows: unknown; path: string; depth: number }[] = [
    { rows: (input as { survey?: unknown } | null | undefined)?.survey, path: 'survey', depth: 1 },
  ]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (!Array.isArray(next.rows)) continue
    if (next.depth > MAX_NESTING) return { path: next.path, code: 'too-deep', detail: { most: MAX_NESTING } }
    count += next.rows.length
    if (count > MAX_ROWS) return { path: next.path, code: 'too-many-rows', detail: { most: MAX_ROWS } }
    for (const [index, child] of next.rows.entries()) {
      const children = (child as { children?: unknown } | null | undefined)?.children
      waiting.push({ rows: children, path: `${below(next.path, index)}.children`, depth: next.depth + 1 })
    }
  }
  return null
}

function toProblems(issue: z.core.$ZodIssue): readonly Problem[] {
  const path = issue.path.reduce<string>((whole, key) => below(whole, key as string | number), '')
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return [{ path, code: 'missing' }]
      return [{ path, code: 'wrong-kind', detail: { expected: issue.expected } }]
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path: below(path, key), code: 'unknown-key' }))
    case 'invalid_union':
      return [{ path, code: path.endsWith('.type') ? 'unknown-type' : 'wrong-kind' }]
    case 'invalid_value':
      return [{ path, code: 'unknown-value', detail: { known: issue.values.join(' ') } }]
    case 'too_small':
      return [{ path, code: 'too-short', detail: { least: Number(issue.minimum) } }]
    case 'too_big':
      return [{ path, code: 'too-long', detail: { most: Number(issue.maximum) } }]
    default:
      return [{ path, code: 'wrong-form' }]
  }
}
