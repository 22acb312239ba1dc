import { Button } from '@mantine/core'
import { useAssessment, useAssessmentStore } from '../../assessment/assessment-context.tsx'
import { useTranslation } from '../../messages/use-translation.ts'
import { ErrorNotice } from '../../ui/notice.tsx'
import classes from './walk.module.css'

/** While answers could not be stored: says so, and offers to try again or to let go of files that do not fit. */
export function SaveFailure() {
  const { t } = useTranslation('walk')
  const store = useAssessmentStore()
  const save = useAssessment((state) => state.save)
  const stuck = useAssessment((state) => state.stuckFiles)
  if (save.kind !== 'failed') return null
  return (
    <div className={classes.failure}>
      <ErrorNotice
        error={save.error}
        onRetry={() => void store.getState().retry()}
        actions={
          stuck.length > 0 && (
            <Button variant="default" onClick={() => void store.getState().dropStuckFiles()}>
              {t('save.dropFiles', { count: stuck.length, name: stuck[0]?.name ?? '' })}
            </Button>
          )
        }
      />
      <p className={classes.failureWords}>{t('save.kept')}</p>
    </div>
  )
}
