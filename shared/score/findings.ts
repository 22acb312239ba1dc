import type { Checklist } from '../checklist/checklist.ts'
import type { Severity } from '../checklist/definition.ts'
import { type Path, splitPath, type Value } from '../checklist/value.ts'
import type { LimitState, QuestionView, View } from '../engine/form-view.ts'
import type { Views } from '../engine/progress.ts'
import { unitOfAnswer } from '../record/unit-of-answer.ts'
import { judgeAnswer } from './judge.ts'

/** Why a finding was raised. */
export type FindingRule = 'adverse' | 'limit' | 'data-gap' | 'partial-critical' | 'expired' | 'no-limit'

/** Something found wrong by rule. */
export interface Finding {
  /** Path and rule: the same finding keeps its id through every change around it. */
  readonly id: string
  readonly path: Path
  readonly rule: FindingRule
  readonly severity: Severity
  /** The item is a precondition. */
  readonly gate: boolean
  /** What was answered; null for a repeat in which rows are wanted. */
  readonly value: Value | null
  /** The unit of `value`, where the checklist lets it hang on other answers. */
  readonly unit?: string
  readonly limit?: LimitState
}

/**
 * Every finding the rules raise, in the order of the checklist: an adverse answer, a number beyond its limit, an
 * unknown (a data gap), a partial answer to a critical question (a major finding), a paper that had run out by `day`
 * (`YYYY-MM-DD`), and a number that is to have a limit where none is known (a minor finding). A question without a severity of its own takes that of the repeat around it; a breached limit and an
 * expired paper are major when neither has one. Irrelevant questions raise nothing, any other one finding at most.
 */
export function findFindings(form: Views, checklist: Checklist, day: string): readonly Finding[] {
  const findings: Finding[] = []
  const visit = (path: Path) => {
    const view = form.view(path)
    if (view === undefined || !view.relevant) return
    if (view.kind === 'group') view.children.forEach(visit)
    else {
      const finding = findingOf(view, checklist, day)
      if (finding !== null) findings.push(finding)
      if (view.kind === 'repeat') for (const row of view.rows) row.children.forEach(visit)
    }
  }
  form.sections.forEach(visit)
  return findings
}

/** The finding that the question or repeat at one path raises now; null when it raises none or is not asked. */
export function findingAt(
  form: Pick<Views, 'view'>,
  checklist: Checklist,
  path: Path,
  day: string,
): Finding | null {
  const view = form.view(path)
  return view === undefined || !view.relevant ? null : findingOf(view, checklist, day)
}

function findingOf(view: View, checklist: Checklist, day: string): Finding | null {
  const gate = view.definition.adit?.gate ?? false
  const severity = severityOf(view.path, checklist)
  if (view.kind === 'repeat') {
    const empty = view.rows.length === 0 && view.definition.adit?.severity !== undefined
    return empty && severity !== null ? finding(view.path, 'data-gap', severity, gate, null) : null
  }
  if (view.kind !== 'question') return null
  const standing = judgeAnswer(view)
  if (standing === 'adverse' && view.limit !== null) {
    const raised = finding(view.path, 'limit', severity ?? 'major', gate, view.value)
    return { ...raised, ...unitOfAnswer(view), limit: view.limit }
  }
  if (hasExpired(view, day)) return finding(view.path, 'expired', severity ?? 'major', gate, view.value)
  if (view.limitMissing) return finding(view.path, 'no-limit', 'minor', gate, view.value)
  if (severity === null) return null
  if (standing === 'adverse') return finding(view.path, 'adverse', severity, gate, view.value)
  if (standing === 'unknown') return finding(view.path, 'data-gap', severity, gate, view.value)
  if (standing === 'partial' && severity === 'critical') {
    return finding(view.path, 'partial-critical', 'major', gate, view.value)
  }
  return null
}

/** A paper holds on its last day. */
function hasExpired(view: QuestionView, day: string): boolean {
  const { definition, value, violation } = view
  if (definition.adit?.expires !== true || typeof value !== 'string' || violation?.code === 'type')
    return false
  return value.slice(0, 10) < day
}

function finding(
  path: Path,
  rule: FindingRule,
  severity: Severity,
  gate: boolean,
  value: Value | null,
): Finding {
  return { id: `${path}#${rule}`, path, rule, severity, gate, value }
}

function severityOf(path: Path, checklist: Checklist): Severity | null {
  const row = checklist.rows.get(splitPath(path).name)
  if (row === undefined) return null
  const own = row.definition.adit?.severity
  if (own !== undefined) return own
  const around = row.repeats.map((name) => checklist.rows.get(name)?.definition.adit?.severity)
  return around.findLast((severity) => severity !== undefined) ?? null
}
