import { Button, Modal } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from '../../messages/use-translation.ts'
import { EndButtons } from '../../ui/end-buttons.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { PassphraseInput } from '../../ui/passphrase-input.tsx'
import classes from './settings-screen.module.css'

/**
 * Asks for a passphrase and does something with it that leads to a file. `act` gives null when the person chose no file:
 * then the dialog stays open, as it does, with the reason, when `act` fails. Closes with the outcome, or null.
 */
export function PassphraseDialog<Outcome>({
  title,
  lead,
  submit,
  act,
  onClose,
}: {
  readonly title: string
  readonly lead: string
  /** Words of the button that goes on. */
  readonly submit: string
  act(passphrase: string): Promise<Outcome | null>
  onClose(outcome: Outcome | null): void
}) {
  const { t } = useTranslation(['settings', 'common'])
  const [passphrase, setPassphrase] = useState('')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const go = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setFailure(null)
    try {
      const outcome = await act(passphrase)
      if (outcome !== null) return onClose(outcome)
    } catch (error) {
      setFailure(error)
    }
    setBusy(false)
  }
  return (
    <Modal
      opened
      onClose={() => onClose(null)}
      title={title}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form className={classes.stack} onSubmit={(event) => void go(event)}>
        <div>{lead}</div>
        <PassphraseInput
          label={t('identity.passphrase')}
          value={passphrase}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
          data-autofocus
        />
        {failure !== null && <ErrorNotice error={failure} />}
        <EndButtons>
          <Button variant="default" onClick={() => onClose(null)}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={passphrase === ''}>
            {submit}
          </Button>
        </EndButtons>
      </form>
    </Modal>
  )
}
