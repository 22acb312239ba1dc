import type { ChecklistDefinition, Severity } from '../../../shared/checklist/definition.ts'
import type { TitledSection } from '../../../shared/checklist/sections.ts'
import type { Path } from '../../../shared/checklist/value.ts'
import type { View } from '../../../shared/engine/form-view.ts'
import { isAsked, questionsIn, sectionProgress } from '../../../shared/engine/progress.ts'
import type { StandingRecord } from '../../../shared/record/answer-standing.ts'
import type { RecordState } from '../../../shared/record/record-state.ts'
import type { Finding } from '../../../shared/score/findings.ts'
import { carriedAt } from '../../assessment/carried.ts'
import { changedIn } from '../../assessment/changed.ts'
import { askedQuestions, childrenOf } from '../../assessment/views.ts'

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
}

const NOTHING: Tally = { asked: 0, answered: 0, carried: 0, open: 0, findings: 0, worst: null }

const BY_WEIGHT: readonly Severity[] = ['minor', 'major', 'critical']

/** What a tally is made from; an `AssessmentState` fits. */
export interface Tallied {
  readonly views: ReadonlyMap<Path, View>
  readonly findings: ReadonlyMap<Path, Finding>
  readonly record: Pick<RecordState, 'answers'> & Partial<StandingRecord>
  readonly checklist?: ChecklistDefinition
}

/** Counts one section, or any part of the checklist under `path`. */
export function tallyOf({ views, findings, record, checklist }: Tallied, path: Path): Tally {
  const form = { sections: [], view: (at: Path) => views.get(at) }
  const { asked, answered, open } = sectionProgress(form, path)
  const changed = changedIn(record, checklist)
  const waits = (at: Path) => carriedAt(record, at) !== undefined || changed.has(at)
  const carried = questionsIn(form, path).filter(
    (view) => isAsked(view) && view.value !== null && waits(view.path),
  ).length
  let tally: Tally = { asked, answered: answered - carried, carried, open, findings: 0, worst: null }
  const visit = (at: Path) => {
    const finding = findings.get(at)
    if (finding !== undefined && finding.rule !== 'data-gap') {
      tally = sumOf(tally, { ...NOTHING, findings: 1, worst: finding.severity })
    }
    const view = views.get(at)
    if (view !== undefined) for (const child of childrenOf(view)) visit(child)
  }
  visit(path)
  return tally
}

/** Counts several parts together. */
export function tallyOfAll(tallied: Tallied, paths: readonly Path[]): Tally {
  return paths.map((path) => tallyOf(tallied, path)).reduce(sumOf, NOTHING)
}

/** Two tallies as one. */
export function sumOf(one: Tally, other: Tally): Tally {
  const worst = BY_WEIGHT.findLast((severity) => severity === one.worst || severity === other.worst) ?? null
  return {
    asked: one.asked + other.asked,
    answered: one.answered + other.answered,
    carried: one.carried + other.carried,
    open: one.open + other.open,
    findings: one.findings + other.findings,
    worst,
  }
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

/**
 * The next question after `at` that has no answer, or one that waits to be confirmed, through everything at `top` and
 * around the end; undefined when there is none.
 */
export function nextUnanswered(
  { views, record, checklist }: Pick<Tallied, 'views' | 'record' | 'checklist'>,
  top: readonly Path[],
  at: Path | null,
): Path | undefined {
  const all = top.flatMap((path) => askedQuestions(views, path))
  const changed = changedIn(record, checklist)
  const from = at === null ? 0 : all.indexOf(at) + 1
  return [...all.slice(from), ...all.slice(0, from)].find((path) => {
    const view = views.get(path)
    if (path === at || view?.kind !== 'question' || view.readOnly) return false
    return view.value === null || carriedAt(record, path) !== undefined || changed.has(path)
  })
}
