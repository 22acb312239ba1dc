import { Button, Radio, Select } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Controller, useFormContext } from 'react-hook-form'
import type { Signer } from '../../../shared/ipc/contract.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { Panel } from '../../ui/panel.tsx'
import { PassphraseInput } from '../../ui/passphrase-input.tsx'
import { IntentQuote } from './intent-quote.tsx'
import { NewSignerDialog } from './new-signer-dialog.tsx'
import { SignerLine } from './signer-line.tsx'
import type { SigningValues } from './signing-form.ts'
import classes from './witness-choice.module.css'

/** Whether a witness signs too, who it is, and their passphrase. Nothing is chosen for the person. */
export function WitnessChoice({
  others,
  problem,
  onNewSigner,
}: {
  readonly others: readonly Signer[]
  readonly problem: (field: keyof SigningValues) => string | undefined
  readonly onNewSigner: (signer: Signer) => void
}) {
  const { t } = useTranslation('sign')
  const { control, register, watch, setValue } = useFormContext<SigningValues>()
  const [creating, setCreating] = useState(false)
  const witnessing = watch('witnessing')
  const witness = others.find(({ key }) => key === watch('witness'))
  return (
    <Panel title={t('witness.title')}>
      <Controller
        control={control}
        name="witnessing"
        render={({ field: { value, onChange, ...field } }) => (
          <Radio.Group
            {...field}
            value={value ?? ''}
            onChange={onChange}
            label={t('witness.question')}
            error={problem('witnessing')}
            className={classes.question}
          >
            <div className={classes.choices}>
              <Radio.Card value="person" className={classes.choice}>
                <Radio.Indicator aria-hidden />
                <span className={classes.choiceWords}>
                  <span className={classes.choiceName}>{t('witness.person')}</span>
                  <span className={classes.choiceNote}>{t('witness.person-note')}</span>
                </span>
              </Radio.Card>
              <Radio.Card value="none" className={classes.choice}>
                <Radio.Indicator aria-hidden />
                <span className={classes.choiceWords}>
                  <span className={classes.choiceName}>{t('witness.none')}</span>
                  <span className={classes.choiceNote}>{t('witness.none-note')}</span>
                </span>
              </Radio.Card>
            </div>
          </Radio.Group>
        )}
      />
      {witnessing === 'person' && (
        <div className={classes.witness}>
          <div className={classes.pick}>
            <Controller
              control={control}
              name="witness"
              render={({ field: { value, onChange, ...field } }) => (
                <Select
                  {...field}
                  value={value === '' ? null : value}
                  onChange={(key) => onChange(key ?? '')}
                  data={others.map(({ key, signer }) => ({ value: key, label: signer.name }))}
                  label={t('witness.who')}
                  placeholder={others.length === 0 ? t('witness.empty') : t('witness.choose')}
                  error={problem('witness')}
                  disabled={others.length === 0}
                  className={classes.grow}
                />
              )}
            />
            <Button
              variant="default"
              leftSection={<IconUserPlus size={18} aria-hidden />}
              onClick={() => setCreating(true)}
            >
              {t('witness.create')}
            </Button>
          </div>
          {witness !== undefined && (
            <>
              <IntentQuote by="witness" />
              <SignerLine label={t('witness.title')} signer={witness} />
              <PassphraseInput
                {...register('witnessPassphrase')}
                label={t('witness.passphrase')}
                error={problem('witnessPassphrase')}
                autoComplete="off"
                maw="24rem"
              />
            </>
          )}
        </div>
      )}
      <NewSignerDialog
        opened={creating}
        onClose={() => setCreating(false)}
        onMade={(signer) => {
          onNewSigner(signer)
          setValue('witness', signer.key, { shouldValidate: false })
          setCreating(false)
        }}
      />
    </Panel>
  )
}
