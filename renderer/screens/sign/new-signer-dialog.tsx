import { zodResolver } from '@hookform/resolvers/zod'
import { Button, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import type { Signer } from '../../../shared/ipc/contract.ts'
import { AppError } from '../../../shared/lib/app-error.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { useServices } from '../../services.ts'
import { EndButtons } from '../../ui/end-buttons.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { PassphraseInput } from '../../ui/passphrase-input.tsx'
import classes from './new-signer-dialog.module.css'
import { EMPTY_SIGNER, type NewSignerValues, newSignerSchema } from './new-signer-form.ts'

/** Makes a key for a witness on the spot. The witness types a passphrase of their own, twice. */
export function NewSignerDialog({
  opened,
  onClose,
  onMade,
}: {
  readonly opened: boolean
  readonly onClose: () => void
  readonly onMade: (signer: Signer) => void
}) {
  const { t } = useTranslation('sign')
  return (
    <Modal opened={opened} onClose={onClose} title={t('new-signer.title')} size="md">
      <NewSignerForm onClose={onClose} onMade={onMade} />
    </Modal>
  )
}

function NewSignerForm({
  onClose,
  onMade,
}: {
  readonly onClose: () => void
  readonly onMade: (signer: Signer) => void
}) {
  const { t } = useTranslation('sign')
  const { bridge } = useServices()
  const [failure, setFailure] = useState<unknown>()
  /** Characters a passphrase must have, as the main process said. */
  const [minimum, setMinimum] = useState(0)
  const form = useForm<NewSignerValues>({
    resolver: zodResolver(newSignerSchema),
    defaultValues: EMPTY_SIGNER,
  })
  const { errors, isSubmitting } = form.formState
  const problem = (field: keyof NewSignerValues) => {
    const key = errors[field]?.message
    return key === undefined ? undefined : t(`problem.${key}`, { minimum })
  }

  const submit = form.handleSubmit(async ({ name, org, job, passphrase }) => {
    setFailure(undefined)
    try {
      onMade(await bridge.call('keys.create', { signer: { name, org, title: job }, passphrase }))
    } catch (error) {
      if (error instanceof AppError && error.code === 'weak-passphrase') {
        setMinimum(Number(error.details.minimum))
        form.setError('passphrase', { message: 'passphrase-weak' }, { shouldFocus: true })
      } else setFailure(error)
    }
  })

  return (
    <form
      className={classes.fields}
      noValidate
      onSubmit={(event) => {
        // The dialog stands inside the sign form in React's tree, and its events would reach that form too.
        event.stopPropagation()
        void submit(event)
      }}
    >
      <p className={classes.dialogText}>{t('new-signer.intro')}</p>
      <TextInput
        {...form.register('name')}
        label={t('new-signer.name')}
        error={problem('name')}
        data-autofocus
      />
      <TextInput {...form.register('org')} label={t('new-signer.org')} error={problem('org')} />
      <TextInput {...form.register('job')} label={t('new-signer.job')} error={problem('job')} />
      <PassphraseInput
        {...form.register('passphrase')}
        label={t('new-signer.passphrase')}
        description={t('new-signer.passphrase-hint')}
        error={problem('passphrase')}
        autoComplete="new-password"
      />
      <PassphraseInput
        {...form.register('repeat')}
        label={t('new-signer.repeat')}
        error={problem('repeat')}
        autoComplete="new-password"
      />
      {failure !== undefined && <ErrorNotice error={failure} />}
      <EndButtons>
        <Button variant="default" onClick={onClose}>
          {t('new-signer.cancel')}
        </Button>
        <Button type="submit" loading={isSubmitting}>
          {t('new-signer.create')}
        </Button>
      </EndButtons>
    </form>
  )
}
