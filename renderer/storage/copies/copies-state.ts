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
  /** Questions with an answer, over all assessments. */
  readonly answers: number
  /** Evidence files. */
  readonly files: number
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

/** Both copies hold everything that was said. */
export function areBothWhole({ database, journal }: Pick<CopiesState, 'database' | 'journal'>): boolean {
  return database.kind === 'whole' && journal.kind === 'whole'
}
