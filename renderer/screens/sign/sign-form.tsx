import { zodResolver } from '@hookform/resolvers/zod'
import { Button, Checkbox, Stack } from '@mantine/core'
import { IconSignature } from '@tabler/icons-react'
import { useEffect, useMemo, useRef } from 'react'
import { Controller, FormProvider, useForm } from 'react-hook-form'
import type { Signer } from '../../../shared/ipc/contract.ts'
import { AppError } from '../../../shared/lib/app-error.ts'
import type { KeyId } from '../../../shared/record/event.ts'
import { conflicts as conflictsOf } from '../../../shared/record/replay.ts'
import { useAssessment, useAssessmentStore } from '../../assessment/assessment-context.tsx'
import { HandedOverNotice } from '../../assessment/handed-over-notice.tsx'
import { useSummary } from '../../assessment/use-summary.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { EndButtons } from '../../ui/end-buttons.tsx'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { PassphraseInput } from '../../ui/passphrase-input.tsx'
import { ConflictNotice } from './conflict-notice.tsx'
import { IntentQuote } from './intent-quote.tsx'
import { PartSignatures } from './part-signatures.tsx'
import { partProblemOf, passphraseProblemOf, type Signing } from './run-export.ts'
import classes from './sign-form.module.css'
import { signatureOf } from './signature-of.ts'
import { SignedContent } from './signed-content.tsx'
import { SignerLine } from './signer-line.tsx'
import { EMPTY_SIGNING, type SigningValues, signingSchema, toSignings } from './signing-form.ts'
import type { ExportWork } from './use-export.ts'
import { usePartSigners } from './use-part-signers.ts'
import { useSigners } from './use-signers.ts'
import { WitnessChoice } from './witness-choice.tsx'

/** What is signed, by whom, and the button that does it. Loads the signers first. */
export function SignForm({ work }: { readonly work: ExportWork }) {
  const { t } = useTranslation('sign')
  const signers = useSigners()
  if (signers.kind === 'loading') return <p role="status">{t('loading')}</p>
  if (signers.kind === 'failed') return <ErrorNotice error={signers.error} onRetry={signers.retry} />
  const { author, others, add } = signers
  if (author === undefined) return <ErrorNotice error={new AppError('key-not-found')} />
  return <Form work={work} author={author} others={others} onNewSigner={add} />
}

function Form({
  work,
  author,
  others,
  onNewSigner,
}: {
  readonly work: ExportWork
  readonly author: Signer
  readonly others: readonly Signer[]
  readonly onNewSigner: (signer: Signer) => void
}) {
  const { t } = useTranslation('sign')
  const store = useAssessmentStore()
  const { id } = useAssessment((state) => state.assessment)
  const checklist = useAssessment((state) => state.checklist)
  const save = useAssessment((state) => state.save)
  const handedOver = useAssessment((state) => state.handedOver !== null)
  const summary = useSummary()
  const incomplete = summary.openCount > 0
  // Also those at questions that are not asked any more: a final bundle holds none.
  const conflicts = useAssessment((state) => conflictsOf(state.record).length)
  const schema = useMemo(
    () => signingSchema({ author: author.key, keyring: author.keyring, incomplete }),
    [author, incomplete],
  )
  const form = useForm<SigningValues>({ resolver: zodResolver(schema), defaultValues: EMPTY_SIGNING })
  const { errors } = form.formState
  const sent = useRef<readonly Signing[]>([])
  const end = useRef<HTMLDivElement>(null)
  const problem = (field: keyof SigningValues) => {
    const key = errors[field]?.message
    return key === undefined ? undefined : t(`problem.${key}`)
  }

  const { witnessing, witness } = form.watch()
  const signing = witnessing === 'person' ? [author.key, witness as KeyId] : [author.key]
  const parts = usePartSigners(others, signing)

  const submit = form.handleSubmit(async (values) => {
    const alongside = parts.toParts()
    if (alongside === null) return
    sent.current = toSignings(values, author.key)
    const signatures = sent.current
    const ended = await work.start({ assessment: id, checklist, signatures, parts: alongside, incomplete })
    if (ended.kind !== 'done') return
    // The bundle is whole without it, and the index card knows of it too: a failure is no news to the person.
    const signature = signatureOf(ended, sent.current, [author, ...others])
    await store.getState().noteSignature(signature).catch(console.error)
  })

  // Afterwards, because a field can take the focus only once the form is shown again.
  const { state } = work
  const { setError } = form
  useEffect(() => {
    if (state.kind === 'cancelled') end.current?.focus()
    if (state.kind !== 'failed') return
    const found = passphraseProblemOf(state.error, sent.current)
    if (found === undefined) end.current?.focus()
    else setError(`${found.role}Passphrase`, { message: found.problem }, { shouldFocus: true })
  }, [state, setError])

  const failure = state.kind === 'failed' ? state.error : undefined
  // A wrong passphrase is said at its field.
  const inPart = failure === undefined ? undefined : partProblemOf(failure, parts.present)
  const inField =
    inPart !== undefined ||
    (failure !== undefined && passphraseProblemOf(failure, sent.current) !== undefined)
  return (
    <FormProvider {...form}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="1.25rem">
          <SignedContent summary={summary} />
          <Panel title={t('author.title')}>
            <IntentQuote by="author" />
            <SignerLine label={t('author.you')} signer={author} />
            <PassphraseInput
              {...form.register('authorPassphrase')}
              label={t('author.passphrase')}
              description={author.keyring ? t('author.keyring') : undefined}
              error={problem('authorPassphrase')}
              autoComplete="off"
              maw="24rem"
            />
          </Panel>
          <WitnessChoice others={others} problem={problem} onNewSigner={onNewSigner} />
          <PartSignatures parts={parts} asked={form.formState.isSubmitted} problem={inPart} />
          {incomplete && conflicts === 0 && (
            <Notice tone="warn" title={t('open.title', { count: summary.openCount })}>
              {t('open.text')}
              <Controller
                control={form.control}
                name="acceptsOpen"
                render={({ field: { value, ...field } }) => (
                  <Checkbox
                    {...field}
                    checked={value}
                    label={t('open.accept')}
                    error={problem('acceptsOpen')}
                    className={classes.tick}
                  />
                )}
              />
            </Notice>
          )}
          {conflicts > 0 && <ConflictNotice count={conflicts} assessment={id} />}
          {save.kind === 'failed' && <ErrorNotice error={save.error} />}
          <HandedOverNotice />
          <div ref={end} tabIndex={-1} className={classes.ending}>
            {state.kind === 'cancelled' && <Notice title={t('cancelled')} />}
            {failure !== undefined && !inField && (
              <>
                <ErrorNotice error={failure} />
                <p className={classes.failedNote}>{t('failed-note')}</p>
              </>
            )}
          </div>
          <EndButtons>
            <Button
              type="submit"
              size="md"
              leftSection={<IconSignature size={20} aria-hidden />}
              disabled={conflicts > 0 || save.kind === 'failed' || handedOver || parts.absent.length > 0}
              loading={save.kind === 'saving'}
            >
              {incomplete ? t('submit-incomplete') : t('submit')}
            </Button>
          </EndButtons>
        </Stack>
      </form>
    </FormProvider>
  )
}
