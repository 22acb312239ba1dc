import { useCallback } from 'react'
import { useAssessmentStore } from '../../../assessment/assessment-context.tsx'
import { useTranslation } from '../../../messages/use-translation.ts'
import { rowTitle } from '../../../questions/row-title.ts'
import { useValueWords } from '../../../questions/value-words.ts'
import type { SearchEntry } from './search.ts'

/** As much of a row's title as names it, in characters. */
const LONGEST = 40

/** Names a row of a repeat by its number and its title. */
export function useRowName(): (row: NonNullable<SearchEntry['row']>) => string {
  const { t } = useTranslation('find')
  const store = useAssessmentStore()
  const words = useValueWords()
  return useCallback(
    ({ of, number, children }) => {
      const title = rowTitle(of, children, store.getState().views, words, LONGEST)
      return title === '' ? t('row', { number }) : t('rowTitled', { number, title })
    },
    [t, store, words],
  )
}
