import { UnstyledButton } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useLanguage } from '../../../messages/use-language.ts'
import { useTranslation } from '../../../messages/use-translation.ts'
import chips from '../../../ui/filter-chips.module.css'
import { formatNumber } from '../../../ui/format.ts'
import { useFollowed } from '../use-followed.ts'
import classes from './filter-bar.module.css'
import type { Filtering } from './use-filter.ts'
import { countByFilter, FILTERS } from './walk-filter.ts'

/** The filters as chips, each with how many questions it would leave beside those that are on. */
export function FilterBar({ filtering: { on, toggle, clear } }: { readonly filtering: Filtering }) {
  const followed = useFollowed()
  const counts = useMemo(() => countByFilter(followed, on), [followed, on])
  const language = useLanguage()
  const { t } = useTranslation('find')
  return (
    <fieldset className={classes.filters} aria-label={t('filter.label')}>
      {FILTERS.map((filter) => {
        const isOn = on.includes(filter)
        return (
          <UnstyledButton
            key={filter}
            className={chips.chip}
            data-filter={filter}
            aria-pressed={isOn}
            disabled={!isOn && counts[filter] === 0}
            onClick={() => toggle(filter)}
          >
            {t(`filter.${filter}`)}
            <span className={chips.count}>{formatNumber(counts[filter], language)}</span>
          </UnstyledButton>
        )
      })}
      {on.length > 0 && (
        <UnstyledButton className={classes.clear} onClick={clear}>
          <IconX size={16} aria-hidden />
          {t('filter.clear')}
        </UnstyledButton>
      )}
    </fieldset>
  )
}
