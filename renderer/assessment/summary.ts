import { isAnswerable, isSelect } from '../../shared/checklist/checklist.ts'
import type { ChecklistDefinition, Text } from '../../shared/checklist/definition.ts'
import { sectionTitle, titledSections } from '../../shared/checklist/sections.ts'
import type { Path } from '../../shared/checklist/value.ts'
import type { QuestionView, View } from '../../shared/engine/form-view.ts'
import { isAsked, questionsIn } from '../../shared/engine/progress.ts'
import type { StandingRecord } from '../../shared/record/answer-standing.ts'
import type { RecordState } from '../../shared/record/record-state.ts'
import { NOT_APPLICABLE } from '../../shared/score/judge.ts'
import { carriedAt } from './carried.ts'
import { changedIn } from './changed.ts'

/**
 * Why a question is still open.
 * `required`: blank but needed · `invalid`: the answer cannot stand · `conflict`: several answers, none decided ·
 * `no-reason`: "not applicable" without a reason · `carried`: taken over from an earlier assessment, not confirmed ·
 * `changed`: given before its question changed, not confirmed since or not to be taken any more.
 */
export const OPEN_KINDS = ['required', 'invalid', 'conflict', 'no-reason', 'carried', 'changed'] as const
/** Why a question is open. */
export type OpenKind = (typeof OPEN_KINDS)[number]

/** One thing to do before the assessment is whole. */
export interface OpenPoint {
  readonly kind: OpenKind
  readonly path: Path
  readonly label: Text
  /** The checklist's own words, if it has any. */
  readonly message?: Text
}

/** The open points of one section, in the order of the checklist. */
export interface OpenSection {
  /** Path of its first row. */
  readonly path: Path
  readonly label: Text
  readonly points: readonly OpenPoint[]
}

/** How far an assessment is: what the finish and the sign screen say about it. */
export interface Summary {
  readonly asked: number
  /** Of those asked; an answer that waits to be confirmed is not among them. */
  readonly answered: number
  readonly attachments: number
  /** Bytes of the attachments; one that is used twice counts once. */
  readonly attachmentBytes: number
  readonly open: readonly OpenSection[]
  readonly openCount: number
  readonly counts: Readonly<Record<OpenKind, number>>
  /**
   * Questions that were answered here but are not asked any more: the answer stays in the log and out of the result. What
   * was carried over and never asked is not among them.
   */
  readonly leftOut: readonly QuestionView[]
}

/** What a summary is made from; an `AssessmentState` fits. */
export interface Summarized {
  readonly checklist: ChecklistDefinition
  readonly views: ReadonlyMap<Path, View>
  readonly record: Pick<RecordState, 'answers' | 'attachments'> & Partial<StandingRecord>
}

/** Sums up one assessment. Questions that are not asked never count as open (product principle 10). */
export function summarize({ checklist, views, record }: Summarized): Summary {
  const counts: Record<OpenKind, number> = {
    required: 0,
    invalid: 0,
    conflict: 0,
    'no-reason': 0,
    carried: 0,
    changed: 0,
  }
  const open: OpenSection[] = []
  const leftOut: QuestionView[] = []
  let asked = 0
  let answered = 0

  const changed = changedIn(record, checklist)
  const waits = (path: Path) => carriedAt(record, path) !== undefined || changed.has(path)
  const form = { sections: [], view: (at: Path) => views.get(at) }
  for (const section of titledSections(checklist)) {
    const points: OpenPoint[] = []
    for (const question of section.rows.flatMap((row) => questionsIn(form, row.name))) {
      if (!question.relevant) {
        const given = question.value !== null && carriedAt(record, question.path) === undefined
        if (given && isAnswerable(question.definition)) leftOut.push(question)
        continue
      }
      if (isAsked(question)) {
        asked += 1
        if (question.value !== null && !waits(question.path)) answered += 1
      }
      for (const point of openPoints(question, record, changed.has(question.path))) {
        points.push(point)
        counts[point.kind] += 1
      }
    }
    const label = sectionTitle(checklist, section.group === null ? undefined : views.get(section.key)?.label)
    if (points.length > 0) open.push({ path: section.key, label, points })
  }

  const openCount = open.reduce((sum, { points }) => sum + points.length, 0)
  return { asked, answered, ...countAttachments(record, views), open, openCount, counts, leftOut }
}

/** A question can be open in more than one way, e.g. in conflict and without a reason. */
function openPoints(
  question: QuestionView,
  record: Summarized['record'],
  changed: boolean,
): readonly OpenPoint[] {
  const { path, label, violation, definition, value } = question
  const points: OpenPoint[] = []
  const answer = record.answers.get(path)
  if (answer !== undefined && answer.others.length > 0) points.push({ kind: 'conflict', path, label })
  if (violation !== null) {
    const kind = violation.code === 'required' ? 'required' : 'invalid'
    points.push({ kind, path, label, ...(violation.message && { message: violation.message }) })
  }
  // What a rule worked out has its reason in the rule.
  const isNotApplicable = isAsked(question) && isSelect(definition) && value === NOT_APPLICABLE
  if (isNotApplicable && !answer?.reason?.trim()) points.push({ kind: 'no-reason', path, label })
  if (answer?.carried !== undefined) points.push({ kind: 'carried', path, label })
  if (changed) points.push({ kind: 'changed', path, label })
  return points
}

/** Files whose row was removed have no view any more and do not count. */
function countAttachments(
  record: Summarized['record'],
  views: ReadonlyMap<Path, View>,
): { attachments: number; attachmentBytes: number } {
  const sizes = new Map<string, number>()
  for (const [path, list] of record.attachments) {
    if (!views.has(path)) continue
    for (const { sha256, size } of list) sizes.set(sha256, size)
  }
  return {
    attachments: sizes.size,
    attachmentBytes: [...sizes.values()].reduce((sum, size) => sum + size, 0),
  }
}
