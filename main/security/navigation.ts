import type { App } from 'electron'
import type { Log } from '../log.ts'
import { isAppAddress } from './app-files.ts'

/**
 * Nails every page to the app: it goes nowhere else, opens no window and embeds no guest. The page may load itself
 * again, which is how hot reloading and a crashed screen come back.
 */
export function forbidNavigation(app: App, developmentServer: URL | null, log: Log): void {
  app.on('web-contents-created', (_event, contents) => {
    const refuse = (event: {
      preventDefault(): void
      readonly url: string
      readonly isMainFrame: boolean
    }) => {
      if (event.isMainFrame && event.url === contents.getURL() && isAppAddress(event.url, developmentServer))
        return
      event.preventDefault()
      log.warn('refused to leave the app')
    }
    contents.on('will-frame-navigate', refuse)
    contents.on('will-redirect', refuse)
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(() => {
      log.warn('refused to open a window')
      return { action: 'deny' }
    })
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  })
}
