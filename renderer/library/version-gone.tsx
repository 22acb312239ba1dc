import { Button } from '@mantine/core'
import { useNavigation } from '../app/route.ts'
import { useTranslation } from '../messages/use-translation.ts'
import { Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'

/** Stands where a version would that the library does not hold any more. */
export function VersionGone() {
  const { t } = useTranslation(['checklists', 'common'])
  const go = useNavigation((state) => state.go)
  return (
    <Page title={t('gone.title')} width="text">
      <Notice
        title={t('gone.title')}
        actions={<Button onClick={() => go({ screen: 'checklists' })}>{t('gone.library')}</Button>}
      >
        {t('gone.next')}
      </Notice>
    </Page>
  )
}
