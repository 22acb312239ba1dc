import { zodResolver } from '@hookform/resolvers/zod'
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { z } from 'zod'
import type { Signer } from '../../../shared/ipc/contract.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { useServices } from '../../services.ts'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { PassphraseInput } from '../../ui/passphrase-input.tsx'
import { judgePassphrase, SHORTEST_PASSPHRASE } from '../../ui/passphrase-strength.ts'
import { StrengthHint } from '../../ui/strength-hint.tsx'
import classes from './identity-screen.module.css'

/** As long as a signer's name, organisation and title may be on a card. */
const MAX_WORDS = 100

const words = z.string().trim().max(MAX_WORDS, 'tooLong')

/** Messages are the last part of a key under `identity:problem`. */
const newKeySchema = z
  .object({
    name: words.min(1, 'required'),
    title: words,
    org: words,
    passphrase: z.string().refine((text) => judgePassphrase(text) !== 'short', 'short'),
    again: z.string(),
  })
  .refine((values) => values.passphrase === values.again, { path: ['again'], message: 'differs' })

type NewKey = z.infer<typeof newKeySchema>

/** Asks who works here and makes the key. Hands on the passphrase, which the recovery copy needs at once. */
export function NewKeyForm({
  unguarded,
  onMade,
  onRestore,
  onRestoreBackup,
}: {
  /** Nothing on this computer protects the key but its passphrase. */
  readonly unguarded: boolean
  readonly onMade: (signer: Signer, passphrase: string) => void
  readonly onRestore: () => void
  readonly onRestoreBackup: () => void
}) {
  const { t } = useTranslation(['identity', 'common'])
  const { bridge } = useServices()
  const [failure, setFailure] = useState<unknown>(null)
  const { register, control, handleSubmit, formState } = useForm<NewKey>({
    resolver: zodResolver(newKeySchema),
    defaultValues: { name: '', title: '', org: '', passphrase: '', again: '' },
    mode: 'onTouched',
  })
  const passphrase = useWatch({ control, name: 'passphrase' })
  const problem = (name: keyof NewKey) => {
    const code = formState.errors[name]?.message
    return code && t(`problem.${code}`, { max: MAX_WORDS, minimum: SHORTEST_PASSPHRASE })
  }
  const make = handleSubmit(async ({ name, title, org, passphrase: secret }) => {
    setFailure(null)
    try {
      onMade(await bridge.call('keys.create', { signer: { name, title, org }, passphrase: secret }), secret)
    } catch (error) {
      setFailure(error)
    }
  })
  return (
    <form className={classes.form} onSubmit={(event) => void make(event)} noValidate>
      <TextInput
        label={t('field.name')}
        description={t('hint.name')}
        autoComplete="off"
        withAsterisk
        error={problem('name')}
        {...register('name')}
      />
      <div className={classes.pair}>
        <TextInput label={t('field.title')} error={problem('title')} {...register('title')} />
        <TextInput label={t('field.org')} error={problem('org')} {...register('org')} />
      </div>
      <hr className={classes.rule} />
      {unguarded && (
        <Notice tone="warn" title={t('noKeyring.title')}>
          {t('noKeyring.next')}
        </Notice>
      )}
      <PassphraseInput
        label={t('field.passphrase')}
        description={t('hint.passphrase', { minimum: SHORTEST_PASSPHRASE })}
        autoComplete="new-password"
        withAsterisk
        error={problem('passphrase')}
        {...register('passphrase')}
      />
      <StrengthHint passphrase={passphrase} />
      <PassphraseInput
        label={t('field.again')}
        autoComplete="new-password"
        withAsterisk
        error={problem('again')}
        {...register('again')}
      />
      {failure !== null && <ErrorNotice error={failure} />}
      <div className={classes.ways}>
        <div className={classes.back}>
          <Button variant="subtle" onClick={onRestore}>
            {t('haveCopy')}
          </Button>
          <Button variant="subtle" onClick={onRestoreBackup}>
            {t('haveBackup')}
          </Button>
        </div>
        <Button type="submit" loading={formState.isSubmitting}>
          {t('make')}
        </Button>
      </div>
    </form>
  )
}
