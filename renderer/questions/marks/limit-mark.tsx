import {
  IconAlertOctagon,
  IconAlertTriangle,
  IconCircleCheck,
  IconHelpCircle,
  IconRulerMeasure,
} from '@tabler/icons-react'
import { use } from 'react'
import { limitSourceText } from '../../../shared/checklist/limit-source.ts'
import { AssessmentContext } from '../../assessment/assessment-context.tsx'
import { useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { formatNumber, formatUnit } from '../../ui/format.ts'
import { useText } from '../text.ts'
import { limitGauge, type ShownLimit } from './limit-gauge.ts'
import classes from './limit-mark.module.css'

const ICONS = {
  inside: IconCircleCheck,
  watch: IconAlertTriangle,
  breach: IconAlertOctagon,
  open: IconRulerMeasure,
}

/** Where a number stands against its limit: a word, the limit, its source, and a small gauge. */
export function LimitMark({
  value,
  limit,
  unit: code,
}: {
  readonly value: string
  readonly limit: ShownLimit
  readonly unit: string
}) {
  const { t } = useTranslation('questions')
  const language = useLanguage()
  const unit = formatUnit(code, language)
  const written = (bound: string | undefined) => formatNumber(bound ?? '', language)
  const source = useSourceWords()(limit.source ?? '')
  const Icon = ICONS[limit.state]
  const open = limit.state === 'open'
  // Without a number the scale is there already, so that nothing moves when one comes.
  const gauge = limitGauge(open ? (limit.max ?? limit.min ?? '') : value, limit)
  const bound =
    limit.min !== undefined && limit.max !== undefined
      ? t('limit.between', { min: written(limit.min), max: written(limit.max), unit })
      : limit.max !== undefined
        ? t('limit.atMost', { max: written(limit.max), unit })
        : t('limit.atLeast', { min: written(limit.min), unit })
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
            {!open && <div className={classes.value} style={{ left: `${gauge.at}%` }} />}
          </div>
        )}
        {source !== '' && <div className={classes.source}>{t('limit.source', { source })}</div>}
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

/** Puts where a limit comes from into words of the screen's language. */
function useSourceWords(): (source: string) => string {
  const text = useText()
  const checklist = use(AssessmentContext)?.getState().checklist
  return (source) => (checklist === undefined ? source : text(limitSourceText(checklist, source)))
}

/** A breach can lie at either end. A result below detection (`<1`) that breaks a minimum lies below it too. */
function isBelow(value: string, { state, min }: ShownLimit): boolean {
  return state === 'breach' && min !== undefined && Number(value.replace('<', '')) <= Number(min)
}
