/** Whether a permission is given to the app's page, and why. */
interface Rule {
  /** `own-page`: only to the main frame of the app's own page, and only for what `Asker.media` lists. */
  readonly allow: boolean | 'own-page'
  readonly why: string
}

/**
 * Every permission that somebody could miss, with the reason. Anything that is not listed is denied without a question.
 * Names are those of Electron's permission handlers.
 */
export const PERMISSIONS: Readonly<Record<string, Rule>> = {
  'persistent-storage': { allow: true, why: 'the system must not clear answers when the disk runs full' },
  media: { allow: 'own-page', why: 'evidence is photographed and recorded in the app' },
  'clipboard-sanitized-write': { allow: false, why: 'copying by the person works without it' },
  fullscreen: { allow: false, why: 'the menu does it, not the page' },
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

/** Who asks, and for what. */
export interface Asker {
  /** Whether the main frame of a page of the app asks; see `isAppAddress`. */
  readonly isOwnPage: boolean
  /** Of `media`: what is to be heard or seen. */
  readonly media: readonly string[]
}

/** Decides on a permission, by its name in Electron's handlers. */
export function isPermitted(permission: string, { isOwnPage, media }: Asker): boolean {
  const allow = Object.hasOwn(PERMISSIONS, permission) && PERMISSIONS[permission]?.allow
  if (allow !== 'own-page') return allow === true
  // A request for nothing in particular is for nothing we know.
  return isOwnPage && media.length > 0 && media.every((kind) => kind === 'video' || kind === 'audio')
}
