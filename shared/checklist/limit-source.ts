import type { ChecklistDefinition, Text } from './definition.ts'

/** The choice list that holds the titles of the standards and laws that limits come from, by a short name. */
export const LIMIT_SOURCES_LIST = 'limit_sources'

/**
 * Where a limit comes from, in every language of the checklist: the label of that name in the list `limit_sources`. Any
 * other text, such as a permit that somebody wrote down or the source in a company's own table, stands as it is in each.
 */
export function limitSourceText(
  { choices, languages }: Pick<ChecklistDefinition, 'choices' | 'languages'>,
  source: string,
): Text {
  const named = choices[LIMIT_SOURCES_LIST]?.find(({ name }) => name === source)
  return named?.label ?? Object.fromEntries(languages.map((language) => [language, source]))
}
