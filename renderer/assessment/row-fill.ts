import type { RowId, Value } from '../../shared/checklist/value.ts'

/** One answer in an entry. */
export interface RowAnswer {
  readonly name: string
  readonly value: Value | null
  /** As in `AnswerSet`. */
  readonly entered?: string
  /** The unit of a number whose own unit hangs on other answers, where it was given in one. */
  readonly unit?: string
}

/** Answers that go into one entry of a repeat. */
export interface RowFill {
  /** Null for an entry that is added at the end. */
  readonly row: RowId | null
  /** In the order in which they are given: one can decide the unit of the next. */
  readonly answers: readonly RowAnswer[]
}
