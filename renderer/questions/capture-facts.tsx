import type { TFunction } from 'i18next'
import type { CaptureFacts } from '../../shared/record/attachment-events.ts'
import { gradeCapture } from '../../shared/record/grade-clock.ts'
import type { AttachmentState } from '../../shared/record/replay.ts'
import { useLanguage } from '../messages/use-language.ts'
import { useTranslation } from '../messages/use-translation.ts'
import { formatDateTime } from '../ui/format.ts'
import { formatSpan } from '../ui/format-span.ts'
import classes from './fields/attachment-tiles.module.css'

/** When the file says it was taken, in its own zone, beside when it was added here; and its place if it names one. */
export function CaptureLine({ attachment }: { readonly attachment: AttachmentState }) {
  const words = useCaptureWords(attachment)
  if (words.length === 0) return null
  const line = words.slice(0, 2).join(' · ')
  return (
    <span className={classes.taken} title={line}>
      {line}
    </span>
  )
}

/** Everything a file says of its own making, and when it was added here. */
export function CaptureList({ attachment }: { readonly attachment: AttachmentState }) {
  const { t } = useTranslation('history')
  const language = useLanguage()
  const words = useCaptureWords(attachment)
  const added = t('capture.added', { time: formatDateTime(attachment.at, language) })
  return (
    <ul className={classes.capture} aria-label={t('capture.claimed')}>
      {[...words, added].map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

/** Facts in words, the most telling first: time, place, then what is to be thought of the clocks, and the rest. */
function useCaptureWords({ capture, at, media_type }: AttachmentState): readonly string[] {
  const { t } = useTranslation(['history', 'evidence'])
  const language = useLanguage()
  if (capture === undefined) return []
  const { lat, lon, direction, device, gps_at } = capture
  const { behindGps, cameraOff } = gradeCapture(capture, at)
  const isSound = media_type.startsWith('audio/')
  const span = (seconds: number) => formatSpan(seconds, language)
  return [
    ...(capture.in_app === true ? [t(isSound ? 'evidence:recordedInApp' : 'evidence:inApp')] : []),
    ...takenWords(capture, isSound ? 'capture.recorded' : 'capture.taken', t, language),
    ...(lat === undefined || lon === undefined ? [] : [t('capture.place', { lat, lon })]),
    ...(cameraOff === undefined
      ? []
      : [t(cameraOff > 0 ? 'capture.cameraAhead' : 'capture.cameraBehind', { by: span(cameraOff) })]),
    ...(behindGps === undefined ? [] : [t('capture.behindGps', { by: span(behindGps) })]),
    ...(direction === undefined ? [] : [t(directionKey(direction), { degrees: direction.split(' ')[0] })]),
    ...(gps_at === undefined ? [] : [t('capture.gps', { time: formatDateTime(gps_at, language) })]),
    ...(device === undefined ? [] : [t('capture.device', { device })]),
  ]
}

/** The camera's own time as its owner saw it on its screen: never moved into the zone of this device. */
function takenWords(
  { at }: CaptureFacts,
  key: 'capture.taken' | 'capture.recorded',
  t: TFunction<'history'>,
  language: Parameters<typeof formatDateTime>[1],
): readonly string[] {
  if (at === undefined) return []
  const [, wall = at, zone] = /^(.{19})([+-]\d{2}:\d{2})?$/.exec(at) ?? []
  const time = `${formatDateTime(wall, language)} (${zone === undefined ? t('capture.zoneUnknown') : `UTC${zone}`})`
  return [t(key, { time })]
}

function directionKey(direction: string): string {
  if (direction.endsWith(' T')) return 'capture.directionTrue'
  return direction.endsWith(' M') ? 'capture.directionMagnetic' : 'capture.direction'
}
