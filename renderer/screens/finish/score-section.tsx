import type { ReactNode } from 'react'
import type { Checklist } from '../../../shared/checklist/checklist.ts'
import { LOOSE_SECTION } from '../../../shared/checklist/sections.ts'
import { formatScore, type Score } from '../../../shared/score/score.ts'
import { textIn, useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { FinishPanel } from './finish-panel.tsx'
import { ScoreParts } from './score-parts.tsx'
import verdicts from './score-section.module.css'

/** Names of items shown after a reason before the rest is only counted. */
const NAMED = 3

/** Score, rating, preconditions and confidence, each in words, and the way into the numbers behind them. */
export function ScoreSection({ score, checklist }: { readonly score: Score; readonly checklist: Checklist }) {
  const { t } = useTranslation('finish')
  const language = useLanguage()
  const { overall, rating, gate, confidence, provisional, reasons } = score
  const labelOf = (name: string) => {
    if (name === LOOSE_SECTION) return textIn(checklist.definition.form_title, language)
    return textIn(checklist.rows.get(name)?.definition.label, language) || name
  }

  function named(names: readonly string[]): string {
    const shown = names.slice(0, NAMED).map(labelOf)
    const list = new Intl.ListFormat(language, { style: 'narrow', type: 'unit' }).format(shown)
    const more = names.length - shown.length
    return more > 0 ? t('score.names', { names: list, count: more }) : list
  }

  return (
    <FinishPanel id="score" title={t('score.title')}>
      {overall !== null && (
        <p className={verdicts.overall}>
          <span className={verdicts.overallValue}>{formatScore(overall)}</span>
          <span className={verdicts.dim}>
            {t('score.of-100')}
            {rating === 'incomplete' && <br />}
            {rating === 'incomplete' && t('score.so-far')}
          </span>
        </p>
      )}
      <dl className={verdicts.verdicts}>
        <Verdict
          name={t('score.rating.title')}
          value={`${rating.length === 1 ? `${rating} · ` : ''}${t(`score.rating.${rating}`)}`}
          tag={provisional ? t('score.rating.provisional') : undefined}
        >
          {t(`score.rating.${rating}-text`)}
        </Verdict>
        <Verdict name={t('score.gate.title')} value={t(`score.gate.${gate}`)}>
          {t(`score.gate.${gate}-text`)}
        </Verdict>
        {confidence !== null && (
          <Verdict name={t('score.confidence.title')} value={formatScore(confidence)}>
            {t('score.confidence.text')}
            {provisional && <span className={verdicts.line}>{t('score.confidence.low')}</span>}
          </Verdict>
        )}
      </dl>
      {reasons.length > 0 && (
        <div className={verdicts.reasons}>
          <h3 className={verdicts.smallTitle}>{t('score.reasons')}</h3>
          <ul>
            {reasons.map(({ code, names }) => (
              <li key={code}>
                {t(`score.reason.${code}`)}
                {names.length > 0 && <span className={verdicts.names}>{named(names)}</span>}
              </li>
            ))}
          </ul>
        </div>
      )}
      <ScoreParts score={score} labelOf={labelOf} />
    </FinishPanel>
  )
}

function Verdict({
  name,
  value,
  tag,
  children,
}: {
  readonly name: string
  readonly value: string
  readonly tag?: string | undefined
  readonly children: ReactNode
}) {
  return (
    <div className={verdicts.verdict}>
      <dt>{name}</dt>
      <dd>
        <span className={verdicts.verdictValue}>{value}</span>
        {tag !== undefined && <span className={verdicts.tag}>{tag}</span>}
        <span className={verdicts.verdictText}>{children}</span>
      </dd>
    </div>
  )
}
