import type { Path } from '../../../../shared/checklist/value.ts'
import type { QuestionView, View } from '../../../../shared/engine/form-view.ts'
import { isAsked, isMissing } from '../../../../shared/engine/progress.ts'
import type { RecordState } from '../../../../shared/record/record-state.ts'
import type { Finding } from '../../../../shared/score/findings.ts'
import { carriedAt } from '../../../assessment/carried.ts'
import { changedIn } from '../../../assessment/changed.ts'
import { childrenOf } from '../../../assessment/views.ts'
import { isShown } from '../../../questions/is-shown.ts'
import type { Tallied } from '../sections/section-tally.ts'

/** What people go on to: a question without an answer, a required one without, or one that raises a finding. */
export type Target = 'unanswered' | 'required' | 'finding'

/** What targets are told by; an `AssessmentState` fits. */
export type TargetState = Pick<Tallied, 'views' | 'findings' | 'checklist'> & {
  readonly record: Tallied['record'] & Partial<Pick<RecordState, 'findings'>>
}

/** Tells whether a question is a target. An answer that waits to be confirmed is not one yet. */
function targetTest(state: TargetState, target: Target): (view: QuestionView) => boolean {
  const { findings, record, checklist } = state
  if (target === 'required') return (view) => view.relevant && isMissing(view)
  if (target === 'finding') {
    const raised = new Set<Path | null>()
    for (const { path, withdrawn } of record.findings?.values() ?? []) if (!withdrawn) raised.add(path)
    return ({ path, relevant }) => relevant && (isRaised(findings.get(path)) || raised.has(path))
  }
  const changed = changedIn(record, checklist)
  return (view) =>
    isAsked(view) &&
    (view.value === null || carriedAt(record, view.path) !== undefined || changed.has(view.path))
}

/** Data gaps are found when the assessment is finished, not on the way. */
function isRaised(finding: Finding | undefined): boolean {
  return finding !== undefined && finding.rule !== 'data-gap'
}

/**
 * The next target after `at` through everything at `top` and around the end; never `at` itself. Undefined when there is
 * none. A finding can stand at a repeat.
 */
export function nextTarget(
  state: TargetState,
  top: readonly Path[],
  at: Path | null,
  target: Target,
): Path | undefined {
  const { views, findings } = state
  const isTarget = targetTest(state, target)
  let first: Path | undefined
  let passed = at === null
  const visit = (path: Path): Path | undefined => {
    const view = views.get(path)
    if (view === undefined) return undefined
    if (path === at) passed = true
    else if (isMet(view, isTarget, target, findings)) {
      if (passed) return path
      first ??= path
    }
    for (const child of childrenOf(view)) {
      const found = visit(child)
      if (found !== undefined) return found
    }
    return undefined
  }
  for (const path of top) {
    const found = visit(path)
    if (found !== undefined) return found
  }
  return first
}

/** Whether what stands at a path is a target. */
export function isTargetAt(state: TargetState, path: Path, target: Target): boolean {
  const view = state.views.get(path)
  return view !== undefined && isMet(view, targetTest(state, target), target, state.findings)
}

function isMet(
  view: View,
  isTarget: (view: QuestionView) => boolean,
  target: Target,
  findings: ReadonlyMap<Path, Finding>,
): boolean {
  if (view.kind === 'question') return isShown(view) && isTarget(view)
  return target === 'finding' && view.kind === 'repeat' && view.relevant && isRaised(findings.get(view.path))
}
