import { isAnswerable } from '../../shared/checklist/checklist.ts'
import type { Explanation, Input } from '../../shared/engine/explanation.ts'

/** What one would ask about a row: its key under `ask`. */
export type Aspect = 'asked' | 'notAsked' | 'value' | 'rows'

/** The first question one has about a row as it stands. */
export function aspectOf({ asked, origin, count, view }: Explanation): Aspect {
  if (!asked) return 'notAsked'
  if (count !== null) return 'rows'
  const isGiven = view.kind === 'question' && !isAnswerable(view.definition)
  return isGiven && origin !== null ? 'value' : 'asked'
}

/** Whether rules for its answer are to be shown. */
export function hasRules({ required, constraint, choices, limit }: Explanation): boolean {
  return required !== null || constraint !== null || choices !== null || limit !== null
}

/** Everything that what is shown of an explanation read, each thing once; see `ExplanationView`. */
export function inputsOf(explanation: Explanation): readonly Input[] {
  const { asked, gates, origin, count, required, constraint, choices, limit } = explanation
  const failed = gates.filter(({ holds }) => !holds)
  const isAsking = aspectOf(explanation) === 'asked'
  const all = asked
    ? [
        ...(isAsking ? gates.flatMap(({ reason }) => reason?.inputs ?? []) : []),
        ...(origin?.kind === 'triggered' ? origin.by : []),
        ...(origin !== null && 'working' in origin ? (origin.working?.inputs ?? []) : []),
        ...(count?.inputs ?? []),
        ...(required?.inputs ?? []),
        ...(constraint?.inputs ?? []),
        ...(choices?.inputs ?? []),
        ...(limit?.max?.inputs ?? []),
        ...(limit?.min?.inputs ?? []),
      ]
    : failed.flatMap(({ reason }) => reason?.inputs ?? [])
  const once = new Map<string, Input>()
  for (const input of all) {
    const key = keyOf(input)
    const trees = [...(once.get(key)?.trees ?? []), ...input.trees]
    once.set(key, { ...input, trees })
  }
  return [...once.values()]
}

function keyOf(input: Input): string {
  if (input.kind === 'row' || input.kind === 'repeat') return input.path
  if (input.kind === 'list') return `list ${input.list} ${input.item?.name} ${input.column} ${input.value}`
  return `${input.kind} ${input.name}`
}
