import type { ChecklistDefinition } from '../../shared/checklist/definition.ts'
import { layLimits } from '../../shared/checklist/lay-limits.ts'
import { type ChangedLimit, LIMITS_LIST } from '../../shared/checklist/override-limits.ts'
import type { Problem } from '../../shared/checklist/problem.ts'
import { AppError } from '../../shared/lib/app-error.ts'
import type { Services } from '../services.ts'
import type { CompanyLimits } from '../storage/storage.ts'
import type { LibraryVersion } from './library.ts'
import { definitionOf } from './use-library.ts'

/** What a company's table changes, and in which checklists it changes just this. */
export interface LimitsEffect {
  readonly definitions: readonly ChecklistDefinition[]
  readonly changed: readonly ChangedLimit[]
}

/**
 * What a table of limits does to each of these checklists; those that keep no limits are left out. Checklists in which it
 * changes the same stand together. With anything wrong in the table, everything that is wrong instead.
 */
export function effectsOf(
  definitions: readonly ChecklistDefinition[],
  csv: string,
): { readonly effects: readonly LimitsEffect[] } | { readonly problems: readonly Problem[] } {
  const effects = new Map<string, LimitsEffect>()
  const problems = new Map<string, Problem>()
  for (const definition of definitions.filter(keepsLimits)) {
    const laid = layLimits(definition, csv)
    if ('problems' in laid) {
      for (const problem of laid.problems) problems.set(JSON.stringify(problem), problem)
      continue
    }
    // A row that says what stood there already changes nothing.
    const changed = laid.changed.filter(({ before, after }) => !isSame(before, after))
    const key = JSON.stringify(changed)
    effects.set(key, { changed, definitions: [...(effects.get(key)?.definitions ?? []), definition] })
  }
  return problems.size > 0 ? { problems: [...problems.values()] } : { effects: [...effects.values()] }
}

/** Whether a checklist keeps limits that a table can change. */
function keepsLimits({ choices }: ChecklistDefinition): boolean {
  return (choices[LIMITS_LIST]?.length ?? 0) > 0
}

/**
 * The definition that a new assessment is made with: the library's, with the company's limits laid over it where it keeps
 * any. It has another version then.
 *
 * @throws AppError `not-a-checklist` when the limits do not fit it; what `definitionOf` throws
 */
export async function definitionToUse(
  services: Pick<Services, 'storage'>,
  version: LibraryVersion,
): Promise<ChecklistDefinition> {
  const definition = await definitionOf(services, version)
  const { limits } = await services.storage.getSettings()
  return withLimits(definition, limits)
}

/** The definition with the limits laid over it; the same one where there are none or it keeps none. */
function withLimits(definition: ChecklistDefinition, limits: CompanyLimits | null): ChecklistDefinition {
  if (limits === null || !keepsLimits(definition)) return definition
  const laid = layLimits(definition, limits.csv)
  if ('checklist' in laid) return laid.checklist.definition
  const [problem] = laid.problems
  throw new AppError('not-a-checklist', { path: limits.file, detail: problem?.code ?? '' })
}

function isSame(before: ChangedLimit['before'], after: ChangedLimit['after']): boolean {
  if (before === null) return false
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].every((name) => before[name] === after[name])
}
