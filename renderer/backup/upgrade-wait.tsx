import { Progress } from '@mantine/core'
import { useStore } from 'zustand'
import { useTranslation } from '../messages/use-translation.ts'
import { Page } from '../ui/page.tsx'
import type { Backups } from './backups.ts'

/** Shown while everything is backed up before a new version of Adit changes its database. */
export function UpgradeWait({ backups }: { readonly backups: Backups }) {
  const { t } = useTranslation('backup')
  const running = useStore(backups.status, (status) => status.running)
  return (
    <Page title={t('upgrade.title')} lead={t('upgrade.lead')} width="text">
      <BackupProgress running={running ?? { done: 0, total: 0 }} />
    </Page>
  )
}

/** How far a backup is; a bar that moves by itself while that is not known. */
export function BackupProgress({
  running: { done, total },
}: {
  readonly running: { readonly done: number; readonly total: number }
}) {
  const { t } = useTranslation('backup')
  const known = total > 0
  return (
    <Progress
      w="100%"
      value={known ? Math.min(100, (100 * done) / total) : 100}
      animated={!known}
      aria-label={t('line.running')}
      transitionDuration={0}
    />
  )
}
