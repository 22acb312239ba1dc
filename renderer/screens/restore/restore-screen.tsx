import { Button, Stack } from '@mantine/core'
import { IconRestore } from '@tabler/icons-react'
import { useState } from 'react'
import type { KeyId } from '../../../shared/record/event.ts'
import { usePreferences } from '../../app/preferences.ts'
import { useNavigation } from '../../app/route.ts'
import { BackupList } from '../../backup/backup-list.tsx'
import { bringsNothing, type StagedPerson } from '../../backup/staged-backup.ts'
import { useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { BackButton } from '../../ui/back-button.tsx'
import { formatDateTime } from '../../ui/format.ts'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import look from '../../ui/staged.module.css'
import { Working } from '../../ui/working.tsx'
import { BackupFacts } from './backup-facts.tsx'
import classes from './restore.module.css'
import { RestoredView } from './restored-view.tsx'
import { StagedAssessments } from './staged-assessments.tsx'
import { StagedCards } from './staged-cards.tsx'
import { StagedPeople } from './staged-people.tsx'
import { UnlockForm } from './unlock-form.tsx'
import { type Compared, type RestoreState, useRestore } from './use-restore.ts'

/** Opens a backup, shows what it holds against what is here, and takes it over when the person says so. */
export function RestoreScreen({ path }: { readonly path: string | undefined }) {
  const { t } = useTranslation('backup')
  const language = useLanguage()
  const back = useNavigation((state) => state.back)
  const { state, find, open, take } = useRestore(path ?? null)
  const [trust, setTrust] = useState<ReadonlySet<KeyId>>(new Set())
  const compared = 'compared' in state ? state.compared : null
  return (
    <Page
      title={t('restore.title')}
      eyebrow={compared === null ? undefined : formatDateTime(compared.source.opened.made.at, language)}
      lead={state.kind === 'done' ? undefined : t('restore.lead')}
      actions={
        state.kind === 'done' || state.kind === 'taking' ? undefined : (
          <BackButton onClick={back}>{t('restore.back')}</BackButton>
        )
      }
      foot={
        state.kind === 'staged' ? (
          <Act
            compared={state.compared}
            trusting={trust.size > 0}
            onTake={() => take(state.compared, trust)}
          />
        ) : undefined
      }
    >
      <Stack gap="1.25rem">
        <Body
          state={state}
          trust={trust}
          onTrust={setTrust}
          onFind={() => void find()}
          onOpen={(from, passphrase) => void open(from, passphrase)}
        />
      </Stack>
    </Page>
  )
}

function Body({
  state,
  trust,
  onTrust,
  onFind,
  onOpen,
}: {
  readonly state: RestoreState
  readonly trust: ReadonlySet<KeyId>
  onTrust(trust: ReadonlySet<KeyId>): void
  onFind(): void
  onOpen(path: string, passphrase: string | null): void
}) {
  const { t } = useTranslation('backup')
  const other = (
    <Button variant="default" onClick={onFind}>
      {t('restore.choose')}
    </Button>
  )
  switch (state.kind) {
    case 'none':
      return (
        <Notice title={t('restore.none')} actions={other}>
          {t('restore.where')}
        </Notice>
      )
    case 'found':
      return (
        <>
          <h2 className={look.title}>{t('restore.found')}</h2>
          <BackupList backups={state.backups} onOpen={(from) => onOpen(from, null)} />
          <div>
            <Button variant="default" onClick={onFind}>
              {t('openOther')}
            </Button>
          </div>
        </>
      )
    case 'opening':
      return <Working words={t('restore.opening')} done={0} total={0} />
    case 'locked':
      return (
        <UnlockForm
          path={state.path}
          error={state.error}
          onUnlock={(passphrase) => onOpen(state.path, passphrase)}
        />
      )
    case 'failed':
      return <ErrorNotice error={state.error} actions={other} />
    case 'comparing':
      return <Working words={t('restore.comparing')} done={state.done} total={state.total} />
    case 'taking':
      return <Working words={t('restore.taking')} done={state.done} total={state.total} />
    case 'done':
      return <RestoredView restored={state.restored} />
    case 'staged':
      return <Staged compared={state.compared} error={state.error} trust={trust} onTrust={onTrust} />
  }
}

function Staged({
  compared,
  error,
  trust,
  onTrust,
}: {
  readonly compared: Compared
  readonly error: unknown
  readonly trust: ReadonlySet<KeyId>
  onTrust(trust: ReadonlySet<KeyId>): void
}) {
  const { t } = useTranslation('backup')
  const identity = usePreferences((preferences) => preferences.identity)
  const { staged, source } = compared
  return (
    <>
      {error !== null && <ErrorNotice error={error} />}
      {bringsNothing(staged) && staged.trusted.every(isKnown) && identity !== null && (
        <Notice title={t('restore.nothing')}>{t('restore.nothingText')}</Notice>
      )}
      {staged.damaged.length > 0 && (
        <Notice tone="warn" title={t('damaged.title', { count: staged.damaged.length })}>
          {t('damaged.text')}
          <ul className={classes.names}>
            {staged.damaged.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </Notice>
      )}
      <BackupFacts opened={source.opened} />
      <StagedAssessments assessments={staged.assessments} />
      <StagedPeople people={staged.trusted} trust={trust} onTrust={onTrust} />
      <StagedCards staged={staged} />
    </>
  )
}

function isKnown({ status }: StagedPerson): boolean {
  return status === 'same'
}

function Act({
  compared,
  trusting,
  onTake,
}: {
  readonly compared: Compared
  /** Somebody was chosen to be trusted. */
  readonly trusting: boolean
  onTake(): void
}) {
  const { t } = useTranslation('backup')
  const identity = usePreferences((preferences) => preferences.identity)
  const { staged } = compared
  return (
    <div className={look.foot}>
      <span>
        {t('restore.foot', {
          events: t('list.events', { count: staged.events }),
          files: t('list.files', { count: staged.files.length + staged.media.size }),
        })}
      </span>
      <Button
        leftSection={<IconRestore size={20} aria-hidden />}
        // Where nobody works yet, the keys are worth it by themselves.
        disabled={bringsNothing(staged) && !trusting && identity !== null}
        onClick={onTake}
      >
        {t('restore.do')}
      </Button>
    </div>
  )
}
