import { Button } from '@mantine/core'
import { AppError } from '../../shared/lib/app-error.ts'
import type { Bridge } from '../bridge/client.ts'
import { useTranslation } from '../messages/use-translation.ts'
import { ErrorNotice, Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { useCall } from '../ui/use-call.ts'
import { DiskNotice } from './disk-notice.tsx'
import { Look } from './look.tsx'
import classes from './start-failure.module.css'

/**
 * Shown instead of the app when the data on this device cannot be opened. The disk is looked at first: where that is what
 * keeps it, the app goes on by itself once it can. Nothing is touched, unless the person chooses to have the database
 * rebuilt from the copy on disk.
 */
export function StartFailure({
  error,
  bridge,
  nonce,
}: {
  readonly error: unknown
  readonly bridge: Pick<Bridge, 'call'>
  readonly nonce: string
}) {
  const { t } = useTranslation()
  const disk = useCall(() => bridge.call('journal.disk', undefined), [bridge])
  const isLookedAt = disk.value !== undefined || disk.error !== null
  const isKeptByDisk = disk.value !== undefined && disk.value.state !== 'ready'
  return (
    <Look nonce={nonce}>
      <Page title={t('app.startFailed')} width="text">
        <div className={classes.stack}>
          {isKeptByDisk && disk.value !== undefined && (
            <DiskNotice first={disk.value} bridge={bridge} onReady={startAgain} />
          )}
          {isLookedAt && !isKeptByDisk && (
            <>
              <ErrorNotice
                error={error}
                actions={<Button onClick={startAgain}>{t('app.startAgain')}</Button>}
              />
              {isDatabaseFailure(error) && <RebuildOffer bridge={bridge} />}
            </>
          )}
        </div>
      </Page>
    </Look>
  )
}

function startAgain(): void {
  location.reload()
}

/** A newer app's database is whole: only a newer app is needed. */
function isDatabaseFailure(error: unknown): boolean {
  return error instanceof AppError && error.code === 'storage-failed'
}

/** Offers to go on from the copy on disk, when that holds anything. */
function RebuildOffer({ bridge }: { readonly bridge: Pick<Bridge, 'call'> }) {
  const { t } = useTranslation('copies')
  const check = useCall(() => bridge.call('journal.check', undefined), [bridge])
  const held = check.value
  if (held === undefined || held.feeds.length === 0) return null
  return (
    <Notice
      title={t('setAside.title')}
      actions={
        <Button variant="default" onClick={() => void bridge.call('database.setAside', undefined)}>
          {t('setAside.do')}
        </Button>
      }
    >
      {t('setAside.lead', {
        answers: t('answers', { count: held.answers }),
        logs: t('setAside.logs', { count: held.feeds.length }),
      })}
    </Notice>
  )
}
