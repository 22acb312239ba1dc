import { Button, Select } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { STAGES, type Stage } from '../../../shared/checklist/definition.ts'
import { useNavigation } from '../../app/route.ts'
import { countQuestions } from '../../library/count-questions.ts'
import type { LibraryChecklist } from '../../library/library.ts'
import { textIn, useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { useServices } from '../../services.ts'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { Section } from '../../ui/section.tsx'
import { useCall } from '../../ui/use-call.ts'
import type { Imported } from '../../xlsform/messages.ts'
import { addImport, foreseeImport } from './add-import.ts'
import classes from './import.module.css'
import { LanguageNames } from './language-names.tsx'
import { countFates } from './report-groups.ts'

/** What was read, the stage it is for, and the button that puts it into the library; or why it cannot be. */
export function ImportDecision({
  imported,
  file,
  library,
  onClose,
}: {
  readonly imported: Imported
  readonly file: string
  readonly library: readonly LibraryChecklist[]
  onClose(): void
}) {
  const { t } = useTranslation(['checklists', 'common'])
  const services = useServices()
  const language = useLanguage()
  const go = useNavigation((state) => state.go)
  const { definition, remarks } = imported
  const assumed = remarks.some(({ code }) => code === 'stage-assumed')
  const [stage, setStage] = useState<Stage | null>(assumed ? null : (definition?.stage ?? null))
  const [busy, setBusy] = useState(false)
  /** A version that was removed is not foreseen, and still taken while an assessment uses it. */
  const [refused, setRefused] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const foreseen = useCall(
    async () => (definition === undefined ? null : await foreseeImport(services, definition, library)),
    [services, definition, library],
  )

  if (definition === undefined) {
    return (
      <Section title={t('import.result')}>
        <Notice tone="danger" title={t('import.refused', { count: countFates(remarks).refused })}>
          {t('import.refusedNext')}
        </Notice>
      </Section>
    )
  }
  const verdict = refused ? 'taken' : foreseen.value
  const { form_id: form, version } = definition
  const open = () => go({ screen: 'checklist', form, version })
  const add = async () => {
    if (stage === null) return
    setBusy(true)
    setFailure(null)
    try {
      const outcome = await addImport(services, { imported: { ...imported, definition }, stage, file })
      if (outcome === 'taken') setRefused(true)
      else open()
    } catch (error) {
      setFailure(error)
    }
    setBusy(false)
  }
  return (
    <Section title={t('import.result')} lead={t('import.resultLead')}>
      <div className={classes.stack}>
        <dl className={classes.facts}>
          <dt>{t('fact.title')}</dt>
          <dd>{textIn(definition.form_title, language)}</dd>
          <dt>{t('fact.id')}</dt>
          <dd>{form}</dd>
          <dt>{t('fact.version')}</dt>
          <dd>{version}</dd>
          <dt>{t('fact.questions')}</dt>
          <dd>{countQuestions(definition.survey)}</dd>
          <dt>{t('fact.languages')}</dt>
          <dd>
            <LanguageNames tags={definition.languages} />
          </dd>
        </dl>
        {foreseen.error !== null && <ErrorNotice error={foreseen.error} onRetry={foreseen.retry} />}
        {verdict === 'known' && (
          <Notice
            title={t('import.known')}
            actions={
              <Button variant="default" onClick={open}>
                {t('import.openKnown')}
              </Button>
            }
          >
            {t('import.knownNext')}
          </Notice>
        )}
        {verdict === 'taken' && (
          <Notice tone="danger" title={t('import.taken', { version })}>
            {t('import.takenNext', { form })}
          </Notice>
        )}
        {verdict === 'added' && (
          <>
            <Select
              label={t('import.stage')}
              description={assumed ? t('import.stageMissing') : t('import.stageFromForm')}
              placeholder={t('import.stageChoose')}
              value={stage}
              onChange={(chosen) => setStage(STAGES.find((one) => one === chosen) ?? null)}
              data={STAGES.map((one) => ({ value: one, label: t(`common:stage.${one}`) }))}
              allowDeselect={false}
              maw="24rem"
            />
            {failure !== null && <ErrorNotice error={failure} />}
            <div className={classes.actions}>
              <Button
                leftSection={<IconDownload size={18} aria-hidden />}
                disabled={stage === null}
                loading={busy}
                onClick={() => void add()}
              >
                {t('import.add')}
              </Button>
              <Button variant="default" onClick={onClose}>
                {t('common:cancel')}
              </Button>
            </div>
          </>
        )}
      </div>
    </Section>
  )
}
