import type { ReactNode } from 'react'
import { useTranslation } from '../messages/use-translation.ts'
import { Notice } from './notice.tsx'

/** Says that the key file at `path` on this device cannot be read any more, and what brings the key back. */
export function DamagedKey({ path, actions }: { readonly path: string; readonly actions: ReactNode }) {
  const { t } = useTranslation()
  return (
    <Notice tone="danger" title={t('damagedKey.title')} actions={actions}>
      {t('damagedKey.next', { path })}
    </Notice>
  )
}
