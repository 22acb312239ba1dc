import { Button, Loader, Progress } from '@mantine/core'
import { IconCircle, IconCircleCheck } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { EndButtons } from '../../ui/end-buttons.tsx'
import { formatBytes } from '../../ui/format.ts'
import { Panel } from '../../ui/panel.tsx'
import classes from './export-progress-view.module.css'
import { EXPORT_STEPS, type ExportProgress } from './run-export.ts'

/** The steps of a running export, the one at work with its bytes, and the way out. */
export function ExportProgressView({
  progress,
  cancelling,
  onCancel,
}: {
  readonly progress: ExportProgress
  readonly cancelling: boolean
  readonly onCancel: () => void
}) {
  const { t } = useTranslation('sign')
  const language = useLanguage()
  const heading = useRef<HTMLHeadingElement>(null)
  // The button that was pressed is gone; what it began is where the person is now.
  useEffect(() => heading.current?.focus(), [])
  const at = EXPORT_STEPS.indexOf(progress.step)
  const { done, total } = progress
  return (
    <Panel title={t('progress.title')} titleRef={heading} lead={t('progress.note')}>
      <ol className={classes.steps}>
        {EXPORT_STEPS.map((step, index) => {
          const state = index < at ? 'done' : index === at ? 'now' : 'waiting'
          return (
            <li
              key={step}
              className={`${classes.step} ${classes[state]}`}
              aria-current={state === 'now' ? 'step' : undefined}
            >
              <StepMark state={state} />
              <span className={classes.stepName}>{t(`progress.${step}`)}</span>
              {state === 'now' && total > 0 && (
                <span className={classes.stepBytes}>
                  {t('progress.of', {
                    done: formatBytes(done, language),
                    total: formatBytes(total, language),
                  })}
                </span>
              )}
              <span className={classes.heard}>{t(`progress.state-${state}`)}</span>
            </li>
          )
        })}
      </ol>
      <Progress
        value={total > 0 ? Math.min(100, (100 * done) / total) : 0}
        size="md"
        aria-label={t(`progress.${progress.step}`)}
      />
      <span className={classes.heard} role="status">
        {t(`progress.${progress.step}`)}
      </span>
      <EndButtons>
        <Button variant="default" onClick={onCancel} disabled={cancelling}>
          {cancelling ? t('progress.cancelling') : t('progress.cancel')}
        </Button>
      </EndButtons>
    </Panel>
  )
}

function StepMark({ state }: { readonly state: 'done' | 'now' | 'waiting' }) {
  if (state === 'now') return <Loader size={18} color="gray" aria-hidden />
  const Mark = state === 'done' ? IconCircleCheck : IconCircle
  return <Mark size={20} aria-hidden />
}
