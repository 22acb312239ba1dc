/** Whether a permission is given to the app's page, and why. */
interface Rule {
  readonly allow: boolean
  readonly why: string
}

/**
 * Every permission that somebody could miss, with the reason. Anything that is not listed is denied without a question.
 * Names are those of Electron's permission handlers.
 */
export const PERMISSIONS: Readonly<Record<string, Rule>> = {
  media: { allow: true, why: 'photos are taken as evidence; the camera only, see isPermitted' },
  'clipboard-sanitized-write': { allow: true, why: 'a fingerprint or a table is copied for a mail' },
  fullscreen: { allow: true, why: 'a photo is looked at in full size' },
  'persistent-storage': { allow: true, why: 'the system must not clear answers when the disk runs full' },
  geolocation: { allow: false, why: 'Chromium would ask a network service where we are' },
  'geolocation-approximate': { allow: false, why: 'as geolocation' },
  'clipboard-read': { allow: false, why: 'pasting by the person works without it' },
  'display-capture': { allow: false, why: 'nothing is shared' },
  notifications: { allow: false, why: 'nothing happens while nobody looks' },
  openExternal: { allow: false, why: 'a link inside a bundle must not start another program' },
  fileSystem: { allow: false, why: 'files come in by drop and picker, and go out through the main process' },
  usb: { allow: false, why: 'no device is spoken to' },
  serial: { allow: false, why: 'no device is spoken to' },
  hid: { allow: false, why: 'no device is spoken to' },
  midi: { allow: false, why: 'no device is spoken to' },
}

/**
 * Decides on a permission.
 *
 * @param permission its name in Electron's handlers
 * @param media the kinds of recording asked for: `video`, `audio`; `unknown` when the devices are only listed
 */
export function isPermitted(permission: string, media: readonly string[] = []): boolean {
  const rule = Object.hasOwn(PERMISSIONS, permission) ? PERMISSIONS[permission] : undefined
  if (rule === undefined || !rule.allow) return false
  return permission !== 'media' || (media.length > 0 && media.every((kind) => kind === 'video'))
}
