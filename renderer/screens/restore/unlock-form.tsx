import { Button } from '@mantine/core'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from '../../messages/use-translation.ts'
import { ErrorNotice } from '../../ui/notice.tsx'
import { PassphraseInput } from '../../ui/passphrase-input.tsx'
import classes from './restore.module.css'

/** Asks for the passphrase of an encrypted backup, and again when it was another one. */
export function UnlockForm({
  path,
  error,
  onUnlock,
}: {
  readonly path: string
  readonly error: unknown
  onUnlock(passphrase: string): void
}) {
  const { t } = useTranslation('backup')
  const [passphrase, setPassphrase] = useState('')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onUnlock(passphrase)
  }
  return (
    <form className={classes.unlock} onSubmit={submit}>
      <div>
        {t('unlock.lead')}
        <div className={classes.dim}>{path}</div>
      </div>
      <PassphraseInput
        label={t('seal.passphrase')}
        description={t('unlock.hint')}
        value={passphrase}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
        ref={field}
      />
      {error !== null && <ErrorNotice error={error} />}
      <div>
        <Button type="submit" disabled={passphrase === ''}>
          {t('unlock.do')}
        </Button>
      </div>
    </form>
  )
}
