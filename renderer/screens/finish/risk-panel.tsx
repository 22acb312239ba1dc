import { RISK_LEVELS, type Risk, type RiskMark, rateRisk } from '../../../shared/score/risks.ts'
import { useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { formatNumber, sentenceGap } from '../../ui/format.ts'
import { FinishPanel } from './finish-panel.tsx'
import matrix from './risk-panel.module.css'

const MARKS: readonly RiskMark[] = [1, 2, 3, 4, 5]
const FROM_TOP: readonly RiskMark[] = [5, 4, 3, 2, 1]

/** The risks of the registers as they stand, counted in the matrix of likelihood and consequence. */
export function RiskPanel({ risks }: { readonly risks: readonly Risk[] }) {
  const { t } = useTranslation('finish')
  const language = useLanguage()
  const rated = risks.flatMap(({ inherent, current }) => current ?? inherent ?? [])
  const count = (likelihood: RiskMark, consequence: RiskMark) =>
    rated.filter((risk) => risk.likelihood === likelihood && risk.consequence === consequence).length
  return (
    <FinishPanel
      id="risks"
      title={t('risks.title')}
      count={formatNumber(risks.length, language)}
      text={
        <>
          {t('risks.text')}
          {rated.length < risks.length &&
            sentenceGap(language) + t('risks.unrated', { count: risks.length - rated.length })}
        </>
      }
    >
      <div className={matrix.frame}>
        <table className={matrix.table}>
          <caption className={matrix.heard}>{t('risks.caption')}</caption>
          <thead>
            <tr>
              <th scope="col" className={matrix.corner}>
                {t('risks.consequence')}
              </th>
              {MARKS.map((likelihood) => (
                <th key={likelihood} scope="col">
                  {likelihood}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {FROM_TOP.map((consequence) => (
              <tr key={consequence}>
                <th scope="row">{consequence}</th>
                {MARKS.map((likelihood) => {
                  const { level } = rateRisk(likelihood, consequence)
                  const here = count(likelihood, consequence)
                  return (
                    <td
                      key={likelihood}
                      data-level={level}
                      data-here={here > 0}
                      title={t(`risks.level.${level}`)}
                    >
                      {here > 0 && (
                        <span>
                          {here}
                          <span className={matrix.heard}> {t(`risks.level.${level}`)}</span>
                        </span>
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
        <div className={matrix.axis}>{t('risks.likelihood')}</div>
      </div>
      <ul className={matrix.levels}>
        {[...RISK_LEVELS].reverse().map((level) => (
          <li key={level}>
            <span className={matrix.swatch} data-level={level} aria-hidden />
            {t(`risks.level.${level}`)}
            <strong>{formatNumber(rated.filter((risk) => risk.level === level).length, language)}</strong>
          </li>
        ))}
      </ul>
    </FinishPanel>
  )
}
