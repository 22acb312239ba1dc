import { formatScore, type Score, type SectionScore } from '../../../shared/score/score.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import classes from './score-parts.module.css'

/** Opens the score into its sections, and each section into the answers and weights that made it. */
export function ScoreParts({
  score,
  labelOf,
}: {
  readonly score: Score
  readonly labelOf: (name: string) => string
}) {
  const { t } = useTranslation('finish')
  return (
    <details className={classes.parts}>
      <summary className={classes.opener}>{t('score.parts')}</summary>
      <p className={classes.partsNote}>{t('score.parts-note')}</p>
      {score.sections.map((section) => (
        <SectionPart key={section.name} section={section} label={labelOf(section.name)} labelOf={labelOf} />
      ))}
    </details>
  )
}

function SectionPart({
  section,
  label,
  labelOf,
}: {
  readonly section: SectionScore
  readonly label: string
  readonly labelOf: (name: string) => string
}) {
  const { t } = useTranslation('finish')
  const { score, confidence, weight, parts } = section
  if (score === null || confidence === null) {
    return (
      <div className={classes.sectionPart}>
        <div className={`${classes.sectionLine} ${classes.dim}`}>
          <span className={classes.sectionName}>{label}</span>
          <span>{t('score.not-applicable')}</span>
        </div>
      </div>
    )
  }
  return (
    <details className={classes.sectionPart}>
      <summary className={`${classes.opener} ${classes.sectionLine}`}>
        <span className={classes.sectionName}>{label}</span>
        <span className={classes.sectionScore}>{formatScore(score)}</span>
        <span className={classes.bar} aria-hidden>
          <span style={{ width: `${score}%` }} />
        </span>
        <span className={classes.sectionNote}>
          {t('score.section-weight')} {weight} · {t('score.section-confidence')} {formatScore(confidence)}
        </span>
      </summary>
      <ul className={classes.items} aria-label={t('score.items')}>
        {parts.map((part) => (
          <li key={part.name}>
            <span>{labelOf(part.name)}</span>
            <span className={classes.itemNote}>
              {t(`score.standing.${part.standing}`)} ·{' '}
              {t('score.item', { weight: part.weight, value: formatShare(part.value) })} · {part.evidence}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** A share in [0, 1] with at most two decimals, e.g. `0.5`. */
function formatShare(share: number): string {
  return String(Math.round(share * 100) / 100)
}
