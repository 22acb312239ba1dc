import { EVIDENCE_LEVELS, type EvidenceLevel } from '../checklist/definition.ts'
import type { Path, Value } from '../checklist/value.ts'
import type { QuestionView } from '../engine/form-view.ts'
import { questionsIn, type Views } from '../engine/progress.ts'
import { judgeAnswer } from './judge.ts'

/**
 * Why an answer deserves a second look, though nothing is found wrong.
 * `evidence`: a good answer stands on less proof than its question asks for (domain rule D1.6) · `implausible`: the number
 * is outside of its plausible range.
 */
export type WarningRule = 'evidence' | 'implausible'

/** One answer to look at again. */
export interface Warning {
  /** Path and rule. */
  readonly id: string
  readonly path: Path
  readonly rule: WarningRule
  readonly value: Value | null
  /** For `evidence`: the level set, and the least that is wanted. */
  readonly evidence?: EvidenceLevel
  readonly wanted?: EvidenceLevel
  /** For `implausible`: the range, decimal text. */
  readonly min?: string
  readonly max?: string
}

/** Every warning in the order of the checklist. `evidence` gives the level set at a path. */
export function findWarnings(
  form: Views,
  evidence: (path: Path) => EvidenceLevel | undefined,
): readonly Warning[] {
  return form.sections
    .flatMap((section) => questionsIn(form, section))
    .flatMap((view) => [...evidenceWarning(view, evidence(view.path)), ...plausibilityWarning(view)])
}

function evidenceWarning(view: QuestionView, set: EvidenceLevel | undefined): readonly Warning[] {
  const wanted = view.definition.adit?.evidence_level
  const standing = judgeAnswer(view)
  if (wanted === undefined || (standing !== 'met' && standing !== 'partial')) return []
  const evidence = set ?? 'E0'
  if (EVIDENCE_LEVELS.indexOf(evidence) >= EVIDENCE_LEVELS.indexOf(wanted)) return []
  return [
    { id: `${view.path}#evidence`, path: view.path, rule: 'evidence', value: view.value, evidence, wanted },
  ]
}

function plausibilityWarning({
  path,
  relevant,
  implausible,
  value,
  definition,
}: QuestionView): readonly Warning[] {
  if (!relevant || !implausible) return []
  return [{ id: `${path}#implausible`, path, rule: 'implausible', value, ...definition.adit?.plausible }]
}
