import { Button } from '@mantine/core'
import { useNavigation } from '../../app/route.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { ConflictList } from '../../questions/marks/conflict-list.tsx'
import { Notice } from '../../ui/notice.tsx'

/** Says why an assessment in conflict cannot be signed, and lets each conflict be decided. */
export function ConflictNotice({
  count,
  assessment,
}: {
  readonly count: number
  readonly assessment: string
}) {
  const { t } = useTranslation('sign')
  const go = useNavigation((state) => state.go)
  return (
    <>
      <Notice
        tone="danger"
        title={t('conflicts.title', { count })}
        actions={
          <Button variant="default" onClick={() => go({ screen: 'finish', assessment })}>
            {t('open.review')}
          </Button>
        }
      >
        {t('conflicts.text')}
      </Notice>
      <ConflictList onOpen={(path) => go({ screen: 'walk', assessment, path })} />
    </>
  )
}
