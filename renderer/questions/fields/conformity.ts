import type { Choice, QuestionDefinition } from '../../../shared/checklist/definition.ts'
import type { QuestionView } from '../../../shared/engine/form-view.ts'

/** The five answers of a question about conformity, in the order in which they are offered and numbered. */
export const CONFORMITY = ['yes', 'partial', 'no', 'unknown', 'na'] as const
/** An answer about conformity. */
export type Conformity = (typeof CONFORMITY)[number]

/** What an answer means, whichever of yes and no is the bad one. */
export type Meaning = 'favourable' | 'partial' | 'adverse' | 'unknown' | 'na'

/**
 * True for a select_one whose choices are all among yes / partial / no / unknown / na, with yes and no among them, and
 * none with a picture or a sound: those are looked at, not pressed.
 */
export function isConformity(view: QuestionView): boolean {
  if (view.definition.type !== 'select_one') return false
  if (view.choices.some((choice) => choice.media !== undefined)) return false
  const names = view.choices.map((choice) => choice.name)
  return names.includes('yes') && names.includes('no') && names.every(isConformityName)
}

/** The choices as they are shown: always in the same order, so that key 3 is always no. */
export function conformityChoices(
  choices: readonly Choice[],
): readonly (Choice & { readonly key: number })[] {
  return CONFORMITY.flatMap((name, index) => {
    const choice = choices.find((candidate) => candidate.name === name)
    return choice === undefined ? [] : [{ ...choice, key: index + 1 }]
  })
}

/** Somebody said that it does not apply, and has to say why. Where a rule worked that out, the rule is the reason. */
export function asksForReason(view: QuestionView): boolean {
  return view.value === 'na' && !view.readOnly && isConformity(view)
}

/** What this answer means to this question: its `adverse` list decides whether yes or no is the bad one. */
export function meaningOf(name: string, definition: QuestionDefinition): Meaning {
  if (name === 'partial' || name === 'unknown' || name === 'na') return name
  return definition.adit?.adverse?.includes(name) ? 'adverse' : 'favourable'
}

function isConformityName(name: string): name is Conformity {
  return (CONFORMITY as readonly string[]).includes(name)
}
