import type { ChecklistDefinition, Severity } from '../../../../shared/checklist/definition.ts'
import type { TitledSection } from '../../../../shared/checklist/sections.ts'
import type { Path } from '../../../../shared/checklist/value.ts'
import type { View } from '../../../../shared/engine/form-view.ts'
import { isAsked } from '../../../../shared/engine/progress.ts'
import type { StandingRecord } from '../../../../shared/record/answer-standing.ts'
import type { RecordState } from '../../../../shared/record/record-state.ts'
import type { Finding } from '../../../../shared/score/findings.ts'
import { carriedAt } from '../../../assessment/carried.ts'
import { changedIn } from '../../../assessment/changed.ts'
import { childrenOf } from '../../../assessment/views.ts'

/** How far a section is. */
export interface Tally {
  /** Questions a person is asked now. */
  readonly asked: number
  /** What was answered or confirmed here. */
  readonly answered: number
  /** Carried over, or given before the question changed, and not confirmed yet. */
  readonly carried: number
  /** Required and still blank. */
  readonly open: number
  /** Findings that answers raise, data gaps left out. */
  readonly findings: number
  /** The worst of them. */
  readonly worst: Severity | null
  /** Questions that are marked for a colleague to look at. */
  readonly flags: number
}

/** The tally of nothing. */
export const NOTHING: Tally = {
  ...{ asked: 0, answered: 0, carried: 0, open: 0, findings: 0, flags: 0 },
  worst: null,
}

const BY_WEIGHT: readonly Severity[] = ['minor', 'major', 'critical']

/** What a tally is made from; an `AssessmentState` fits. */
export interface Tallied {
  readonly views: ReadonlyMap<Path, View>
  readonly findings: ReadonlyMap<Path, Finding>
  readonly record: Pick<RecordState, 'answers'> &
    Partial<StandingRecord> &
    Partial<Pick<RecordState, 'flags'>>
  readonly checklist?: ChecklistDefinition
}

/** Counts sections, or any other parts of the checklist, together. Cost: one look at each row in them. */
export function tallyOf(
  { views, findings, record, checklist }: Tallied,
  paths: readonly Path[],
  changed = changedIn(record, checklist),
): Tally {
  const tally = { ...NOTHING }
  const visit = (path: Path): void => {
    const view = views.get(path)
    const finding = findings.get(path)
    if (finding !== undefined && finding.rule !== 'data-gap') {
      tally.findings += 1
      tally.worst = worseOf(tally.worst, finding.severity)
    }
    if (view === undefined) return
    if (view.kind !== 'question') {
      for (const child of childrenOf(view)) visit(child)
      return
    }
    if (record.flags?.get(path)?.on === true && view.relevant) tally.flags += 1
    if (view.violation?.code === 'required') tally.open += 1
    if (!isAsked(view)) return
    tally.asked += 1
    if (view.value === null) return
    if (carriedAt(record, path) !== undefined || changed.has(path)) tally.carried += 1
    else tally.answered += 1
  }
  paths.forEach(visit)
  return tally
}

/** Two tallies as one. */
export function sumOf(one: Tally, other: Tally): Tally {
  return {
    asked: one.asked + other.asked,
    answered: one.answered + other.answered,
    carried: one.carried + other.carried,
    open: one.open + other.open,
    findings: one.findings + other.findings,
    flags: one.flags + other.flags,
    worst: worseOf(one.worst, other.worst),
  }
}

/** Whether two tallies say the same. */
export function isSameTally(one: Tally, other: Tally): boolean {
  return (Object.keys(one) as (keyof Tally)[]).every((key) => one[key] === other[key])
}

function worseOf(one: Severity | null, other: Severity | null): Severity | null {
  return BY_WEIGHT.findLast((severity) => severity === one || severity === other) ?? null
}

/** The section in which a path stands, by its key; undefined when it stands nowhere. */
export function sectionOf(
  views: ReadonlyMap<Path, View>,
  sections: readonly TitledSection[],
  path: Path,
): Path | undefined {
  const holds = (at: Path): boolean => {
    if (at === path) return true
    const view = views.get(at)
    return view !== undefined && childrenOf(view).some(holds)
  }
  return sections.find(({ rows }) => rows.some((row) => holds(row.name)))?.key
}
