import { Button, FileButton, TextInput } from '@mantine/core'
import { IconFileImport, IconHelp, IconListCheck, IconRulerMeasure, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { STAGES } from '../../../shared/checklist/definition.ts'
import { useNavigation } from '../../app/route.ts'
import { WayBack } from '../../app/way-back.tsx'
import { type LibraryChecklist, searchLibrary } from '../../library/library.ts'
import { useLibrary } from '../../library/use-library.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { useWindowDrop } from '../../ui/use-window-drop.ts'
import classes from './checklists-screen.module.css'
import { ACCEPTED_FILES } from './choose-form.ts'
import { ImportView } from './import-view.tsx'
import { LibraryCard } from './library-card.tsx'

/** So many checklists are found by looking; more of them by searching. */
const SEEN_AT_ONCE = 6

/** The library: what the app came with and what was imported, by stage; and the way to import more. */
export function ChecklistsScreen() {
  const library = useLibrary()
  const [files, setFiles] = useState<readonly File[] | null>(null)
  if (files !== null && library.value !== undefined) {
    return (
      <ImportView files={files} library={library.value} onFiles={setFiles} onClose={() => setFiles(null)} />
    )
  }
  return <Library library={library} onFiles={setFiles} />
}

function Library({
  library,
  onFiles,
}: {
  readonly library: ReturnType<typeof useLibrary>
  onFiles(files: readonly File[]): void
}) {
  const { t } = useTranslation('checklists')
  const go = useNavigation((state) => state.go)
  const [words, setWords] = useState('')
  const hovering = useWindowDrop(onFiles)
  const all = library.value ?? []
  const found = searchLibrary(all, words)
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <>
          <WayBack />
          <Button
            variant="default"
            leftSection={<IconHelp size={18} aria-hidden />}
            onClick={() => go({ screen: 'help', at: 'xlsform' })}
          >
            {t('help')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconListCheck size={18} aria-hidden />}
            onClick={() => go({ screen: 'coverage' })}
          >
            {t('coverage.go')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconRulerMeasure size={18} aria-hidden />}
            onClick={() => go({ screen: 'limits' })}
          >
            {t('limits.open')}
          </Button>
          <FileButton multiple accept={ACCEPTED_FILES} onChange={onFiles}>
            {(button) => (
              <Button {...button} leftSection={<IconFileImport size={18} aria-hidden />}>
                {t('import.open')}
              </Button>
            )}
          </FileButton>
        </>
      }
    >
      {library.error !== null && <ErrorNotice error={library.error} onRetry={library.retry} />}
      <div className={classes.drop} data-over={hovering}>
        <IconFileImport size={20} aria-hidden />
        {hovering ? t('import.dropNow') : t('import.dropHere')}
      </div>
      {(all.length > SEEN_AT_ONCE || words !== '') && (
        <TextInput
          className={classes.search}
          leftSection={<IconSearch size={18} aria-hidden />}
          aria-label={t('search.label')}
          placeholder={t('search.label')}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      )}
      {library.value?.length === 0 && <p>{t('none')}</p>}
      {all.length > 0 && found.length === 0 && (
        <Notice title={t('search.nothing')}>{t('search.nothingNext')}</Notice>
      )}
      {STAGES.map((stage) => (
        <Stage
          key={stage}
          stage={stage}
          checklists={found.filter(({ versions: [newest] }) => newest.stage === stage)}
        />
      ))}
    </Page>
  )
}

function Stage({
  stage,
  checklists,
}: {
  readonly stage: string
  readonly checklists: readonly LibraryChecklist[]
}) {
  const { t } = useTranslation('common')
  if (checklists.length === 0) return null
  return (
    <section className={classes.stageGroup}>
      <h2 className={classes.stageName}>{t(`stage.${stage}`)}</h2>
      <div className={classes.list}>
        {checklists.map((checklist) => (
          <LibraryCard key={checklist.form_id} checklist={checklist} />
        ))}
      </div>
    </section>
  )
}
