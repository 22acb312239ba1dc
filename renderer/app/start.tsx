import { createRoot } from 'react-dom/client'
import { type Backups, createBackups } from '../backup/backups.ts'
import { UpgradeWait } from '../backup/upgrade-wait.tsx'
import { createBridge } from '../bridge/client.ts'
import { startI18n } from '../messages/i18n.ts'
import { useLayouts } from '../questions/table/layout.ts'
import type { Services } from '../services.ts'
import type { Copies } from '../storage/copies/open-copies.ts'
import type { Storage } from '../storage/storage.ts'
import { numbersInSentences } from '../ui/numbers-in-sentences.ts'
import { App } from './app.tsx'
import { openDeviceCopies } from './device-copies.ts'
import { deviceEnvironment, nameDevice } from './environment.ts'
import { keepSettings } from './keep-settings.ts'
import { Look } from './look.tsx'
import { MendWait } from './mend-wait.tsx'
import { usePreferences } from './preferences.ts'
import { restoreRoute } from './restore-route.ts'
import { useNavigation } from './route.ts'
import { StartFailure } from './start-failure.tsx'

/** Completing a log of so many entries takes a second or more. */
const LONG_MENDING = 5_000

/** Starts the app inside `element`: words, services, settings, the place that was open, then the first picture. */
export async function start(element: HTMLElement): Promise<void> {
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="adit-style-nonce"]')?.content ?? ''
  // Mantine's dialogs lock scrolling through a library that looks for the style nonce under this name.
  Object.assign(globalThis, { __webpack_nonce__: nonce })
  const root = createRoot(element)
  const i18n = await startI18n('en', numbersInSentences)
  const bridge = createBridge()
  try {
    const info = await bridge.call('app.info', undefined)
    await i18n.changeLanguage(info.language)
    await keepFromEviction()
    let storage: Storage | null = null
    const backups = createBackups({
      bridge,
      isWorthwhile: async () => storage === null || (await storage.listMines()).length > 0,
      every(work, ms) {
        const timer = setInterval(work, ms)
        return () => clearInterval(timer)
      },
    })
    const copies = await openDeviceCopies(
      bridge,
      async () => {
        root.render(
          <Look nonce={nonce}>
            <UpgradeWait backups={backups} />
          </Look>,
        )
        // One that fails keeps nobody from working: Home shows it.
        await backups.run('upgrade')
      },
      (done, total) => {
        // What takes less than a moment is not worth a picture.
        if (total < LONG_MENDING) return
        root.render(
          <Look nonce={nonce}>
            <MendWait done={done} total={total} />
          </Look>,
        )
      },
    )
    storage = copies.storage
    const settings = await storage.getSettings()
    usePreferences.setState({
      language: settings.language ?? info.language,
      appearance: settings.appearance,
      textSize: settings.textSize,
      identity: settings.identity,
    })
    useLayouts.setState(settings.layouts, true)
    useNavigation.setState({ route: await restoreRoute(settings.route, storage) })
    const environment = deviceEnvironment(await nameDevice(storage))
    const services: Services = { bridge, storage, environment }
    await keepSettings(services, document.documentElement)
    root.render(<App services={services} copies={copies} backups={backups} nonce={nonce} />)
    compareWhenIdle(copies, backups)
  } catch (error) {
    console.error(error)
    root.render(<StartFailure error={error} bridge={bridge} nonce={nonce} />)
  }
}

/** Asks that the data here is never cleared to make room. The app works without, so a no is only logged. */
async function keepFromEviction(): Promise<void> {
  if (!(await navigator.storage.persist())) console.warn('the system did not promise to keep the data')
}

/** The full comparison comes after the first picture, when nothing else is to be done, and then a backup that is due. */
function compareWhenIdle(copies: Copies, backups: Backups): void {
  void backups.refresh()
  // After the comparison: a file that is damaged in one copy goes into the backup mended.
  requestIdleCallback(() => void copies.checkAll().then(() => void backups.begin()), { timeout: 5_000 })
}
