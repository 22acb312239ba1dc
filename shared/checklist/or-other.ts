import type { Choice, QuestionDefinition, Text } from './definition.ts'

/** The choice that `or_other` adds. */
const OTHER = 'other'

/**
 * XLSForm's `select_one list or_other`, written out as ODK's converter does: the list gets a last choice `other`, unless
 * it has one, and a text question `NAME_other` follows, asked when that choice is selected. `words` are the label of
 * the choice and of the question.
 */
export function writeOutOrOther(
  question: QuestionDefinition,
  list: readonly Choice[],
  words: { readonly choice: Text; readonly question: Text },
): { readonly list: readonly Choice[]; readonly specify: QuestionDefinition } {
  const known = list.some((choice) => choice.name === OTHER)
  return {
    list: known ? list : [...list, { name: OTHER, label: words.choice }],
    specify: {
      type: 'text',
      name: `${question.name}_${OTHER}`,
      label: words.question,
      relevant: `selected(\${${question.name}}, '${OTHER}')`,
    },
  }
}
