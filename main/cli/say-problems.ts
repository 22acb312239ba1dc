import type { Problem } from '../../shared/checklist/problem.ts'
import type { Words } from './words.ts'

/** One line a problem: its place, then what is wrong there. */
export function sayProblem(problem: Problem, words: Words): string {
  const detail = problem.detail ?? {}
  const gaps = { found: '', expected: '', ...detail }
  const fault = detail.fault
  const what = words.t(`problems:${problem.code}`, {
    ...gaps,
    words: fault === undefined ? '' : words.t(`problems:fault.${fault}`, gaps),
  })
  const inText = detail.line === undefined ? '' : words.t('problems:place', gaps)
  const path = [problem.path, inText].filter((part) => part !== '').join(' ') || words.t('problems:whole')
  return words.t('problems:line', { path, words: what.trim() })
}
