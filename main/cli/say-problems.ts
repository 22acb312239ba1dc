import type { Problem } from '../../shared/checklist/problem.ts'
import type { Words } from './words.ts'

/** A problem of a checklist in one line: its place, then what is wrong there. */
export function sayProblem(problem: Problem, words: Words): string {
  const { path, message } = describeProblem(problem, words)
  return words.t('problems:line', { path: path || words.t('problems:whole'), words: message })
}

/** Place and words of a problem apart; the place of a fault in a text file is its line and column. */
export function describeProblem(
  problem: Problem,
  { t }: Words,
): { readonly path: string; readonly message: string } {
  const detail = problem.detail ?? {}
  const kind =
    problem.code === 'wrong-kind' ? t(`problems:kind.${detail.expected}`, { defaultValue: '' }) : ''
  const gaps = { found: '', expected: '', ...detail, kind: kind && t('problems:wanted', { kind }) }
  const fault = detail.fault
  const message = t(`problems:${problem.code}`, {
    ...gaps,
    words: fault === undefined ? '' : t(`problems:fault.${fault}`, gaps),
  })
  const inText = detail.line === undefined ? '' : t('problems:place', gaps)
  return { path: [problem.path, inText].filter((part) => part !== '').join(' '), message: message.trim() }
}
