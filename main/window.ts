import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { BrowserWindow, nativeTheme, screen } from 'electron'
import { reasonOf } from './files/file-error.ts'
import { replaceFile } from './files/replace-file.ts'
import type { Log } from './log.ts'
import { readWindowState, SMALLEST, type WindowState } from './window-state.ts'

/** Where the window finds what it needs. */
export interface WindowOptions {
  /** Address of the page. */
  readonly page: string
  /** The bundled preload script. */
  readonly preload: string
  /** Folder that keeps the window's place between starts. */
  readonly userData: string
  /** Developer tools can be opened. */
  readonly developer: boolean
  readonly log: Log
}

/** The ground behind the page until it paints, as in the theme, so that nothing flashes. */
const GROUND = { dark: '#0f161a', light: '#edf1f3' } as const

/** Makes the app's window and loads the page into it. It is shown when there is something to see. */
export function openWindow({ page, preload, userData, developer, log }: WindowOptions): BrowserWindow {
  const stateFile = join(userData, 'window-state.json')
  const { maximised, ...bounds } = readWindowState(readText(stateFile, log), workAreas())
  const window = new BrowserWindow({
    ...bounds,
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    title: 'Adit',
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // It would fetch dictionaries.
      spellcheck: false,
      devTools: developer,
    },
  })
  window.on('page-title-updated', (event) => event.preventDefault())
  window.once('ready-to-show', () => {
    if (maximised) window.maximize()
    window.show()
  })
  window.on('close', () => keepState(stateFile, window, log))
  window.loadURL(page).catch((error: unknown) => log.error('could not load the page', error))
  return window
}

/** Brings the window to the front, wherever it was. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

function workAreas() {
  const main = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter((display) => display.id !== main.id)
  return [main, ...others].map((display) => display.workArea)
}

function keepState(file: string, window: BrowserWindow, log: Log): void {
  const state: WindowState = { ...window.getNormalBounds(), maximised: window.isMaximized() }
  try {
    replaceFile(file, `${JSON.stringify(state)}\n`)
  } catch (error) {
    log.error('could not keep the place of the window', error)
  }
}

function readText(file: string, log: Log): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (reasonOf(error) !== 'ENOENT') log.error('could not read the place of the window', error)
    return null
  }
}
