import { Button, Loader, Progress } from '@mantine/core'
import { useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { formatBytes } from '../../ui/format.ts'
import { Panel } from '../../ui/panel.tsx'
import type { VerifyStep } from './use-verification.ts'
import classes from './verify-progress.module.css'

/**
 * A check under way, and the way out: it only reads, so it can be stopped at any time. Until the file is open nobody knows
 * how far it is. What it does is announced by the screen around it.
 */
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
    <Panel title={t('progress.title')}>
      <div className={classes.line}>
        <Loader size={18} color="gray" aria-hidden />
        <span>{name}</span>
      </div>
      <Progress
        value={total > 0 ? Math.min(100, (100 * done) / total) : 100}
        animated={total === 0}
        size="md"
        aria-label={name}
        transitionDuration={0}
      />
      <div className={classes.end}>
        <span className={classes.bytes}>
          {total > 0 &&
            t('progress.of', { done: formatBytes(done, language), total: formatBytes(total, language) })}
        </span>
        <Button variant="default" onClick={onStop}>
          {t('progress.stop')}
        </Button>
      </div>
    </Panel>
  )
}
