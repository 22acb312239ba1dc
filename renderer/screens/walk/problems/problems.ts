import type { Text } from '../../../../shared/checklist/definition.ts'
import { sectionTitle, titledSections } from '../../../../shared/checklist/sections.ts'
import type { Path } from '../../../../shared/checklist/value.ts'
import type { QuestionView } from '../../../../shared/engine/form-view.ts'
import type { RecordState } from '../../../../shared/record/record-state.ts'
import type { Finding } from '../../../../shared/score/findings.ts'
import { OPEN_KINDS, type Summarized, type Summary, summarize } from '../../../assessment/summary.ts'
import { childrenOf } from '../../../assessment/views.ts'

/** Kinds of problems in the order in which they are offered; `doubt`: a number that is hard to believe. */
export const PROBLEM_KINDS = [...OPEN_KINDS, 'doubt', 'finding'] as const
/** What is wrong with a question. */
export type ProblemKind = (typeof PROBLEM_KINDS)[number]

/** One thing somebody should look at. */
export interface Problem {
  readonly kind: ProblemKind
  readonly path: Path
  readonly label: Text
  /** The checklist's own words, if it has any. */
  readonly message?: Text
  /** Of a `doubt`: the question it is about, and whether somebody said why the number is right. */
  readonly doubted?: QuestionView
  readonly settled?: boolean
  readonly finding?: Finding
}

/** The problems of one section, in the order of the checklist. */
export interface ProblemSection {
  readonly key: Path
  readonly label: Text
  readonly problems: readonly Problem[]
}

/** Everything that is not right yet, and what will be left out. */
export interface Problems {
  readonly sections: readonly ProblemSection[]
  readonly counts: Readonly<Record<ProblemKind, number>>
  readonly total: number
  readonly leftOut: Summary['leftOut']
}

const NOT_ANY = Object.fromEntries(PROBLEM_KINDS.map((kind) => [kind, 0])) as Problems['counts']

/** Where nothing was looked for. */
export const NO_PROBLEMS: Problems = { sections: [], counts: NOT_ANY, total: 0, leftOut: [] }

/** What problems are made from; an `AssessmentState` fits. */
export type WithProblems = Summarized & {
  readonly findings: ReadonlyMap<Path, Finding>
  readonly record: Pick<RecordState, 'answers'>
}

/**
 * Collects what Finish lists as open, numbers that are hard to believe, and what the answers raise; data gaps are what is
 * open, and not listed twice. Where a reason stands for a number, it is listed still and counted no more: people see what
 * they wrote, and nothing vanishes while they write it.
 */
export function problemsOf(state: WithProblems): Problems {
  const { checklist, views, record, findings } = state
  const { open, counts: openCounts, leftOut } = summarize(state)
  const counts: Record<ProblemKind, number> = { ...openCounts, doubt: 0, finding: 0 }
  const openAt = new Map<Path, Map<Path, Problem[]>>()
  for (const { path, points } of open) {
    const byPath = new Map<Path, Problem[]>()
    for (const point of points) byPath.set(point.path, [...(byPath.get(point.path) ?? []), point])
    openAt.set(path, byPath)
  }
  const sections: ProblemSection[] = []
  for (const { key, group, rows } of titledSections(checklist)) {
    const problems: Problem[] = []
    const visit = (path: Path): void => {
      const view = views.get(path)
      if (view === undefined) return
      const openHere = openAt.get(key)?.get(path)
      if (openHere !== undefined) problems.push(...openHere)
      if (view.kind === 'question' && view.relevant && view.implausible) {
        const settled = !isDoubted(view, record)
        problems.push({ kind: 'doubt', path, label: view.label, doubted: view, settled })
        if (!settled) counts.doubt += 1
      }
      const finding = findings.get(path)
      if (view.relevant && finding !== undefined && finding.rule !== 'data-gap') {
        problems.push({ kind: 'finding', path, label: view.label, finding })
        counts.finding += 1
      }
      for (const child of childrenOf(view)) visit(child)
    }
    for (const { name } of rows) visit(name)
    const label = sectionTitle(checklist, group === null ? undefined : views.get(key)?.label)
    if (problems.length > 0) sections.push({ key, label, problems })
  }
  const total = PROBLEM_KINDS.reduce((sum, kind) => sum + counts[kind], 0)
  return { sections, counts, total, leftOut }
}

/**
 * Whether a number is hard to believe and nobody has said why it is right. A reason stands with the answer it was given
 * with: another number is doubted anew.
 */
function isDoubted(view: QuestionView, record: Pick<RecordState, 'answers'>): boolean {
  if (!view.relevant || !view.implausible) return false
  return !record.answers.get(view.path)?.reason?.trim()
}
