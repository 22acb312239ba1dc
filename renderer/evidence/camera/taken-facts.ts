import type { CaptureFacts } from '../../../shared/record/attachment-events.ts'

/** The longest name of a camera that is kept; see the schema of `attachment.add`. */
const MAX_DEVICE = 200

/**
 * What is known of something the app takes itself.
 *
 * @param now local time as `Environment.now` gives it
 * @param label name of the camera or microphone; '' when the system does not tell
 */
export function takenFacts(now: string, label: string): CaptureFacts {
  const device = [
    ...label
      .replaceAll(/[\p{Cc}\p{Cf}]/gu, ' ')
      .trim()
      .normalize('NFC')
      .toWellFormed(),
  ]
  const [, wall, zone] =
    /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.\d+)?([+-]\d{2}:\d{2}|Z)?$/.exec(now) ?? []
  return {
    in_app: true,
    ...(wall !== undefined && { at: `${wall}${zone === 'Z' ? '+00:00' : (zone ?? '')}` }),
    ...(device.length > 0 && { device: device.slice(0, MAX_DEVICE).join('') }),
  }
}

/** The name of a file that the app makes: `photo-20260530-160010.jpg`. */
export function takenName(kind: 'photo' | 'sound', now: string, extension: string): string {
  const digits = now.slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')
  return `${kind}-${digits}.${extension}`
}
