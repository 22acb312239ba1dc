/** What can be wrong with an expression; words for people belong to the caller. */
export type ExpressionProblemCode =
  | 'unexpected-token'
  | 'unexpected-end'
  | 'unterminated-string'
  | 'unknown-character'
  | 'unknown-function'
  | 'wrong-number-of-arguments'
  | 'unknown-axis'
  | 'invalid-pattern'
  | 'unknown-option'
  | 'last-saved'
  | 'not-a-node-set'
  | 'too-deep'
  | 'too-long'

/** Where in the text, in UTF-16 units: `start` inclusive, `end` exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** One fault of an expression. */
export interface ExpressionProblem {
  readonly code: ExpressionProblemCode
  readonly at: Span
  /** The token, function or name that is wrong. */
  readonly found?: string
}

/** Carries a problem out of the tokenizer and the parser; never leaves `parseExpression`. */
export class ExpressionFault extends Error {
  readonly problem: ExpressionProblem

  constructor(code: ExpressionProblemCode, at: Span, found?: string) {
    super(code)
    this.problem = found === undefined ? { code, at } : { code, at, found }
  }
}
