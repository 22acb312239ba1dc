import { Button, Progress } from '@mantine/core'
import { useTranslation } from '../messages/use-translation.ts'
import { ErrorNotice } from '../ui/notice.tsx'
import classes from './copies.module.css'
import { CopiesLine } from './copies-line.tsx'
import { useBothCopies, useCopies } from './use-copies.ts'

/** Both copies in the settings: the proof line, a full comparison on demand, and what stands in its way. */
export function CopiesPanel() {
  const { t } = useTranslation(['copies', 'common'])
  const copies = useBothCopies()
  const checking = useCopies((state) => state.checking)
  const failed = useCopies((state) => state.checkFailed)
  const database = useCopies((state) => state.database)
  const journal = useCopies((state) => state.journal)
  const share = checking === null || checking.total === 0 ? 0 : (100 * checking.done) / checking.total
  return (
    <div className={classes.panel}>
      <CopiesLine />
      {[database, journal].map(
        (copy, index) =>
          copy.kind === 'behind' && (
            <ErrorNotice
              key={index === 0 ? 'database' : 'journal'}
              error={copy.error}
              onRetry={() => void copies.retry()}
            />
          ),
      )}
      <Button
        variant="default"
        loading={checking !== null}
        onClick={() => void copies.checkAll(Number.POSITIVE_INFINITY)}
      >
        {t('check')}
      </Button>
      {checking !== null && (
        <Progress w="100%" value={share} aria-label={t('line.checking', checking)} transitionDuration={0} />
      )}
      {failed !== null && (
        <ErrorNotice error={failed} onRetry={() => void copies.checkAll(Number.POSITIVE_INFINITY)} />
      )}
      <p className={classes.hint}>{t('checkHint')}</p>
    </div>
  )
}
