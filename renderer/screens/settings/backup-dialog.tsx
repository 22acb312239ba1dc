import type { Signer } from '../../../shared/ipc/contract.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { useServices } from '../../services.ts'
import { PassphraseDialog } from './passphrase-dialog.tsx'

/** Asks for the passphrase and writes a recovery copy. Closes with its path, or null when there is none. */
export function BackupDialog({
  signer,
  onClose,
}: {
  readonly signer: Signer
  readonly onClose: (path: string | null) => void
}) {
  const { t } = useTranslation('settings')
  const { bridge } = useServices()
  return (
    <PassphraseDialog
      title={t('identity.backup')}
      lead={t('identity.backupLead')}
      submit={t('identity.chooseWhere')}
      act={async (passphrase) =>
        (await bridge.call('keys.backup', { key: signer.key, passphrase }))?.path ?? null
      }
      onClose={onClose}
    />
  )
}
