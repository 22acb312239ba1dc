import { Button } from '@mantine/core'
import { IconArrowsDiff, IconEye, IconFileSpreadsheet, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { isSeenSection, titledSections } from '../../../shared/checklist/sections.ts'
import { useNavigation } from '../../app/route.ts'
import { type OpenVersion, useLibrary, useVersion } from '../../library/use-library.ts'
import { VersionGone } from '../../library/version-gone.tsx'
import { textIn, useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import type { LibraryEntry } from '../../storage/library-entry.ts'
import { formatBytes, formatDateTime } from '../../ui/format.ts'
import { ErrorNotice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { ChecklistPanel } from './checklist-panel.tsx'
import classes from './checklists-screen.module.css'
import { LanguageNames } from './language-names.tsx'
import { RemoveDialog } from './remove-dialog.tsx'
import { ReportActions } from './report-actions.tsx'
import { ReportView } from './report-view.tsx'
import { SaveNotice } from './save-notice.tsx'
import { useSaveForm } from './use-save-form.ts'

/** One version of a checklist, to be read; and what can be done with it. */
export function ChecklistScreen({
  form,
  version,
  at,
}: {
  readonly form: string
  readonly version: string
  /** Name of the row to show first. */
  readonly at?: string | undefined
}) {
  const opened = useVersion(form, version)
  if (opened.error !== null) return <ErrorNotice error={opened.error} onRetry={opened.retry} />
  if (opened.value === undefined) return null
  if (opened.value === null) return <VersionGone />
  return <Shown opened={opened.value} at={at} />
}

function Shown({
  opened: { version, definition },
  at,
}: {
  readonly opened: OpenVersion
  readonly at: string | undefined
}) {
  const { t } = useTranslation(['checklists', 'common'])
  const language = useLanguage()
  const entry = version.source.kind === 'imported' ? version.source.entry : null
  const saving = useSaveForm()
  const title = textIn(definition.form_title, language) || definition.form_id
  return (
    <Page
      title={title}
      eyebrow={t(`common:stage.${definition.stage}`)}
      lead={textIn(definition.description, language) || undefined}
      actions={
        <Actions opened={{ version, definition }} busy={saving.busy} onSave={() => saving.save(definition)} />
      }
      below={
        <dl className={classes.facts}>
          <Fact name={t('fact.version')}>{definition.version}</Fact>
          <Fact name={t('fact.questions')}>{version.questions}</Fact>
          <Fact name={t('fact.sections')}>{titledSections(definition).filter(isSeenSection).length}</Fact>
          <Fact name={t('fact.languages')}>
            <LanguageNames tags={definition.languages} />
          </Fact>
          <Fact name={t('fact.id')}>{definition.form_id}</Fact>
          {entry !== null && <Fact name={t('fact.file')}>{entry.file}</Fact>}
          {entry !== null && (
            <Fact name={t('fact.imported')}>
              {formatDateTime(entry.at, language)} · {entry.by.name}
            </Fact>
          )}
        </dl>
      }
    >
      {(saving.saved !== null || saving.error !== null) && (
        <div className={classes.notice}>
          <SaveNotice saving={saving} />
        </div>
      )}
      <ChecklistPanel checklist={definition} at={at} />
      {entry !== null && <Origin entry={entry} />}
    </Page>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Actions({
  opened: { version, definition },
  busy,
  onSave,
}: {
  readonly opened: OpenVersion
  readonly busy: boolean
  onSave(): void
}) {
  const { t } = useTranslation('checklists')
  const go = useNavigation((state) => state.go)
  const library = useLibrary()
  const [removing, setRemoving] = useState(false)
  const { form_id: form, version: name } = definition
  const versions = library.value?.find((one) => one.form_id === form)?.versions ?? []
  const at = versions.findIndex((one) => one.version === name)
  // With the one before it; the oldest with the one after it.
  const other = versions[at + 1] ?? versions[at - 1]
  const older = at + 1 < versions.length
  const entry = version.source.kind === 'imported' ? version.source.entry : null
  return (
    <>
      {entry !== null && (
        <Button
          variant="default"
          leftSection={<IconTrash size={18} aria-hidden />}
          onClick={() => setRemoving(true)}
        >
          {t('remove.do')}
        </Button>
      )}
      {other !== undefined && (
        <Button
          variant="default"
          leftSection={<IconArrowsDiff size={18} aria-hidden />}
          onClick={() =>
            go({
              screen: 'compare',
              form,
              from: older ? other.version : name,
              to: older ? name : other.version,
            })
          }
        >
          {t('compare.open')}
        </Button>
      )}
      <Button
        variant="default"
        leftSection={<IconFileSpreadsheet size={18} aria-hidden />}
        loading={busy}
        onClick={onSave}
      >
        {t('save.do')}
      </Button>
      <Button
        leftSection={<IconEye size={18} aria-hidden />}
        onClick={() => go({ screen: 'preview', form, version: name })}
      >
        {t('try')}
      </Button>
      {removing && entry !== null && (
        <RemoveDialog
          entry={entry}
          onClose={() => setRemoving(false)}
          onRemoved={() => go({ screen: 'checklists' })}
        />
      )}
    </>
  )
}

/** Where an imported version came from: its report, and the files that came with it. */
function Origin({ entry }: { readonly entry: LibraryEntry }) {
  const { t } = useTranslation('checklists')
  const language = useLanguage()
  return (
    <>
      <Section title={t('report.heading')} lead={t('report.leadKept')}>
        <div className={classes.reports}>
          <ReportView remarks={entry.remarks} />
          <ReportActions
            file={entry.file}
            facts={[
              `${entry.form_id} ${entry.version}`,
              `${formatDateTime(entry.at, language)} ${entry.by.name}`,
            ]}
            remarks={entry.remarks}
          />
        </div>
      </Section>
      {entry.media.length > 0 && (
        <Section title={t('media.heading')} lead={t('media.lead')}>
          <ul className={classes.media}>
            {entry.media.map((file) => (
              <li key={file.name}>
                {file.name} · {formatBytes(file.size, language)}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
