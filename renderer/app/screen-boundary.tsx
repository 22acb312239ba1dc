import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { useTranslation } from '../messages/use-translation.ts'
import { ErrorNotice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { useNavigation } from './route.ts'

interface Props {
  readonly children: ReactNode
}

/**
 * Keeps the rest of the window alive when a screen fails. What was entered is in storage already; the screen can be
 * opened again from there.
 */
export class ScreenBoundary extends Component<Props, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: null }

  static getDerivedStateFromError(error: unknown): { readonly error: unknown } {
    return { error }
  }

  override componentDidCatch(error: unknown): void {
    console.error(error)
  }

  override render(): ReactNode {
    return this.state.error === null ? this.props.children : <Failure error={this.state.error} />
  }
}

function Failure({ error }: { readonly error: unknown }) {
  const { t } = useTranslation()
  const go = useNavigation((state) => state.go)
  return (
    <Page title={t('app.screenFailed')} width="text">
      <ErrorNotice
        error={error}
        actions={
          <>
            <Button onClick={() => location.reload()}>{t('app.reload')}</Button>
            <Button variant="default" onClick={() => go({ screen: 'home' })}>
              {t('app.home')}
            </Button>
          </>
        }
      />
    </Page>
  )
}
