import { join } from 'node:path'
import { app, type BrowserWindow, dialog, ipcMain, Menu, protocol, session } from 'electron'
import { guardAgainstCrashes } from './crash-guard.ts'
import { type DoorOptions, listenToCalls, sendEvent } from './ipc/handle.ts'
import { createHandlers } from './ipc/handlers.ts'
import { listenToPieces } from './ipc/piece-port.ts'
import { setDatabaseAsideIfAsked } from './journal/database-aside.ts'
import { openLog } from './log.ts'
import { menuTemplate } from './menu.ts'
import { bundlesIn } from './opened-files.ts'
import { createParts } from './parts.ts'
import { APP_PAGE, isAppAddress } from './security/app-files.ts'
import { registerAppScheme, serveAppScheme } from './security/app-protocol.ts'
import { forbidNavigation } from './security/navigation.ts'
import { offlineSwitches } from './security/network.ts'
import { mustRefuseStart } from './security/sandbox.ts'
import { applySessionRules } from './security/session-rules.ts'
import { whyNotWritable } from './start-check.ts'
import { waitForDisk } from './wait-for-disk.ts'
import { openWindow, showWindow } from './window.ts'
import { bestLanguage, wordsIn } from './words.ts'

/* The order in which the app starts, and nothing else. */

const userData = app.getPath('userData')
const journal = join(userData, 'journal')
const log = openLog(join(userData, 'logs'), () => new Date().toISOString())
process.on('uncaughtException', (error) => log.error('uncaught', error))
process.on('unhandledRejection', (reason) => log.error('unhandled rejection', reason))

/** Set by the development server of electron-vite, and believed only while developing. */
const serverAddress = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL
const developmentServer = serverAddress === undefined ? null : new URL(serverAddress)
const developer = !app.isPackaged

let language = bestLanguage([app.commandLine.getSwitchValue('lang'), ...app.getPreferredSystemLanguages()])
const words = () => wordsIn(language)

let window: BrowserWindow | null = null
/** Bundles that were opened before the page could hear of them. */
const waiting: string[] = []
let listening = false

/** The longest that the end waits for the disk, in milliseconds. */
const LAST_WORK_MS = 10_000

for (const [name, value] of offlineSwitches(
  developmentServer,
  app.commandLine.getSwitchValue('disable-features'),
))
  app.commandLine.appendSwitch(name, value)

const howStarted = {
  packaged: app.isPackaged,
  user: process.getuid?.(),
  hasSwitch: (name: string) => app.commandLine.hasSwitch(name),
}
const diskTrouble = whyNotWritable(userData)
if (mustRefuseStart(howStarted)) void refuse()
else if (diskTrouble !== null) void waitForDisk(app, dialog, userData, diskTrouble, words().dialogs)
else if (app.requestSingleInstanceLock()) start()
else app.quit()

/** Says why the app does not start, on the terminal and in a window, and ends with 2: could not run. */
async function refuse(): Promise<void> {
  const { unsandboxed, unsandboxedDetail } = words().dialogs
  console.error(`${unsandboxed}\n${unsandboxedDetail}`)
  await app.whenReady()
  await dialog.showMessageBox({
    type: 'error',
    title: 'Adit',
    message: unsandboxed,
    detail: unsandboxedDetail,
  })
  app.exit(2)
}

function start(): void {
  setDatabaseAsideIfAsked(userData, journal, new Date(), log)
  registerAppScheme(protocol)
  forbidNavigation(app, developmentServer, log)

  app.on('second-instance', (_event, args, folder) => {
    if (window !== null) showWindow(window)
    for (const path of bundlesIn(args.slice(1), folder)) announce(path)
  })
  app.on('open-file', (event, path) => {
    event.preventDefault()
    announce(path)
  })
  app.on('window-all-closed', () => app.quit())
  waiting.push(...bundlesIn(process.argv.slice(1), process.cwd()))

  app.whenReady().then(run, (error: unknown) => log.error('could not start', error))
}

function run(): void {
  applySessionRules(session.defaultSession, developmentServer, log)
  serveAppScheme(protocol, join(app.getAppPath(), 'out', 'renderer'))

  const parts = createParts({
    userData,
    journal,
    // The build leaves them beside this file (electron.vite.config.ts).
    assets: join(import.meta.dirname, 'assets'),
    language,
    words,
    setLanguage(chosen) {
      language = chosen
      showMenu()
    },
    // The page's own zoom: lengths, targets and the widths at which panes fold all follow it.
    setTextSize: (percent) => window?.webContents.setZoomFactor(percent / 100),
    window: () => window,
    restart,
    log,
  })
  const door: DoorOptions = {
    handlers: createHandlers(parts),
    isAppAddress: (address) => isAppAddress(address, developmentServer),
    log,
  }
  listenToCalls(ipcMain, door)
  listenToPieces(ipcMain, door)
  showMenu()

  window = openWindow({
    page: developmentServer?.href ?? APP_PAGE,
    preload: join(import.meta.dirname, '..', 'preload', 'preload.cjs'),
    userData,
    developer,
    log,
  })
  window.on('closed', () => {
    window = null
  })
  guardAgainstCrashes(window, words, log, () => app.quit())
  // Whatever replaces the page, a half-written export must not outlive it, nor an open import.
  window.webContents.on('did-navigate', dropExports)
  window.webContents.on('render-process-gone', dropExports)
  let dropped = false
  app.on('will-quit', (event) => {
    if (dropped) return
    event.preventDefault()
    void Promise.all([dropExports(), parts.journal.close()]).then(() => {
      dropped = true
      // Asked within the event itself, Electron neither quits nor goes on.
      setImmediate(() => app.quit())
    })
    // A disk that never answers must not keep the app alive without a window, where nobody can start it again. Whatever
    // was acknowledged is forced to the disk, so nothing is lost by ending at once; the threads that wait are not waited for.
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), LAST_WORK_MS)
  })
  window.webContents.on('did-finish-load', () => {
    listening = true
    // Read while the first screen is looked at, so that no screen has to wait for them.
    void parts.builtInChecklists().catch(() => {})
    for (const path of waiting.splice(0)) announce(path)
  })

  function dropExports(): Promise<void> {
    listening = false
    return Promise.all([parts.exports.abortAll(), parts.imports.closeAll()]).then(
      () => {},
      (error: unknown) => log.error('could not drop an export', error),
    )
  }
}

/** An AppImage runs from a place that is gone once it ends. */
function restart(): void {
  const image = process.env.APPIMAGE
  app.relaunch(image === undefined ? {} : { execPath: image })
  app.quit()
}

function announce(path: string): void {
  if (window === null || !listening) waiting.push(path)
  else sendEvent(window.webContents, 'bundle.opened', { path })
}

function showMenu(): void {
  const template = menuTemplate({
    words: words(),
    mac: process.platform === 'darwin',
    developer,
    run: (command) => {
      if (window === null) return
      // Text fields have an undo of their own; elsewhere these two do nothing, and the page acts.
      if (command === 'undo') window.webContents.undo()
      if (command === 'redo') window.webContents.redo()
      sendEvent(window.webContents, 'menu.command', command)
    },
  })
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
