/** The answers of a form or of one row, in the format of `adit pack --answers`. */
export type Answers = Readonly<Record<string, unknown>>

/** An answer with what is said about it, or that alone. */
export interface Noted {
  readonly value?: unknown
  readonly reason?: string
  readonly evidence?: string
  readonly comment?: string
}

/** A position as the format writes it. */
export interface Point {
  readonly lat: string | number
  readonly lon: string | number
  readonly alt?: string | number
  readonly accuracy?: string | number
}

/** Whether an answer comes with its reason, its evidence or a comment. */
export function isNoted(given: unknown): given is Noted {
  return (
    typeof given === 'object' &&
    given !== null &&
    ['value', 'reason', 'evidence', 'comment'].some((part) => part in given)
  )
}

/** Whether this is the answer of a repeat; a list of positions is not. */
export function isRows(given: unknown): given is readonly Answers[] {
  return Array.isArray(given) && given.every((row) => typeof row === 'object' && !('lat' in row))
}

/** Whether this is a position. */
export function isPoint(given: unknown): given is Point {
  return typeof given === 'object' && given !== null && 'lat' in given
}
