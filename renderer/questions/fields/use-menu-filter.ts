import type { ComboboxItem, OptionsFilter } from '@mantine/core'
import { useCallback } from 'react'
import { useTranslation } from '../../messages/use-translation.ts'
import { searchChoices } from './search-choices.ts'

/**
 * A menu shows so many choices at once and says how many more there are. A list of species can hold ten thousand: nobody
 * scrolls through it, and drawing them all would take seconds.
 */
export const SHOWN = 100

/** How high a menu becomes before it scrolls. */
export const MENU_HEIGHT = '22rem'

/** The last line of a menu that does not show everything; no choice has this name, as names hold no spaces. */
const MORE = ' more'

/**
 * What a menu of choices shows for what is typed; see `searchChoices`. With nothing typed, what is chosen is always
 * among them.
 */
export function useMenuFilter(chosen: readonly string[]): OptionsFilter {
  const { t } = useTranslation('questions')
  const known = chosen.join(' ')
  return useCallback<OptionsFilter>(
    ({ options, search }) => {
      const all = options as ComboboxItem[]
      const { found, more } = searchChoices(all, search, SHOWN)
      if (more === 0) return [...found]
      const names = known === '' || search !== '' ? [] : known.split(' ')
      const missing = names.filter((name) => !found.some(({ value }) => value === name))
      const first = missing.length === 0 ? [] : all.filter(({ value }) => missing.includes(value))
      return [
        ...first,
        ...found,
        { value: MORE, label: t('select.more', { count: more - first.length }), disabled: true },
      ]
    },
    [t, known],
  )
}
