import { Button, Loader, Progress } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../messages/use-language.ts'
import { formatBytes } from '../../ui/format.ts'
import classes from './bundle.module.css'
import type { VerifyStep } from './use-verification.ts'

/** A check under way, and the way out: it only reads, so it can be stopped at any time. */
export function VerifyProgress({
  progress: { step, done, total },
  onStop,
}: {
  readonly progress: VerifyStep
  readonly onStop: () => void
}) {
  const { t } = useTranslation('bundle')
  const language = useLanguage()
  const name = t(`progress.${step === 'verify' ? 'verify' : 'read'}`)
  return (
    <section className={classes.panel} aria-labelledby="checking">
      <h2 id="checking" className={classes.panelTitle}>
        {t('progress.title')}
      </h2>
      <div className={classes.progressLine} role="status">
        <Loader size={18} color="gray" aria-hidden />
        <span>{name}</span>
      </div>
      <Progress value={total > 0 ? Math.min(100, (100 * done) / total) : 0} size="md" aria-label={name} />
      <div className={classes.progressEnd}>
        <span className={classes.dim}>
          {total > 0 &&
            t('progress.of', { done: formatBytes(done, language), total: formatBytes(total, language) })}
        </span>
        <Button variant="default" onClick={onStop}>
          {t('progress.stop')}
        </Button>
      </div>
    </section>
  )
}
