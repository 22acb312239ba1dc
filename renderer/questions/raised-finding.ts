import type { Severity } from '../../shared/checklist/definition.ts'
import type { QuestionView } from '../../shared/engine/form-view.ts'
import { isConformity, meaningOf } from './conformity.ts'

/** What an answer raises, before any score is made of it: to be shown at the question, calmly. */
export interface RaisedFinding {
  readonly severity: Severity
  /** `gap`: nobody could show it, which is a finding of its own kind. */
  readonly kind: 'adverse' | 'breach' | 'partial' | 'gap'
  /** A precondition: while it stands, the rating is stopped. */
  readonly gate: boolean
}

/**
 * The finding that an answer raises (domain rule D1.1): an adverse answer or a breached limit raises one of the
 * question's severity, partly on a critical question a major one, and unknown a data gap. Null when it raises none.
 */
export function raisedFinding(view: QuestionView): RaisedFinding | null {
  const { adit } = view.definition
  if (adit?.severity === undefined || !view.relevant) return null
  const gate = adit.gate === true
  if (view.limit?.state === 'breach') return { severity: adit.severity, kind: 'breach', gate }
  const given = typeof view.value === 'string' ? [view.value] : Array.isArray(view.value) ? view.value : []
  if (!isConformity(view)) {
    const adverse = given.some((name) => typeof name === 'string' && adit.adverse?.includes(name))
    return adverse ? { severity: adit.severity, kind: 'adverse', gate } : null
  }
  const [name] = given
  if (typeof name !== 'string') return null
  switch (meaningOf(name, view.definition)) {
    case 'adverse':
      return { severity: adit.severity, kind: 'adverse', gate }
    case 'partial':
      return adit.severity === 'critical' ? { severity: 'major', kind: 'partial', gate } : null
    case 'unknown':
      return { severity: adit.severity, kind: 'gap', gate }
    default:
      return null
  }
}
