import { IconAlertTriangle } from '@tabler/icons-react'
import { useEffect } from 'react'
import { storesAtHand } from '../assessment/open-assessments.ts'
import { useBothCopies } from '../copies/use-copies.ts'
import { useLanguage } from '../messages/use-language.ts'
import { useTranslation } from '../messages/use-translation.ts'
import { useServices } from '../services.ts'
import { formatBytes, sentenceGap } from '../ui/format.ts'
import { useDisk } from './disk-look.ts'
import classes from './disk-strip.module.css'

/**
 * Above every screen while the disk of the data cannot be worked on: what is the matter, what to do, and what becomes of
 * what is entered meanwhile. It goes by itself, and what waited is written then.
 */
export function DiskStrip() {
  const look = useDisk((disk) => disk.look)
  const copies = useBothCopies()
  const services = useServices()
  const isReady = look === null || look.state === 'ready'
  useEffect(() => {
    if (isReady) return
    return () => {
      void copies.retry()
      // What neither copy took waits in the assessment itself.
      for (const store of storesAtHand(services)) void store.getState().retry()
    }
  }, [copies, services, isReady])
  const { t } = useTranslation('copies')
  const language = useLanguage()
  if (look === null || look.state === 'ready') return null
  const { state, path, needed } = look
  const free = look.free ?? 0
  const gap = sentenceGap(language)
  const size = (bytes: number) => formatBytes(bytes, language)
  return (
    <div className={classes.strip} role="status" data-disk={state}>
      <IconAlertTriangle size={20} aria-hidden />
      <p>
        <strong>{t(`disk.now.${state}`)}</strong>
        {gap}
        {t(`disk.${state}.next`, { path, size: size(Math.max(0, needed - free)), free: size(free) })}
        {gap}
        {t('disk.entering')}
      </p>
    </div>
  )
}
