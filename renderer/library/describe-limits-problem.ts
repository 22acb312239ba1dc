import type { TFunction } from 'i18next'
import type { Problem } from '../../shared/checklist/problem.ts'

/** A fault of a table of limits in words: where it is and what is wrong there. */
export function describeLimitsProblem(
  { path, code, detail = {} }: Problem,
  t: TFunction,
): { readonly place: string; readonly words: string } {
  const at = detail.column === undefined ? 'problems:limits.line' : 'problems:place'
  return {
    place: detail.line === undefined ? path : t(at, detail),
    words: t([`problems:limits.${code}`, `problems:${code}`], { ...detail, kind: '', words: '' }),
  }
}
