import { Button } from '@mantine/core'
import { IconFileCheck, IconPlus } from '@tabler/icons-react'
import { useNavigation } from '../../app/route.ts'
import { LastBackup } from '../../backup/last-backup.tsx'
import { CopiesLine } from '../../copies/copies-line.tsx'
import { useTranslation } from '../../messages/use-translation.ts'
import { useServices } from '../../services.ts'
import { useLive } from '../../storage/use-live.ts'
import { Page } from '../../ui/page.tsx'
import { BackupReminder } from './backup-reminder.tsx'
import { EmptyHome } from './empty-home.tsx'
import classes from './home-screen.module.css'
import { MineList } from './mine-list.tsx'
import { summarizeMines } from './mine-summary.ts'
import { useBundleDrop } from './use-bundle-drop.ts'

/** All mines of this device, and the ways to begin: a new mine, or a bundle that somebody sent. */
export function HomeScreen() {
  const { t } = useTranslation('home')
  const { storage } = useServices()
  const go = useNavigation((state) => state.go)
  const mines = useLive(
    async () => summarizeMines(await storage.listMines(), await storage.listAssessments()),
    [storage],
  )
  const dropping = useBundleDrop()
  if (mines === undefined) return null
  const buttons = (
    <>
      <Button
        variant="default"
        leftSection={<IconFileCheck size={18} />}
        onClick={() => go({ screen: 'bundle' })}
      >
        {t('openBundle')}
      </Button>
      <Button leftSection={<IconPlus size={18} />} onClick={() => go({ screen: 'mine-form' })}>
        {t('newMine')}
      </Button>
    </>
  )
  return (
    <>
      <Page
        title={t('title')}
        lead={mines.length === 0 ? undefined : t('lead')}
        actions={mines.length === 0 ? undefined : buttons}
        foot={
          mines.length === 0 ? undefined : (
            <div className={classes.standing}>
              <CopiesLine />
              <LastBackup onOpen={() => go({ screen: 'settings', at: 'backup' })} />
            </div>
          )
        }
        below={mines.length === 0 ? undefined : <Figures mines={mines} />}
      >
        {mines.length > 0 && <BackupReminder />}
        {mines.length === 0 ? <EmptyHome actions={buttons} /> : <MineList mines={mines} />}
        {/* Who has only just put it off sees first how to begin. */}
        {mines.length === 0 && <BackupReminder />}
      </Page>
      {dropping && (
        <div className={classes.drop} aria-hidden>
          <div>{t('dropHere')}</div>
        </div>
      )}
    </>
  )
}

/** The portfolio in three figures. */
function Figures({ mines }: { readonly mines: ReturnType<typeof summarizeMines> }) {
  const { t } = useTranslation('home')
  const sum = (count: (one: (typeof mines)[number]) => number) =>
    mines.reduce((total, one) => total + count(one), 0)
  const figures = [
    ['figure.mines', mines.length],
    ['figure.open', sum((one) => one.open)],
    ['figure.exported', sum((one) => one.exported)],
  ] as const
  return (
    <dl className={classes.figures}>
      {figures.map(([name, value]) => (
        <div key={name} className={classes.figure}>
          <dd>{value}</dd>
          <dt>{t(name, { count: value })}</dt>
        </div>
      ))}
    </dl>
  )
}
