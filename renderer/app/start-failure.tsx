import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { Look } from './look.tsx'

/** Shown instead of the app when the data on this device cannot be opened. Nothing is touched. */
export function StartFailure({ error, nonce }: { readonly error: unknown; readonly nonce: string }) {
  const { t } = useTranslation()
  return (
    <Look nonce={nonce}>
      <Page title={t('app.startFailed')} width="text">
        <ErrorNotice
          error={error}
          actions={<Button onClick={() => location.reload()}>{t('app.startAgain')}</Button>}
        />
      </Page>
    </Look>
  )
}
