import { encodeUtf8 } from '../lib/bytes.ts'
import { canonicalJson } from '../lib/canonical-json.ts'
import { answersFile } from './answers-file.ts'
import type { AwaitedFile, BagFile } from './assemble-bag.ts'
import type { AssessmentFile } from './assessment-file.ts'
import { assessmentFile } from './assessment-file.ts'
import { attachmentsFile } from './attachments-file.ts'
import { findingsFile } from './findings-file.ts'
import { DERIVED_PATHS } from './layout.ts'
import { openRecordForm, type PayloadSource, type RecordForm } from './record-form.ts'
import { reportPage } from './report-page.ts'
import { answersTable, attachmentsTable, findingsTable } from './tables.ts'
import { VERIFY_TEXT } from './verify-text.ts'

/** Everything in a bundle that follows from the log, the checklist and the revision. */
export interface DerivedPayload {
  readonly source: RecordForm
  readonly assessment: AssessmentFile
  /** Every path of `DERIVED_PATHS`. */
  readonly files: readonly BagFile[]
  /** The attachments that travel. */
  readonly attachments: readonly AwaitedFile[]
}

/**
 * Works the derived files out. Writing and verifying both call this: the one to make them, the other to compare.
 * Throws as `openRecordForm` does.
 */
export function derivePayload(from: PayloadSource): DerivedPayload {
  const source = openRecordForm(from)
  const answers = answersFile(source)
  const findings = findingsFile(source)
  const index = attachmentsFile(source)
  const attachments = index.flatMap(({ path, sha256, size }) =>
    path === undefined ? [] : [{ path, sha256, size }],
  )
  const assessment = assessmentFile(source, {
    // What people entered; the rest follows from it.
    answers: answers.answers.filter(({ event }) => event !== undefined).length,
    left_out: answers.left_out.length,
    attachments: attachments.length,
    attachment_bytes: attachments.reduce((sum, { size }) => sum + size, 0),
    findings: findings.findings.length,
  })
  const files = new Map(index.map((entry) => [entry.sha256, entry]))
  const parts = { source, assessment, answers, findings, attachments: index, files }
  return {
    source,
    assessment,
    attachments,
    files: [
      json(DERIVED_PATHS.assessment, assessment),
      json(DERIVED_PATHS.answers, answers),
      json(DERIVED_PATHS.findings, findings),
      json(DERIVED_PATHS.attachments, index),
      text(DERIVED_PATHS.verify, VERIFY_TEXT),
      text(DERIVED_PATHS.report, reportPage(parts)),
      text(DERIVED_PATHS.answersTable, answersTable(parts)),
      text(DERIVED_PATHS.findingsTable, findingsTable(parts)),
      text(DERIVED_PATHS.attachmentsTable, attachmentsTable(parts)),
    ],
  }
}

/** A value as a file: canonical JSON and one line feed. */
export function json(path: string, value: unknown): BagFile {
  return text(path, `${canonicalJson(value)}\n`)
}

function text(path: string, content: string): BagFile {
  return { path, bytes: encodeUtf8(content) }
}
