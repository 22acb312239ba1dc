import { createRoot } from 'react-dom/client'
import { createBridge } from '../bridge/client.ts'
import { startI18n } from '../messages/i18n.ts'
import type { Services } from '../services.ts'
import type { Copies } from '../storage/copies/open-copies.ts'
import { App } from './app.tsx'
import { openDeviceCopies } from './device-copies.ts'
import { deviceEnvironment, nameDevice } from './environment.ts'
import { keepSettings } from './keep-settings.ts'
import { usePreferences } from './preferences.ts'
import { restoreRoute } from './restore-route.ts'
import { useNavigation } from './route.ts'
import { StartFailure } from './start-failure.tsx'

/** Starts the app inside `element`: words, services, settings, the place that was open, then the first picture. */
export async function start(element: HTMLElement): Promise<void> {
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="adit-style-nonce"]')?.content ?? ''
  // Mantine's dialogs lock scrolling through a library that looks for the style nonce under this name.
  Object.assign(globalThis, { __webpack_nonce__: nonce })
  const root = createRoot(element)
  const i18n = await startI18n('en')
  const bridge = createBridge()
  try {
    const info = await bridge.call('app.info', undefined)
    await i18n.changeLanguage(info.language)
    await keepFromEviction()
    const copies = await openDeviceCopies(bridge)
    const { storage } = copies
    const settings = await storage.getSettings()
    usePreferences.setState({
      language: settings.language ?? info.language,
      appearance: settings.appearance,
      identity: settings.identity,
    })
    useNavigation.setState({ route: await restoreRoute(settings.route, storage) })
    const environment = deviceEnvironment(await nameDevice(storage))
    const services: Services = { bridge, storage, environment }
    await keepSettings(services, document.documentElement)
    root.render(<App services={services} copies={copies} nonce={nonce} />)
    compareWhenIdle(copies)
  } catch (error) {
    console.error(error)
    root.render(<StartFailure error={error} bridge={bridge} nonce={nonce} />)
  }
}

/** Asks that the data here is never cleared to make room. The app works without, so a no is only logged. */
async function keepFromEviction(): Promise<void> {
  if (!(await navigator.storage.persist())) console.warn('the system did not promise to keep the data')
}

/** The full comparison comes after the first picture, when nothing else is to be done. */
function compareWhenIdle(copies: Copies): void {
  requestIdleCallback(() => void copies.checkAll(), { timeout: 5_000 })
}
