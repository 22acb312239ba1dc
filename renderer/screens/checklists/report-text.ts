import type { ImportRemark } from '../../../shared/xlsform/import-report.ts'
import { groupRemarks, placeText } from './report-groups.ts'

/** The sentences of a written report. */
export interface ReportWords {
  readonly title: string
  /** Facts about the import, a line each. */
  readonly facts: readonly string[]
  fate(fate: ImportRemark['fate'], count: number): string
  remark(remark: ImportRemark): string
}

/** An import report as plain text, for a mail to whoever wrote the form. Ends with a line feed. */
export function writeReport(remarks: readonly ImportRemark[], words: ReportWords): string {
  const lines = [words.title, ...words.facts]
  let fate: ImportRemark['fate'] | null = null
  for (const group of groupRemarks(remarks)) {
    if (group.fate !== fate) {
      fate = group.fate
      const count = remarks.filter((remark) => remark.fate === fate).length
      lines.push('', words.fate(fate, count))
    }
    for (const remark of group.remarks) {
      const place = placeText(remark.place)
      lines.push(place === '' ? `- ${words.remark(remark)}` : `- ${place}: ${words.remark(remark)}`)
    }
  }
  return `${lines.join('\n')}\n`
}
