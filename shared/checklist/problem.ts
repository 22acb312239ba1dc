/** Everything that can be wrong with a checklist definition; words for people are kept by code. */
export const PROBLEM_CODES = [
  // Shape
  'missing',
  'wrong-kind',
  'unknown-key',
  'unknown-value',
  'unknown-type',
  'too-short',
  'too-long',
  'wrong-form',
  'not-canonical',
  'too-deep',
  'too-many-rows',
  // Names and lists
  'invalid-name',
  'duplicate-name',
  'duplicate-choice',
  'empty-list',
  'unknown-list',
  'list-missing',
  'list-not-used-by-type',
  'not-used-by-type',
  'unknown-choice',
  // Texts
  'default-language-not-declared',
  'missing-translation',
  'undeclared-language',
  'missing-label',
  // Expressions
  'expression',
  'unknown-reference',
  'unknown-path',
  'loop',
  // Structure and Adit's own columns
  'severity-not-answerable',
  'severity-without-rule',
  'gate-without-severity',
  'adverse-not-a-choice',
  'limit-not-a-number',
  'unit-twice',
  'unit-not-a-number',
  'weight-outside-section',
  'trigger-not-a-reference',
  'calculation-missing',
  // Text form and parts
  'syntax',
  'alias',
  'merge-key',
  'not-json',
  'section-not-found',
] as const
/** What is wrong with a definition. */
export type ProblemCode = (typeof PROBLEM_CODES)[number]

/** One fault of a checklist definition, with the place where it has to be mended. */
export interface Problem {
  /** Like `survey[0].children[3].relevant`; '' for the whole. */
  readonly path: string
  readonly code: ProblemCode
  /**
   * Facts for the message, e.g. `{ name: 'x' }`. For `expression`: `fault` (a code of `shared/expression/problem.ts`),
   * `start` and `end` in the text, `found`. For a text file: `line` and `column`, from 1.
   */
  readonly detail?: Readonly<Record<string, string | number>>
}

/** The path of a member or an element below `path`. */
export function below(path: string, key: string | number): string {
  if (typeof key === 'number') return `${path}[${key}]`
  return path === '' ? key : `${path}.${key}`
}
