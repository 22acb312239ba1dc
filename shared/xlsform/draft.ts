import type { CellPlace } from './import-report.ts'

/** A row of the survey on its way into a definition. */
export interface Draft {
  readonly kind: 'group' | 'repeat' | 'question'
  /** As the form calls it; unique among its fellows only. */
  readonly name: string
  /** What the definition will hold. */
  readonly definition: Record<string, unknown>
  readonly children: Draft[]
  readonly parent: Draft | null
  readonly row: CellPlace
  readonly cells: ReadonlyMap<string, CellPlace>
  /** A group that only names values of the mine profile. */
  readonly profile: boolean
  /** Where a select question takes its choices. */
  readonly choices?: {
    readonly from: 'list' | 'file' | 'external-list'
    readonly name: string
    readonly orOther: boolean
  }
  /** Brings a file with a list and is no question: `csv-external`. */
  readonly brings?: string
}

/** Drafts in document order, parents first. */
export function* allDrafts(drafts: readonly Draft[]): Generator<Draft> {
  for (const draft of drafts) {
    yield draft
    yield* allDrafts(draft.children)
  }
}

/** The keys of a row that hold an expression, with whether a plain word can stand there instead. */
export const EXPRESSION_KEYS = [
  'relevant',
  'constraint',
  'calculation',
  'required',
  'read_only',
  'choice_filter',
  'repeat_count',
  'default',
  'trigger',
  'parameters',
  'adit.limit.max',
  'adit.limit.min',
  'adit.limit.source',
  'adit.limit.verified',
  'adit.limit.wanted',
] as const

/** What lies at a key such as `adit.limit.max`. */
export function keyIn(holder: unknown, key: string): unknown {
  return key
    .split('.')
    .reduce<unknown>(
      (at, name) =>
        typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[name] : undefined,
      holder,
    )
}
