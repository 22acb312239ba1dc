import type { Path } from '../../../shared/checklist/value.ts'
import type { View } from '../../../shared/engine/form-view.ts'
import { type CostItem, shortfallOf, totalCost } from '../../../shared/score/costs.ts'
import { textIn, useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { formatNumber, sentenceGap } from '../../ui/format.ts'
import cost from './cost-panel.module.css'
import classes from './finish.module.css'
import { FinishPanel } from './finish-panel.tsx'

/** The cost estimates of an assessment: each as a bar from low to high with its likely value, and what they come to. */
export function CostPanel({
  costs,
  open,
  funds,
  views,
  currency,
}: {
  readonly costs: readonly CostItem[]
  /** How many more are asked for and not given in full. */
  readonly open: number
  /** The money put aside for them; null when nobody said. */
  readonly funds: number | null
  readonly views: ReadonlyMap<Path, View>
  /** As the mine's profile has it; empty when it has none. */
  readonly currency: string
}) {
  const { t } = useTranslation('finish')
  const language = useLanguage()
  const total = totalCost(costs)
  const most = Math.max(...costs.map(({ high }) => high), 0)
  const money = (value: number) => formatNumber(Math.round(value * 100) / 100, language)
  const gap = (missing: number) =>
    missing > 0 ? money(missing) : t('costs.surplus', { value: money(-missing) })
  const share = (value: number) => `${most === 0 ? 0 : (100 * value) / most}%`
  return (
    <FinishPanel
      id="costs"
      title={t('costs.title')}
      count={t('costs.unit', { currency })}
      text={
        <>
          {t('costs.text')}
          {open > 0 && sentenceGap(language) + t('costs.open', { count: open })}
        </>
      }
    >
      <dl className={cost.total}>
        <div>
          <dt>{t('costs.mean')}</dt>
          <dd>{money(total.mean)}</dd>
        </div>
        <div>
          <dt>{t('costs.p80')}</dt>
          <dd>{money(total.p80)}</dd>
        </div>
        {funds !== null && (
          <>
            <div>
              <dt>{t('costs.funds')}</dt>
              <dd>{money(funds)}</dd>
            </div>
            {(['mean', 'p80'] as const).map((at) => (
              <div key={at}>
                <dt>{t(`costs.short-${at}`)}</dt>
                <dd>{gap(shortfallOf(total, funds)[at])}</dd>
              </div>
            ))}
          </>
        )}
      </dl>
      <ul className={classes.rows}>
        {costs.map(({ path, row, low, likely, high, mean }) => (
          <li key={`${path}/${row ?? ''}`} className={cost.item}>
            <span className={classes.rowLabel}>{textIn(views.get(path)?.label, language)}</span>
            <span className={cost.bar} aria-hidden>
              <span className={cost.range} style={{ left: share(low), width: share(high - low) }} />
              <span className={cost.likely} style={{ left: share(likely) }} />
            </span>
            <span className={classes.rowNote}>
              {t('costs.range', {
                low: money(low),
                likely: money(likely),
                high: money(high),
                mean: money(mean),
              })}
            </span>
          </li>
        ))}
      </ul>
    </FinishPanel>
  )
}
