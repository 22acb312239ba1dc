import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { DiskLook } from '../../shared/ipc/journal-calls.ts'
import type { Bridge } from '../bridge/client.ts'
import { useLanguage } from '../messages/use-language.ts'
import { useTranslation } from '../messages/use-translation.ts'
import { formatBytes } from '../ui/format.ts'
import { Notice } from '../ui/notice.tsx'
import { useCall } from '../ui/use-call.ts'
import classes from './start-failure.module.css'

/** Pause between two looks at the disk, in milliseconds. */
const PAUSE_MS = 3_000

/**
 * Says what is the matter with the disk that the data lies on, and what nobody has to fear for. Looks again and again,
 * and calls `onReady` once the disk can be worked on.
 */
export function DiskNotice({
  first,
  bridge,
  onReady,
}: {
  readonly first: DiskLook
  readonly bridge: Pick<Bridge, 'call'>
  readonly onReady: () => void
}) {
  const { t } = useTranslation('copies')
  const language = useLanguage()
  const [look, setLook] = useState(first)
  const check = useCall(() => bridge.call('journal.check', undefined), [bridge])
  const held = check.value
  useEffect(() => {
    const timer = setInterval(() => {
      bridge.call('journal.disk', undefined).then(
        (next) => {
          if (next.state === 'ready') onReady()
          else setLook(next)
        },
        // It is looked again soon.
        () => undefined,
      )
    }, PAUSE_MS)
    return () => clearInterval(timer)
  }, [bridge, onReady])
  const { state, path, free, needed } = look
  if (state === 'ready') return null
  const size = (bytes: number) => formatBytes(bytes, language)
  return (
    <Notice
      tone="danger"
      title={t(`disk.${state}.title`)}
      actions={<Button onClick={onReady}>{t('disk.again')}</Button>}
    >
      <p className={classes.said} data-disk={state}>
        {t(`disk.${state}.next`, {
          path,
          size: size(Math.max(0, needed - (free ?? 0))),
          free: size(free ?? 0),
        })}
      </p>
      <p className={classes.said}>
        {held === undefined || held.feeds.length === 0
          ? t('disk.kept')
          : t('disk.held', {
              answers: t('answers', { count: held.answers }),
              logs: t('setAside.logs', { count: held.feeds.length }),
            })}
      </p>
      <p className={classes.said}>{t('disk.waits')}</p>
    </Notice>
  )
}
