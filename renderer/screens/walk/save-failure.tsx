import { Button } from '@mantine/core'
import { AppError } from '../../../shared/lib/app-error.ts'
import { useAssessment, useAssessmentStore } from '../../assessment/assessment-context.tsx'
import { useTranslation } from '../../messages/use-translation.ts'
import { useErrorWords } from '../../ui/error-words.ts'
import { Notice } from '../../ui/notice.tsx'
import classes from './walk.module.css'

/** While answers could not be stored: says so, and offers to try again or to let go of files that do not fit. */
export function SaveFailure() {
  const { t } = useTranslation(['walk', 'common'])
  const errorWords = useErrorWords()
  const store = useAssessmentStore()
  const save = useAssessment((state) => state.save)
  const stuck = useAssessment((state) => state.stuckFiles)
  if (save.kind !== 'failed') return null
  const { title, next, needed } = errorWords(save.error)
  // Where answers are kept is not chosen here, as the place of a file that is written is.
  const isFull = save.error instanceof AppError && save.error.code === 'disk-full'
  return (
    <div className={classes.failure}>
      <Notice
        tone="danger"
        title={title}
        beside
        actions={
          <>
            <Button variant="default" onClick={() => void store.getState().retry()}>
              {t('common:retry')}
            </Button>
            {stuck.length > 0 && (
              <Button variant="default" onClick={() => void store.getState().dropStuckFiles()}>
                {t('save.dropFiles', { count: stuck.length, name: stuck[0]?.name ?? '' })}
              </Button>
            )}
          </>
        }
      >
        <div>
          {isFull ? t('save.full') : next} {needed}
        </div>
        <div>{t('save.kept')}</div>
      </Notice>
    </div>
  )
}
