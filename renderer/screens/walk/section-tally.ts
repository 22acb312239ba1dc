import type { Severity } from '../../../shared/checklist/definition.ts'
import type { Path } from '../../../shared/checklist/value.ts'
import type { View } from '../../../shared/engine/form-view.ts'
import { askedQuestions, childrenOf } from '../../assessment/views.ts'
import { raisedFinding } from '../../questions/raised-finding.ts'

/** How far a section is. */
export interface Tally {
  /** Questions a person is asked now. */
  readonly asked: number
  readonly answered: number
  /** Required and still blank. */
  readonly open: number
  /** Findings that answers raise, data gaps left out. */
  readonly findings: number
  /** The worst of them. */
  readonly worst: Severity | null
}

const NOTHING: Tally = { asked: 0, answered: 0, open: 0, findings: 0, worst: null }
const BY_WEIGHT: readonly Severity[] = ['minor', 'major', 'critical']

/** Counts one section, or any part of the checklist under `path`. */
export function tallyOf(views: ReadonlyMap<Path, View>, path: Path): Tally {
  let tally = NOTHING
  for (const question of askedQuestions(views, path)) {
    const view = views.get(question)
    if (view?.kind !== 'question') continue
    const finding = raisedFinding(view)
    const counts = finding !== null && finding.kind !== 'gap'
    tally = sumOf(tally, {
      asked: 1,
      answered: view.value === null ? 0 : 1,
      open: view.required && view.value === null ? 1 : 0,
      findings: counts ? 1 : 0,
      worst: counts ? finding.severity : null,
    })
  }
  return tally
}

/** Two tallies as one. */
export function sumOf(one: Tally, other: Tally): Tally {
  const worst = BY_WEIGHT.findLast((severity) => severity === one.worst || severity === other.worst) ?? null
  return {
    asked: one.asked + other.asked,
    answered: one.answered + other.answered,
    open: one.open + other.open,
    findings: one.findings + other.findings,
    worst,
  }
}

/** The section in which a path stands; undefined when it stands nowhere. */
export function sectionOf(
  views: ReadonlyMap<Path, View>,
  sections: readonly Path[],
  path: Path,
): Path | undefined {
  const holds = (at: Path): boolean => {
    if (at === path) return true
    const view = views.get(at)
    return view !== undefined && childrenOf(view).some(holds)
  }
  return sections.find(holds)
}

/** The next question without an answer after `at`, across sections and around the end; undefined when all have one. */
export function nextUnanswered(
  views: ReadonlyMap<Path, View>,
  sections: readonly Path[],
  at: Path | null,
): Path | undefined {
  const all = sections.flatMap((section) => askedQuestions(views, section))
  const from = at === null ? 0 : all.indexOf(at) + 1
  return [...all.slice(from), ...all.slice(0, from)].find((path) => {
    const view = views.get(path)
    return path !== at && view?.kind === 'question' && view.value === null && !view.readOnly
  })
}
