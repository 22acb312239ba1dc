import { isSelect } from '../checklist/checklist.ts'
import type { QuestionView } from '../engine/form-view.ts'
import { detectionLimit } from '../engine/values.ts'
import type { Standing } from './score.ts'

// Choice names with a meaning of their own in every list (domain, answer types).
const PARTIAL = 'partial'
const UNKNOWN = 'unknown'
/** The choice that says, in every list, that a question does not apply. */
export const NOT_APPLICABLE = 'na'

/** v of each standing that has one (domain rule D1.1). */
export const STANDING_VALUES: Readonly<Record<Standing, number | null>> = {
  met: 1,
  partial: 0.5,
  adverse: 0,
  unknown: 0,
  out: null,
  open: null,
}

/**
 * How the answer to one question stands (domain rule D1.1), whatever its severity. A question without a rule, such as a
 * free text, is out: it is context. A result below a detection limit that lies beyond the limit is unknown.
 */
export function judgeAnswer(view: QuestionView): Standing {
  const { definition, value } = view
  const adverse = definition.adit?.adverse
  const limited = definition.adit?.limit !== undefined
  if (!view.relevant || (adverse === undefined && !limited)) return 'out'
  if (value === null || ['type', 'choice', 'unit'].includes(view.violation?.code ?? '')) return 'open'
  if (limited) {
    if (view.limit !== null) return view.limit.state === 'breach' ? 'adverse' : 'met'
    const belowDetection = typeof value === 'string' && detectionLimit(value) !== null
    return belowDetection ? 'unknown' : 'out'
  }
  const chosen = (typeof value === 'string' ? [value] : value) as readonly string[]
  if (chosen.some((name) => adverse?.includes(name))) return 'adverse'
  if (definition.type === 'calculate' || !isSelect(definition)) return 'met'
  if (chosen.includes(UNKNOWN)) return 'unknown'
  if (chosen.includes(NOT_APPLICABLE)) return 'out'
  return chosen.includes(PARTIAL) ? 'partial' : 'met'
}
