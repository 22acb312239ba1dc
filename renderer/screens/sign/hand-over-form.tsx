import { Button, Radio, Stack, TextInput } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { Signer } from '../../../shared/ipc/contract.ts'
import { AppError } from '../../../shared/lib/app-error.ts'
import type { HandoverGive } from '../../../shared/record/event.ts'
import { useAssessment, useAssessmentStore } from '../../assessment/assessment-context.tsx'
import { closeAssessment } from '../../assessment/open-assessments.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { useServices } from '../../services.ts'
import { EndButtons } from '../../ui/end-buttons.tsx'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { Panel, PanelWords } from '../../ui/panel.tsx'
import { PassphraseInput } from '../../ui/passphrase-input.tsx'
import { PartSignatures } from './part-signatures.tsx'
import { partProblemOf, passphraseProblemOf, type Signing } from './run-export.ts'
import classes from './sign-form.module.css'
import { SignerLine } from './signer-line.tsx'
import type { ExportWork } from './use-export.ts'
import { usePartSigners } from './use-part-signers.ts'
import { useSigners } from './use-signers.ts'

/** Copy or move, to whom, and the passphrase of whoever gives it. `onNoted` says that the log has the note of it now. */
export function HandOverForm({ work, onNoted }: { readonly work: ExportWork; onNoted(): void }) {
  const { t } = useTranslation('sign')
  const signers = useSigners()
  if (signers.kind === 'loading') return <p role="status">{t('loading')}</p>
  if (signers.kind === 'failed') return <ErrorNotice error={signers.error} onRetry={signers.retry} />
  if (signers.author === undefined) return <ErrorNotice error={new AppError('key-not-found')} />
  const { author, others } = signers
  return <Form work={work} author={author} others={others} onNoted={onNoted} />
}

function Form({
  work,
  author,
  others,
  onNoted,
}: {
  readonly work: ExportWork
  readonly author: Signer
  readonly others: readonly Signer[]
  onNoted(): void
}) {
  const { t } = useTranslation(['merge', 'sign'])
  const services = useServices()
  const store = useAssessmentStore()
  const { id } = useAssessment((state) => state.assessment)
  const checklist = useAssessment((state) => state.checklist)
  const [mode, setMode] = useState<HandoverGive['mode'] | ''>('')
  const [to, setTo] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [asked, setAsked] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const parts = usePartSigners(others, [author.key])
  const sent = useRef<readonly Signing[]>([])
  const end = useRef<HTMLDivElement>(null)
  const missing = {
    mode: mode === '',
    to: to.trim() === '',
    passphrase: passphrase === '' && !author.keyring,
  }

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    setFailure(null)
    const alongside = parts.toParts()
    if (mode === '' || missing.to || missing.passphrase || alongside === null) return
    const signing: Signing = { key: author.key, role: 'author', passphrase: passphrase || null }
    sent.current = [signing]
    try {
      const prepared = await store.getState().prepareHandOver(mode, to.trim())
      let committed = false
      const commit = async () => {
        await prepared.commit()
        committed = true
      }
      await work.start({
        ...{ assessment: id, checklist, signatures: sent.current, parts: alongside, incomplete: true },
        handOver: { events: prepared.events, commit },
      })
      if (committed) {
        closeAssessment(services, id)
        onNoted()
      } else prepared.release()
    } catch (error) {
      setFailure(error)
    }
  }

  const { state } = work
  const shown = state.kind === 'failed' ? state.error : failure
  const inField = shown === null ? undefined : passphraseProblemOf(shown, sent.current)
  const inPart = shown === null ? undefined : partProblemOf(shown, parts.present)
  // Afterwards, because a place can take the focus only once the form is shown again.
  useEffect(() => {
    if (state.kind === 'failed' || state.kind === 'cancelled') end.current?.focus()
  }, [state])

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="1.25rem">
        <Panel>
          <Radio.Group
            label={t('give.mode')}
            value={mode}
            onChange={(value) => setMode(value as HandoverGive['mode'])}
            error={asked && missing.mode ? t('give.mode-missing') : undefined}
          >
            <Radio
              value="copy"
              label={t('give.copy')}
              description={t('give.copy-note')}
              className={classes.tick}
            />
            <Radio
              value="move"
              label={t('give.move')}
              description={t('give.move-note')}
              className={classes.tick}
            />
          </Radio.Group>
          <TextInput
            mt="md"
            label={t('give.to')}
            description={t('give.to-note')}
            value={to}
            maxLength={100}
            onChange={(event) => setTo(event.currentTarget.value)}
            error={asked && missing.to ? t('give.to-missing') : undefined}
            maw="24rem"
          />
        </Panel>
        <Panel>
          <SignerLine label={t('sign:author.you')} signer={author} />
          <PanelWords>{t('give.signed')}</PanelWords>
          <PassphraseInput
            label={t('sign:author.passphrase')}
            description={author.keyring ? t('sign:author.keyring') : undefined}
            value={passphrase}
            onChange={(event) => setPassphrase(event.currentTarget.value)}
            error={
              inField !== undefined
                ? t(`sign:problem.${inField.problem}`)
                : asked && missing.passphrase
                  ? t('sign:problem.passphrase-blank')
                  : undefined
            }
            autoComplete="off"
            maw="24rem"
          />
        </Panel>
        <PartSignatures parts={parts} asked={asked} problem={inPart} />
        <Notice title={t('give.contents')}>{t('give.contents-text')}</Notice>
        <div ref={end} tabIndex={-1} className={classes.ending}>
          {state.kind === 'cancelled' && <Notice title={t('give.cancelled')} />}
          {shown !== null && inField === undefined && inPart === undefined && <ErrorNotice error={shown} />}
        </div>
        <EndButtons>
          <Button
            type="submit"
            size="md"
            disabled={parts.absent.length > 0}
            leftSection={<IconSend size={20} aria-hidden />}
          >
            {t('give.do')}
          </Button>
        </EndButtons>
      </Stack>
    </form>
  )
}
