import { PROBLEM_CODES } from '../../shared/checklist/problem.ts'
import { type CellPlace, FATES, type Fate, type ImportRemark } from '../../shared/xlsform/import-report.ts'
import { describeProblem } from './say-problems.ts'
import type { Words } from './words.ts'

/** What an import says, as a machine reads it. */
export interface RemarkDocument extends ImportRemark {
  /** In the reader's language. */
  readonly message: string
}

/** A remark with its words. */
export function describeRemark(remark: ImportRemark, words: Words): RemarkDocument {
  const code = PROBLEM_CODES.find((known) => known === remark.code)
  const message =
    code === undefined
      ? words.t(`xlsform:${remark.code}`, { ...remark.detail })
      : describeProblem(
          { path: '', code, ...(remark.detail === undefined ? {} : { detail: remark.detail }) },
          words,
        ).message
  return { ...remark, message }
}

/** A place as spreadsheet programs write it: `survey!C7`; the sheet and the row where there is no cell. */
export function placeText(place: CellPlace | undefined): string {
  if (place === undefined) return ''
  const { sheet, cell, row } = place
  const inside = cell ?? row
  return inside === undefined ? sheet : `${sheet}!${inside}`
}

/** The most remarks of one kind that are written out for people; a document for machines has them all. */
const MOST = 20

/** The report in lines, what must be mended first, each fate under its heading. */
export function remarkLines(remarks: readonly ImportRemark[], words: Words): readonly string[] {
  return [...FATES].reverse().flatMap((fate) => fateLines(fate, remarks, words))
}

function fateLines(fate: Fate, remarks: readonly ImportRemark[], words: Words): readonly string[] {
  const { t } = words
  const codes = new Map<string, ImportRemark[]>()
  for (const remark of remarks) {
    if (remark.fate === fate) codes.set(remark.code, [...(codes.get(remark.code) ?? []), remark])
  }
  if (codes.size === 0) return []
  const lines = [...codes.values()].flatMap((group) => [
    ...group.slice(0, MOST).map((remark) => lineOf(remark, words)),
    ...(group.length > MOST ? [`    ${t('verify.unlisted', { count: group.length - MOST })}`] : []),
  ])
  return [`  ${t(`xlsform:fate.${fate}`)}`, ...lines]
}

function lineOf(remark: ImportRemark, words: Words): string {
  const { message } = describeRemark(remark, words)
  const path = placeText(remark.place)
  return path === '' ? `    ${message}` : `    ${words.t('problems:line', { path, words: message })}`
}
