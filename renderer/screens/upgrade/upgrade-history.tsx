import { useAssessment } from '../../assessment/assessment-context.tsx'
import look from '../../library/difference.module.css'
import { useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { formatDateTime } from '../../ui/format.ts'
import classes from './upgrade.module.css'

/** The changes of version there were, oldest first; the last one led to the version in force. Nothing while there is none. */
export function UpgradeHistory() {
  const { t } = useTranslation('upgrade')
  const language = useLanguage()
  const upgrades = useAssessment((state) => state.record.upgrades)
  if (upgrades.length === 0) return null
  return (
    <section className={look.block} aria-labelledby="versions">
      <h2 id="versions" className={look.title}>
        {t('history.title')}
      </h2>
      <ol className={classes.history}>
        {upgrades.map(({ from, to, signer, at, event }, index) => {
          const before = upgrades[index - 1]?.to
          const apart = before !== undefined && before.sha256 !== from.sha256
          return (
            <li key={event}>
              <span className={classes.versions}>
                {t('history.step', { from: from.version, to: to.version })}
              </span>
              <span className={classes.by}>
                {t('history.by', { name: signer.name, at: formatDateTime(at, language) })}
              </span>
              {apart && <span className={classes.by}>{t('history.apart')}</span>}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
