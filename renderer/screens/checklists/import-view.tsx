import { Button, FileButton, Loader, Radio } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { ImportRemark } from '../../../shared/xlsform/import-report.ts'
import type { LibraryChecklist } from '../../library/library.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { useWindowDrop } from '../../ui/use-window-drop.ts'
import type { Imported } from '../../xlsform/messages.ts'
import { ACCEPTED_FILES, chooseForm, companionsOf } from './choose-form.ts'
import classes from './import.module.css'
import { ImportDecision } from './import-decision.tsx'
import { ReportActions } from './report-actions.tsx'
import { ReportView } from './report-view.tsx'
import { useReadForm } from './use-read-form.ts'

/**
 * An import from the picked files to the library: what they are, what became of the form, and the decision. Nothing is
 * kept before the person decides.
 */
export function ImportView({
  files,
  library,
  onFiles,
  onClose,
}: {
  readonly files: readonly File[]
  readonly library: readonly LibraryChecklist[]
  /** Goes on with more files. */
  onFiles(files: readonly File[]): void
  onClose(): void
}) {
  const { t } = useTranslation(['checklists', 'common'])
  const [chosen, setChosen] = useState<File | null>(null)
  const picked = useMemo(() => chooseForm(files), [files])
  const form = chosen !== null && files.includes(chosen) ? chosen : picked.form
  const companions = useMemo(() => (form === null ? [] : companionsOf(files, form)), [files, form])
  const { reading, retry } = useReadForm(form, companions)
  useWindowDrop((more) => onFiles([...files, ...more]))

  return (
    <Page
      title={form === null ? t('import.title') : t('import.titleOf', { file: form.name })}
      lead={t('import.lead')}
      actions={
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
      }
    >
      <Section title={t('import.files')} lead={t('import.filesLead')}>
        {picked.candidates.length === 0 && (
          <Notice tone="warn" title={t('import.noForm')}>
            {t('import.noFormNext')}
          </Notice>
        )}
        {picked.candidates.length > 1 && (
          <Radio.Group
            label={t('import.which')}
            value={form === null ? null : String(files.indexOf(form))}
            onChange={(index) => setChosen(files[Number(index)] ?? null)}
          >
            <div className={classes.candidates}>
              {picked.candidates.map((file) => (
                <Radio key={files.indexOf(file)} value={String(files.indexOf(file))} label={file.name} />
              ))}
            </div>
          </Radio.Group>
        )}
        {form !== null && (
          <ul className={classes.files}>
            <li>
              <strong>{form.name}</strong> <span className={classes.role}>{t('import.form')}</span>
            </li>
            {companions.map((file) => (
              <li key={file.name}>
                {file.name} <span className={classes.role}>{t('import.beside')}</span>
              </li>
            ))}
          </ul>
        )}
        <FileButton multiple accept={ACCEPTED_FILES} onChange={(more) => onFiles([...files, ...more])}>
          {(button) => (
            <Button {...button} variant="default" leftSection={<IconPlus size={18} aria-hidden />}>
              {t('import.addFiles')}
            </Button>
          )}
        </FileButton>
      </Section>
      {reading.kind === 'reading' && (
        <div className={classes.reading} role="status">
          <Loader size={20} color="gray" aria-hidden />
          {t('import.reading')}
        </div>
      )}
      {reading.kind === 'failed' && <ErrorNotice error={reading.error} onRetry={retry} />}
      {reading.kind === 'read' && form !== null && (
        <>
          <ImportDecision
            key={form.name}
            imported={reading.imported}
            file={form.name}
            library={library}
            onClose={onClose}
          />
          <Section title={t('report.heading')} lead={t('report.lead')}>
            <div className={classes.stack}>
              <ReportView remarks={told(reading.imported)} />
              <ReportActions file={form.name} facts={[]} remarks={told(reading.imported)} />
            </div>
          </Section>
        </>
      )}
    </Page>
  )
}

/** The stage is asked for right above the report: what importing assumed about it would only mislead. */
function told({ remarks }: Imported): readonly ImportRemark[] {
  return remarks.filter(({ code }) => code !== 'stage-assumed')
}
