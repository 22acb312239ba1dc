import type { Signer } from '../../../shared/ipc/contract.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { useServices } from '../../services.ts'
import { PassphraseDialog } from './passphrase-dialog.tsx'

/** Brings a key back from its recovery copy. Closes with the key, or null when there is none. */
export function RestoreDialog({ onClose }: { readonly onClose: (signer: Signer | null) => void }) {
  const { t } = useTranslation('settings')
  const { bridge } = useServices()
  return (
    <PassphraseDialog
      title={t('identity.restore')}
      lead={t('identity.restoreLead')}
      submit={t('identity.chooseCopy')}
      act={(passphrase) => bridge.call('keys.restore', { passphrase })}
      onClose={onClose}
    />
  )
}
