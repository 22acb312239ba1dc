import { Button, Modal } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useBackups } from '../../backup/use-backups.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { EndButtons } from '../../ui/end-buttons.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { PassphraseInput } from '../../ui/passphrase-input.tsx'
import { judgePassphrase, SHORTEST_PASSPHRASE } from '../../ui/passphrase-strength.ts'
import { StrengthHint } from '../../ui/strength-hint.tsx'
import classes from './settings-screen.module.css'

/** Asks twice for the passphrase that backups to come open with. */
export function SealDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['backup', 'identity', 'common'])
  const backups = useBackups()
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const isShort = judgePassphrase(passphrase) === 'short'
  const differs = passphrase !== again
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (isShort || differs) return
    setBusy(true)
    setFailure(null)
    try {
      await backups.seal(passphrase)
      onClose()
    } catch (error) {
      setFailure(error)
      setBusy(false)
    }
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('seal.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form className={classes.stack} onSubmit={(event) => void submit(event)} noValidate>
        <div>{t('seal.lead')}</div>
        <PassphraseInput
          label={t('seal.passphrase')}
          description={t('seal.hint', { minimum: SHORTEST_PASSPHRASE })}
          autoComplete="new-password"
          value={passphrase}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
          error={tried && isShort && t('identity:problem.short', { minimum: SHORTEST_PASSPHRASE })}
          data-autofocus
        />
        <StrengthHint passphrase={passphrase} />
        <PassphraseInput
          label={t('identity:field.again')}
          autoComplete="new-password"
          value={again}
          onChange={(event) => setAgain(event.currentTarget.value)}
          error={tried && differs && t('identity:problem.differs')}
        />
        <div className={classes.dim}>{t('seal.warning')}</div>
        {failure !== null && <ErrorNotice error={failure} />}
        <EndButtons>
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('seal.do')}
          </Button>
        </EndButtons>
      </form>
    </Modal>
  )
}
