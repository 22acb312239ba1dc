import { limitSourceText } from '../checklist/limit-source.ts'
import { splitPath } from '../checklist/value.ts'
import type { QuestionView } from '../engine/form-view.ts'
import type { Sha256 } from '../lib/sha256.ts'
import type { AnswerEntry, AnswersFile } from './answers-file.ts'
import type { AssessmentFile } from './assessment-file.ts'
import type { AttachmentEntry } from './attachments-file.ts'
import { csvText } from './csv.ts'
import type { FindingsFile } from './findings-file.ts'
import type { RecordForm } from './record-form.ts'
import { unitOfValue, valueText, valueWords, wordsIn } from './value-text.ts'

/** What the tables and the page are made from. */
export interface PayloadParts {
  readonly source: RecordForm
  readonly assessment: AssessmentFile
  readonly answers: AnswersFile
  readonly findings: FindingsFile
  readonly attachments: readonly AttachmentEntry[]
  /** The same by hash. */
  readonly files: ReadonlyMap<Sha256, AttachmentEntry>
}

/** `data/csv/answers.csv`: one line an answer, codes first, then words in every language of the checklist. */
export function answersTable({ source, answers }: PayloadParts): string {
  const { languages } = source.checklist.definition
  const line = (status: string) => (entry: AnswerEntry) => {
    // What was said to another version of the question is not to be read by the words and units of this one.
    const view = status === 'not_taken' ? undefined : questionOf(source, entry.path)
    return [
      entry.path,
      sectionOf(source, view),
      status,
      valueText(entry.value),
      view === undefined ? '' : unitOfValue(view),
      entry.reason,
      entry.evidence,
      nameOf(source, entry.actor),
      entry.at,
      entry.event,
      ...languages.map((language) => wordsIn(view?.label, language)),
      ...languages.map((language) => (view === undefined ? '' : valueWords(view, entry.value, language))),
    ]
  }
  const columns = [
    ...['path', 'section', 'status', 'value', 'unit', 'reason', 'evidence', 'signer', 'at', 'event'],
    ...languages.map((language) => `question_${language}`),
    ...languages.map((language) => `answer_${language}`),
  ]
  return csvText(columns, [
    ...answers.answers.map(line('answered')),
    ...answers.left_out.map(line('left_out')),
    ...(answers.not_taken ?? []).map(line('not_taken')),
  ])
}

/** `data/csv/attachments.csv`: one line a file. */
export function attachmentsTable({ attachments }: PayloadParts): string {
  // Where no file says anything of its making, the table has no columns for it.
  const captured = attachments.some(({ capture }) => capture !== undefined)
  const columns = ['sha256', 'path', 'name', 'size', 'media_type', 'items', 'captions', 'absent']
  return csvText(
    captured ? [...columns, ...CAPTURE_COLUMNS] : columns,
    attachments.map((entry) => [
      entry.sha256,
      entry.path,
      entry.name,
      entry.size,
      entry.media_type,
      entry.items.join('; '),
      entry.captions.map(({ path, text }) => `${path}: ${text}`).join('; '),
      entry.absent,
      ...(captured ? captureCells(entry) : []),
    ]),
  )
}

const CAPTURE_COLUMNS = ['taken_at', 'gps_at', 'lat', 'lon', 'direction', 'device']

function captureCells({ capture = {} }: AttachmentEntry): readonly (string | number | undefined)[] {
  const { at, gps_at, lat, lon, direction, device } = capture
  // As numbers: a text that begins with a minus sign is taken for a formula, and a map must be able to read it.
  const number = (text: string | undefined) => (text === undefined ? undefined : Number(text))
  return [at, gps_at, number(lat), number(lon), direction, device]
}

/** `data/csv/findings.csv`: one line a finding. */
export function findingsTable({ source, findings }: PayloadParts): string {
  const { languages } = source.checklist.definition
  return csvText(
    [
      ...['id', 'path', 'section', 'severity', 'precondition', 'rule', 'value', 'unit'],
      ...['limit_min', 'limit_max', 'limit_source'],
      ...languages.map((language) => `limit_source_${language}`),
      ...languages.map((language) => `question_${language}`),
    ],
    findings.findings.map((finding) => {
      const row = source.checklist.rows.get(splitPath(finding.path).name)
      const view = source.form.view(finding.path)
      const label = view?.label
      const from = finding.limit?.source
      const fromWords = from === undefined ? undefined : limitSourceText(source.checklist.definition, from)
      return [
        finding.id,
        finding.path,
        row?.section,
        finding.severity,
        finding.gate ? 'yes' : 'no',
        finding.rule,
        finding.value === null ? '' : valueText(finding.value),
        view?.kind === 'question' ? unitOfValue(view) : '',
        finding.limit?.min,
        finding.limit?.max,
        from,
        ...languages.map((language) => wordsIn(fromWords, language)),
        ...languages.map((language) => wordsIn(label, language)),
      ]
    }),
  )
}

/** The question at a path, or undefined when the checklist has none there. */
export function questionOf(source: RecordForm, path: string): QuestionView | undefined {
  const view = source.form.view(path)
  return view?.kind === 'question' ? view : undefined
}

/** The name behind a key, as its feed gives it. */
export function nameOf(source: RecordForm, key: string | undefined): string {
  if (key === undefined) return ''
  for (const feed of source.record.feeds.values()) if (feed.key === key) return feed.signer.name
  return ''
}

function sectionOf(source: RecordForm, view: QuestionView | undefined): string {
  return view === undefined ? '' : (source.checklist.rows.get(view.definition.name)?.section ?? '')
}
