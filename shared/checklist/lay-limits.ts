import type { Checklist } from './checklist.ts'
import type { ChecklistDefinition } from './definition.ts'
import { loadChecklist } from './load-checklist.ts'
import { type ChangedLimit, overrideLimits } from './override-limits.ts'
import type { Problem } from './problem.ts'

/** The largest table of limits that is taken in, in bytes: thousands of rows. */
export const MAX_LIMITS_BYTES = 2_000_000

/** The checklist with a company's table of limits laid over it, checked as a whole; see `overrideLimits`. */
export function layLimits(
  definition: ChecklistDefinition,
  csv: string,
):
  | { readonly checklist: Checklist; readonly changed: readonly ChangedLimit[] }
  | { readonly problems: readonly Problem[] } {
  const laid = overrideLimits(definition, csv)
  if ('problems' in laid) return laid
  const loaded = loadChecklist(laid.definition)
  return 'problems' in loaded ? loaded : { checklist: loaded.checklist, changed: laid.changed }
}
