import { CanonicalJsonError } from '../lib/canonical-json.ts'
import {
  type ChecklistDefinition,
  COST_PARTS,
  EVIDENCE_LEVELS,
  GREEN_MINE_PARTS,
  MEDIA_KINDS,
  QUESTION_TYPES,
  RISK_PARTS,
  SEVERITIES,
  STAGES,
} from './definition.ts'
import { frozenCopy } from './frozen-copy.ts'
import { below, type Problem } from './problem.ts'
import {
  boolean,
  integer,
  list,
  object,
  oneOf,
  optional,
  Place,
  record,
  type Shape,
  string,
  taggedBy,
} from './shape.ts'
import { MAX_UNIT } from './units.ts'

/** The most rows a checklist may have (ours: 20,000 questions with groups and calculations; known forms have some 3,000). */
const MAX_ROWS = 50_000

/** How deep groups and repeats may lie in each other (ours). */
export const MAX_NESTING = 20

const expression = string({ min: 1 })
const name = string({ min: 1 })
const text = record(string())
const decimal = string({ form: /^-?\d+(\.\d+)?$/ })

const aditColumns = object({
  severity: optional(oneOf(SEVERITIES)),
  gate: optional(boolean),
  adverse: optional(list(name, 1)),
  limit: optional(
    object({
      max: optional(expression),
      min: optional(expression),
      source: optional(expression),
      verified: optional(expression),
      wanted: optional(expression),
    }),
  ),
  unit: optional(string({ min: 1, max: MAX_UNIT })),
  unit_from: optional(expression),
  plausible: optional(object({ min: optional(decimal), max: optional(decimal) })),
  expires: optional(boolean),
  cost: optional(oneOf(COST_PARTS)),
  funds: optional(boolean),
  risk: optional(oneOf(RISK_PARTS)),
  green_mine: optional(oneOf(GREEN_MINE_PARTS)),
  evidence: optional(text),
  evidence_level: optional(oneOf(EVIDENCE_LEVELS)),
  reference: optional(text),
  carry_forward: optional(string({ min: 1 })),
  seeds: optional(list(string({ min: 1 }))),
  extended: optional(boolean),
  row_name: optional(list(name, 1)),
  row_label: optional(text),
  weight: optional(integer(0, 1_000_000)),
})

const media = object(Object.fromEntries(MEDIA_KINDS.map((kind) => [kind, optional(text)])))

const row = {
  name,
  label: optional(text),
  hint: optional(text),
  guidance_hint: optional(text),
  media: optional(media),
  relevant: optional(expression),
  appearance: optional(string({ min: 1 })),
  adit: optional(aditColumns),
}

const question = object({
  ...row,
  type: oneOf(QUESTION_TYPES),
  list_name: optional(name),
  required: optional(expression),
  required_message: optional(text),
  constraint: optional(expression),
  constraint_message: optional(text),
  calculation: optional(expression),
  default: optional(string({ min: 1 })),
  read_only: optional(expression),
  choice_filter: optional(expression),
  parameters: optional(string({ min: 1 })),
  trigger: optional(expression),
})

const rows: Shape = list((value, at) => anyRow(value, at))
const group = object({ ...row, type: oneOf(['group']), children: rows })
const repeat = object({ ...row, type: oneOf(['repeat']), children: rows, repeat_count: optional(expression) })

const anyRow = taggedBy(
  'type',
  new Map([...QUESTION_TYPES.map((type) => [type, question] as const), ['group', group], ['repeat', repeat]]),
)

const choice = object({
  name,
  label: text,
  media: optional(media),
  columns: optional(record(string())),
})

const definition = object({
  form_id: string({ form: /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$/ }),
  version: string({ min: 1, max: 100 }),
  stage: oneOf(STAGES),
  form_title: text,
  description: optional(text),
  default_language: string({ min: 1 }),
  instance_name: optional(expression),
  languages: list(string({ form: /^[A-Za-z0-9-]{1,35}$/ }), 1),
  choices: record(list(choice)),
  profile: list(name),
  survey: list(anyRow, 1),
})

/** Checks that unknown data has the shape of a definition. Gives a frozen copy of it with its type, or every fault. */
export function checkShape(
  input: unknown,
): { readonly definition: ChecklistDefinition } | { readonly problems: readonly Problem[] } {
  const size = checkSize(input)
  if (size !== null) return { problems: [size] }
  const place = new Place()
  definition(input, place)
  if (place.problems.length > 0) return { problems: place.problems }
  try {
    return { definition: frozenCopy(input as ChecklistDefinition) }
  } catch (error) {
    if (!(error instanceof CanonicalJsonError)) throw error
    const { place: path, code } = error.problem
    return { problems: [{ path, code: 'not-canonical', detail: { fault: code } }] }
  }
}

/** Counts rows before anything recursive touches them. */
function checkSize(input: unknown): Problem | null {
  let count = 0
  const survey = (input as { survey?: unknown } | null | undefined)?.survey
  const waiting: { rows: readonly unknown[]; path: string; depth: number }[] = []
  if (Array.isArray(survey)) waiting.push({ rows: survey, path: 'survey', depth: 1 })
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.depth > MAX_NESTING) return { path: next.path, code: 'too-deep', detail: { most: MAX_NESTING } }
    count += next.rows.length
    if (count > MAX_ROWS) return { path: next.path, code: 'too-many-rows', detail: { most: MAX_ROWS } }
    for (const [index, child] of next.rows.entries()) {
      const children = (child as { children?: unknown } | null | undefined)?.children
      if (!Array.isArray(children)) continue
      waiting.push({ rows: children, path: `${below(next.path, index)}.children`, depth: next.depth + 1 })
    }
  }
  return null
}
