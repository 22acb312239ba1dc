import type { ChecklistDefinition } from '../../../../shared/checklist/definition.ts'
import type { Path } from '../../../../shared/checklist/value.ts'
import type { QuestionView, View } from '../../../../shared/engine/form-view.ts'
import { isAsked } from '../../../../shared/engine/progress.ts'
import type { ChangedStanding } from '../../../../shared/record/changed-answers.ts'
import type { SignerName } from '../../../../shared/record/event.ts'
import type { RecordState } from '../../../../shared/record/record-state.ts'
import type { Finding } from '../../../../shared/score/findings.ts'
import { carriedAt } from '../../../assessment/carried.ts'
import { changedIn } from '../../../assessment/changed.ts'
import { mineIn } from '../../../assessment/mine.ts'
import { childrenOf } from '../../../assessment/views.ts'
import { isShown } from '../../../questions/is-shown.ts'

/** What questions can be filtered by, in the order in which it is offered. */
export const FILTERS = [
  'unanswered',
  'required',
  'findings',
  'commented',
  'flagged',
  'carried',
  'invalid',
  'mine',
] as const
/** What questions are narrowed to. */
export type Filter = (typeof FILTERS)[number]

/** What filters look at; an `AssessmentState` fits. */
export interface Filtered {
  readonly views: ReadonlyMap<Path, View>
  readonly findings: ReadonlyMap<Path, Finding>
  readonly record: RecordState
  readonly checklist: ChecklistDefinition
  /** Who works here. */
  readonly signer: SignerName
}

/**
 * Tells which filters a question meets, as one bit each, in the order of `FILTERS`. Cheap enough to be asked of every
 * question after every answer.
 */
function filterBits({ findings, record, checklist, signer }: Omit<Filtered, 'views'>) {
  const changed = changedIn(record, checklist)
  const raised = new Set<Path | null>()
  for (const { path, withdrawn } of record.findings.values()) if (withdrawn !== true) raised.add(path)
  const isMine = mineIn(record, checklist, signer)
  return (view: QuestionView): number => bitsOf(view, { findings, record, changed, raised, isMine })
}

function bitsOf(
  view: QuestionView,
  {
    findings,
    record,
    changed,
    raised,
    isMine,
  }: Pick<Filtered, 'findings' | 'record'> & {
    readonly changed: ReadonlyMap<Path, ChangedStanding>
    readonly raised: ReadonlySet<Path | null>
    isMine(path: Path): boolean
  },
): number {
  const { path, violation } = view
  const asked = isAsked(view)
  const finding = findings.get(path)
  let bits = 0
  if (asked && view.value === null) bits |= bitOf('unanswered')
  if (asked && view.required) bits |= bitOf('required')
  if ((finding !== undefined && finding.rule !== 'data-gap') || raised.has(path)) bits |= bitOf('findings')
  if (record.comments.has(path)) bits |= bitOf('commented')
  if (record.flags.get(path)?.on === true) bits |= bitOf('flagged')
  if (carriedAt(record, path) !== undefined || changed.has(path)) bits |= bitOf('carried')
  if (violation !== null && violation.code !== 'required') bits |= bitOf('invalid')
  if (isMine(path)) bits |= bitOf('mine')
  return bits
}

/** The bit of one filter. */
function bitOf(filter: Filter): number {
  return 1 << FILTERS.indexOf(filter)
}

/** The bits of several filters: a question is left when it has all of them. */
function bitsOfAll(filters: readonly Filter[]): number {
  return filters.reduce((bits, filter) => bits | bitOf(filter), 0)
}

/** Whether a question stands on the screen now, so that it can be filtered and gone to. */
export function isSeen(view: View | undefined): view is QuestionView {
  return view?.kind === 'question' && view.relevant && isShown(view)
}

/** How many questions each filter would leave if it were put on beside those that are on. */
export function countByFilter(
  filtered: Filtered,
  on: readonly Filter[],
): Readonly<Record<Filter, number>> & { readonly left: number } {
  const bits = filterBits(filtered)
  const wanted = bitsOfAll(on)
  const counts = Object.fromEntries(FILTERS.map((filter) => [filter, 0])) as Record<Filter, number>
  let left = 0
  for (const view of filtered.views.values()) {
    if (!isSeen(view)) continue
    const has = bits(view)
    if (has === 0 || (has & wanted) !== wanted) continue
    left += 1
    for (let index = 0; index < FILTERS.length; index += 1) {
      const filter = FILTERS[index]
      if (filter !== undefined && (has & (1 << index)) !== 0) counts[filter] += 1
    }
  }
  return { ...counts, left }
}

/**
 * What the filters leave below `top`: questions that meet all of them, what stands around those, and what was `kept`
 * for a reason of its own. Of a repeat the whole is left.
 */
export function leftByFilters(
  filtered: Filtered,
  top: readonly Path[],
  on: readonly Filter[],
  kept: ReadonlySet<Path> = new Set(),
): { readonly rows: ReadonlySet<Path>; readonly questions: readonly Path[] } {
  const bits = filterBits(filtered)
  const wanted = bitsOfAll(on)
  const rows = new Set<Path>()
  const questions: Path[] = []
  const visit = (path: Path): boolean => {
    const view = filtered.views.get(path)
    if (view === undefined || !view.relevant) return false
    if (view.kind === 'question') {
      if (!isSeen(view) || ((bits(view) & wanted) !== wanted && !kept.has(path))) return false
      questions.push(path)
      rows.add(path)
      return true
    }
    let holds = false
    for (const child of childrenOf(view)) if (visit(child)) holds = true
    if (holds) rows.add(path)
    return holds
  }
  for (const path of top) visit(path)
  return { rows, questions }
}
