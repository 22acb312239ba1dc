import type { RecordForm } from './record-form.ts'

/** `data/findings.json`. */
export interface FindingsFile {
  readonly findings: readonly unknown[]
  readonly score: unknown
}

/** What follows from the answers by rule. */
export function findingsFile(_source: RecordForm): FindingsFile {
  return { findings: [], score: null }
}
