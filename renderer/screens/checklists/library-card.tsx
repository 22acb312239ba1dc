import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconArrowsDiff, IconDots, IconEye, IconFileSpreadsheet, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useNavigation } from '../../app/route.ts'
import type { LibraryChecklist, LibraryVersion } from '../../library/library.ts'
import { definitionOf } from '../../library/use-library.ts'
import { textIn, useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { useServices } from '../../services.ts'
import { formatDate } from '../../ui/format.ts'
import { LanguageNames } from './language-names.tsx'
import classes from './library-card.module.css'
import { RemoveDialog } from './remove-dialog.tsx'
import { SaveNotice } from './save-notice.tsx'
import { useSaveForm } from './use-save-form.ts'

/** One checklist with its versions, newest first, and what can be done with each. */
export function LibraryCard({ checklist: { form_id, versions } }: { readonly checklist: LibraryChecklist }) {
  const { t } = useTranslation('checklists')
  const language = useLanguage()
  const go = useNavigation((state) => state.go)
  const saving = useSaveForm()
  const [newest, second] = versions
  return (
    <article className={classes.card} data-form={form_id}>
      <header className={classes.head}>
        <div className={classes.words}>
          <h3 className={classes.title}>{textIn(newest.title, language) || form_id}</h3>
          <div className={classes.id}>{form_id}</div>
        </div>
        {second !== undefined && (
          <Button
            variant="default"
            leftSection={<IconArrowsDiff size={18} aria-hidden />}
            onClick={() => go({ screen: 'compare', form: form_id, from: second.version, to: newest.version })}
          >
            {t('compare.open')}
          </Button>
        )}
      </header>
      <ul className={classes.versions}>
        {versions.map((version, index) => (
          <Version
            key={version.version}
            version={version}
            newest={index === 0 && versions.length > 1}
            saving={saving}
          />
        ))}
      </ul>
      {(saving.saved !== null || saving.error !== null) && (
        <div className={classes.notice}>
          <SaveNotice saving={saving} />
        </div>
      )}
    </article>
  )
}

function Version({
  version,
  newest,
  saving,
}: {
  readonly version: LibraryVersion
  /** The newest of several. */
  readonly newest: boolean
  readonly saving: ReturnType<typeof useSaveForm>
}) {
  const { t } = useTranslation(['checklists', 'common'])
  const language = useLanguage()
  const services = useServices()
  const go = useNavigation((state) => state.go)
  const [removing, setRemoving] = useState(false)
  const { form_id: form, version: name, questions, languages, source } = version
  const entry = source.kind === 'imported' ? source.entry : null
  const save = async () => saving.save(await definitionOf(services, version))
  return (
    <li className={classes.version} data-version={name}>
      <div className={classes.name}>
        <span className={classes.number}>{t('version', { version: name })}</span>
        {newest && <span className={classes.newest}>{t('newest')}</span>}
      </div>
      <div className={classes.facts}>
        <span>{t('common:unit.questions', { count: questions })}</span>
        <span>
          <LanguageNames tags={languages} />
        </span>
        <span className={classes.source}>
          {entry === null
            ? t('source.builtIn')
            : t('source.file', {
                file: entry.file,
                date: formatDate(entry.at, language),
                name: entry.by.name,
              })}
        </span>
      </div>
      <div className={classes.actions}>
        <Button
          variant="default"
          leftSection={<IconEye size={18} aria-hidden />}
          onClick={() => go({ screen: 'preview', form, version: name })}
        >
          {t('try')}
        </Button>
        <Button variant="default" onClick={() => go({ screen: 'checklist', form, version: name })}>
          {t('open')}
        </Button>
        <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
          <Menu.Target>
            <ActionIcon aria-label={t('more', { version: name })} loading={saving.busy}>
              <IconDots size={20} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconFileSpreadsheet size={18} aria-hidden />}
              onClick={() => void save()}
            >
              {t('save.do')}
            </Menu.Item>
            {entry !== null && (
              <Menu.Item
                color="var(--adit-danger)"
                leftSection={<IconTrash size={18} aria-hidden />}
                onClick={() => setRemoving(true)}
              >
                {t('remove.do')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      </div>
      {removing && entry !== null && <RemoveDialog entry={entry} onClose={() => setRemoving(false)} />}
    </li>
  )
}
