import {
  IconArrowBackUp,
  IconCheck,
  IconHistory,
  IconMinus,
  IconPencilQuestion,
  IconPlus,
  type IconProps,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { UpgradePlan } from '../../../shared/record/plan-upgrade.ts'
import { useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { formatNumber } from '../../ui/format.ts'
import classes from './upgrade.module.css'

type Figure = readonly [key: string, icon: ComponentType<IconProps>, count: number]

/** What happens to the answers altogether, in figures. */
export function PlanFigures({ plan: { answers, back, counts } }: { readonly plan: UpgradePlan }) {
  const { t } = useTranslation('upgrade')
  const language = useLanguage()
  const figures: readonly Figure[] = [
    ['stands', IconCheck, answers.stands],
    ['confirm', IconHistory, answers.confirm],
    ['anew', IconPencilQuestion, answers.anew],
    ['left-out', IconMinus, answers['left-out']],
    ['new', IconPlus, counts.new],
    ...(back > 0 ? ([['back', IconArrowBackUp, back]] satisfies Figure[]) : []),
  ]
  return (
    <ul className={classes.figures} aria-label={t('figures')}>
      {figures.map(([key, Icon, count]) => (
        <li key={key} className={classes.figure} data-figure={key} data-none={count === 0}>
          <span className={classes.figureHead}>
            <Icon size={18} aria-hidden />
            <span className={classes.figureCount}>{formatNumber(count, language)}</span>
          </span>
          <span className={classes.figureName}>{t(`figure.${key}`, { count })}</span>
          <span className={classes.figureNote}>{t(`note.${key}`)}</span>
        </li>
      ))}
    </ul>
  )
}
