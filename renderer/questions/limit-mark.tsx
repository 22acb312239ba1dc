import { IconAlertOctagon, IconAlertTriangle, IconCircleCheck, IconHelpCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { LimitState } from '../../shared/engine/form-view.ts'
import { useLanguage } from '../messages/use-language.ts'
import { formatUnit } from '../ui/format.ts'
import { limitGauge } from './limit-gauge.ts'
import classes from './limit-mark.module.css'

const ICONS = { inside: IconCircleCheck, watch: IconAlertTriangle, breach: IconAlertOctagon }

/** Where a number stands against its limit: a word, the limit, its source, and a small gauge. */
export function LimitMark({
  value,
  limit,
  unit: code,
}: {
  readonly value: string
  readonly limit: LimitState
  readonly unit: string
}) {
  const { t } = useTranslation('questions')
  const unit = formatUnit(code, useLanguage())
  const Icon = ICONS[limit.state]
  const gauge = limitGauge(value, limit)
  const bound =
    limit.min !== undefined && limit.max !== undefined
      ? t('limit.between', { min: limit.min, max: limit.max, unit })
      : limit.max !== undefined
        ? t('limit.atMost', { max: limit.max, unit })
        : t('limit.atLeast', { min: limit.min, unit })
  return (
    <div className={`${classes.mark} ${classes[limit.state]}`} role="status">
      <Icon size={20} aria-hidden className={classes.icon} />
      <div className={classes.words}>
        <div>
          <strong>{t(`limit.${isBelow(value, limit) ? 'below' : limit.state}`)}</strong>
          <span className={classes.bound}>{bound}</span>
        </div>
        {gauge !== null && (
          <div className={classes.gauge} aria-hidden>
            <div
              className={classes.allowed}
              style={{ left: `${gauge.from}%`, width: `${gauge.to - gauge.from}%` }}
            />
            <div className={classes.value} style={{ left: `${gauge.at}%` }} />
          </div>
        )}
        {limit.source !== undefined && limit.source !== '' && (
          <div className={classes.source}>{t('limit.source', { source: limit.source })}</div>
        )}
        {limit.verified === false && (
          <div className={classes.unverified}>
            <IconHelpCircle size={16} aria-hidden />
            {t('limit.unverified')}
          </div>
        )}
      </div>
    </div>
  )
}

/** A breach can lie at either end. A result below detection (`<1`) that breaks a minimum lies below it too. */
function isBelow(value: string, { state, min }: LimitState): boolean {
  return state === 'breach' && min !== undefined && Number(value.replace('<', '')) <= Number(min)
}
