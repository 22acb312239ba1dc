import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Signer } from '../../../shared/ipc/contract.ts'
import type { KeyId } from '../../../shared/record/event.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { useServices } from '../../services.ts'
import { DamagedKey } from '../../ui/damaged-key.tsx'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { useCall } from '../../ui/use-call.ts'
import { BackupStep } from './backup-step.tsx'
import classes from './identity-screen.module.css'
import { NewKeyForm } from './new-key-form.tsx'
import { RestoreForm } from './restore-form.tsx'

type Step =
  | { readonly kind: 'new' }
  | { readonly kind: 'restore' }
  /** The key is there; the passphrase is kept until its recovery copy is written or put off. */
  | { readonly kind: 'backup'; readonly signer: Signer; readonly passphrase: string }

/** The first start: who works here, the key they sign with, and a copy of it in a safe place. */
export function IdentityScreen({
  onDone,
  onRestoreBackup,
}: {
  readonly onDone: (key: KeyId) => void
  /** A whole device is to be set up from a backup. */
  readonly onRestoreBackup: () => void
}) {
  const { t } = useTranslation('identity')
  const { bridge } = useServices()
  const keys = useCall(() => bridge.call('keys.list', undefined), [bridge])
  const [step, setStep] = useState<Step>({ kind: 'new' })
  const known = keys.value?.signers ?? []
  return (
    <Page title={t(`title.${step.kind}`)} lead={t(`lead.${step.kind}`)} key={step.kind}>
      <div className={classes.columns}>
        <div className={classes.main}>
          {keys.error !== null && <ErrorNotice error={keys.error} onRetry={keys.retry} />}
          {step.kind === 'new' &&
            keys.value?.damaged?.map((path) => (
              <DamagedKey
                key={path}
                path={path}
                actions={
                  <Button variant="default" onClick={() => setStep({ kind: 'restore' })}>
                    {t('haveCopy')}
                  </Button>
                }
              />
            ))}
          {step.kind === 'new' && known.length > 0 && <KnownSigners signers={known} onDone={onDone} />}
          {step.kind === 'new' && (
            <NewKeyForm
              unguarded={keys.value?.keyring.available === false}
              onMade={(signer, passphrase) => setStep({ kind: 'backup', signer, passphrase })}
              onRestore={() => setStep({ kind: 'restore' })}
              onRestoreBackup={onRestoreBackup}
            />
          )}
          {step.kind === 'restore' && (
            <RestoreForm onRestored={onDone} onBack={() => setStep({ kind: 'new' })} />
          )}
          {step.kind === 'backup' && (
            <BackupStep
              signer={step.signer}
              passphrase={step.passphrase}
              onDone={() => onDone(step.signer.key)}
            />
          )}
        </div>
        <Explanation />
      </div>
    </Page>
  )
}

/** What a signing key is, in three sentences that stand beside every step. */
function Explanation() {
  const { t } = useTranslation('identity')
  return (
    <aside className={classes.aside} aria-labelledby="why-a-key">
      <h2 id="why-a-key">{t('why.title')}</h2>
      <dl>
        {['sign', 'passphrase', 'copy'].map((point) => (
          <div key={point}>
            <dt>{t(`why.${point}.title`)}</dt>
            <dd>{t(`why.${point}.text`)}</dd>
          </div>
        ))}
      </dl>
    </aside>
  )
}

/** Keys that are on this device already, e.g. after its data was lost. */
function KnownSigners({
  signers,
  onDone,
}: {
  readonly signers: readonly Signer[]
  readonly onDone: (key: KeyId) => void
}) {
  const { t } = useTranslation('identity')
  return (
    <Notice
      title={t('known.title')}
      actions={signers.map(({ key, signer, fingerprint }) => (
        <Button key={key} variant="default" h="auto" py="xs" onClick={() => onDone(key)}>
          <span className={classes.known}>
            {[signer.name, signer.org].filter(Boolean).join(' · ')}
            <span className={classes.fingerprint}>{fingerprint}</span>
          </span>
        </Button>
      ))}
    >
      {t('known.next')}
    </Notice>
  )
}
