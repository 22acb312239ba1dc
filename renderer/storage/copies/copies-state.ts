import type { Mending } from './mended.ts'

/** How one copy is doing. */
export type CopyHealth =
  | { readonly kind: 'whole' }
  /** It lacks what the other has, and is completed as soon as it can be reached. */
  | {
      readonly kind: 'behind'
      /** Why its last write failed. */
      readonly error: unknown
      /** Changes that wait for it. */
      readonly waiting: number
    }

/** What a comparison ended with. */
export interface Checked {
  /** `ends`: how far both go · `lines`: every line and every file. */
  readonly kind: 'ends' | 'lines'
  /** Claimed, as the environment says it. */
  readonly at: string
  /** Questions with an answer, over all assessments: then, and what both copies took since. */
  readonly answers: number
  /** Evidence files, likewise. */
  readonly files: number
  /** Files in the database then, whatever they belong to. */
  readonly stored: number
  /** Entries of the logs that were compared. */
  readonly entries: number
  /** Entries that both copies took since. */
  readonly since: number
}

/** What is known of both copies. */
export interface CopiesState {
  readonly database: CopyHealth
  readonly journal: CopyHealth
  /** The last comparison that ended; null before the first, or while one copy cannot be reached. */
  readonly checked: Checked | null
  /** A full comparison under way; `total` is 0 until it is known. */
  readonly checking: { readonly done: number; readonly total: number } | null
  /** Why the last full comparison could not end. */
  readonly checkFailed: unknown
  /** All that was put right since the start. */
  readonly mending: Mending
  /** Something of `mending` must be told at once, and was not yet. */
  readonly untold: boolean
}

/**
 * Where everything is that was acknowledged: in `both` copies, in one of them, or (`either`) some of it only in the one
 * and some only in the other.
 */
export function whereSaved({
  database,
  journal,
}: Pick<CopiesState, 'database' | 'journal'>): 'both' | 'database' | 'journal' | 'either' {
  if (database.kind === 'whole') return journal.kind === 'whole' ? 'both' : 'database'
  return journal.kind === 'whole' ? 'journal' : 'either'
}

/** Both copies hold everything that was said. */
export function areBothWhole({ database, journal }: Pick<CopiesState, 'database' | 'journal'>): boolean {
  return database.kind === 'whole' && journal.kind === 'whole'
}
