import type { Session } from 'electron'
import type { Log } from '../log.ts'
import { isAppAddress } from './app-files.ts'
import { developmentPolicy } from './csp.ts'
import { isLocalRequest } from './network.ts'
import { isPermitted } from './permissions.ts'

/**
 * Closes a session: no network, no permission beyond the table, no device, no download, no dictionary fetched.
 *
 * @param developmentServer the server of hot reloading; null in everything we ship
 */
export function applySessionRules(session: Session, developmentServer: URL | null, log: Log): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    const cancel = !isLocalRequest(details.url, developmentServer)
    if (cancel) log.warn(`refused a request to ${hostOf(details.url)}`)
    answer({ cancel })
  })
  if (developmentServer !== null) {
    const policy = developmentPolicy(developmentServer)
    session.webRequest.onHeadersReceived((details, answer) =>
      answer({ responseHeaders: { ...details.responseHeaders, 'Content-Security-Policy': [policy] } }),
    )
  }
  void session.setProxy({ mode: 'direct' })

  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const { requestingUrl, isMainFrame } = details
    const isOwnPage = isMainFrame && isAppAddress(requestingUrl, developmentServer)
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : []
    answer(isPermitted(permission, { isOwnPage, media }))
  })
  session.setPermissionCheckHandler((_contents, permission, origin, { isMainFrame, mediaType }) => {
    const isOwnPage = isMainFrame && isAppAddress(origin, developmentServer)
    return isPermitted(permission, { isOwnPage, media: mediaType === undefined ? [] : [mediaType] })
  })
  session.setDevicePermissionHandler(() => false)

  session.on('will-download', (event) => {
    event.preventDefault()
    log.warn('refused a download')
  })
  session.setSpellCheckerEnabled(false)
  // Without this the dictionary of the system's language is fetched although checking is off (seen in Electron 33).
  session.setSpellCheckerLanguages([])
}

/** Enough to find the culprit, without writing a whole address into the log. */
function hostOf(address: string): string {
  try {
    const url = new URL(address)
    return `${url.protocol}//${url.host}`
  } catch {
    return 'an unreadable address'
  }
}
