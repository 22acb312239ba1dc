import type { MenuItemConstructorOptions } from 'electron'
import { ACCELERATORS } from '../shared/ipc/accelerators.ts'
import type { EventPayload } from '../shared/ipc/contract.ts'
import type { Words } from './words.ts'

/** Something the menu can ask the screen to do. */
export type MenuCommand = EventPayload<'menu.command'>

/** What a menu is made from. */
export interface MenuOptions {
  readonly words: Words
  readonly mac: boolean
  /** Shows reloading and the developer tools. */
  readonly developer: boolean
  run(command: MenuCommand): void
}

type Item = MenuItemConstructorOptions

/** The application menu in one language, as a template for `Menu.buildFromTemplate`. */
export function menuTemplate(options: MenuOptions): Item[] {
  const menus = [fileMenu(options), editMenu(options), viewMenu(options)]
  return options.mac
    ? [appMenu(options), ...menus, windowMenu(options.words), helpMenu(options)]
    : [...menus, helpMenu(options)]
}

const SEPARATOR: Item = { type: 'separator' }

function command(
  options: MenuOptions,
  label: string,
  name: Exclude<MenuCommand, 'undo' | 'redo'>,
  accelerator: string = ACCELERATORS[name],
): Item {
  return { label, accelerator, click: () => options.run(name) }
}

/** Windows and Linux have another key for redoing than macOS. */
function change(options: MenuOptions, label: string, name: 'undo' | 'redo', accelerator: string): Item {
  return { label, accelerator, click: () => options.run(name) }
}

function settings(options: MenuOptions): Item {
  return command(options, options.words.settings, 'settings')
}

/** The menu that macOS names after the app. */
function appMenu(options: MenuOptions): Item {
  const { words } = options
  return {
    label: 'Adit',
    submenu: [
      { role: 'about', label: words.about },
      SEPARATOR,
      settings(options),
      SEPARATOR,
      { role: 'services', label: words.services },
      SEPARATOR,
      { role: 'hide', label: words.hide },
      { role: 'hideOthers', label: words.hideOthers },
      { role: 'unhide', label: words.unhide },
      SEPARATOR,
      { role: 'quit', label: words.quit },
    ],
  }
}

function fileMenu(options: MenuOptions): Item {
  const { words, mac } = options
  const ending: Item[] = mac
    ? [{ role: 'close', label: words.close }]
    : [settings(options), SEPARATOR, { role: 'quit', label: words.quit }]
  return {
    label: words.file,
    submenu: [
      command(options, words.newMine, 'new-mine'),
      command(options, words.openBundle, 'open-bundle'),
      SEPARATOR,
      ...ending,
    ],
  }
}

function editMenu(options: MenuOptions): Item {
  const { words } = options
  return {
    label: words.edit,
    submenu: [
      // Not by role: outside of a text field they undo what was done to the assessment.
      change(options, words.undo, 'undo', 'CmdOrCtrl+Z'),
      change(options, words.redo, 'redo', options.mac ? 'Shift+Cmd+Z' : 'Ctrl+Y'),
      SEPARATOR,
      { role: 'cut', label: words.cut },
      { role: 'copy', label: words.copy },
      { role: 'paste', label: words.paste },
      SEPARATOR,
      { role: 'selectAll', label: words.selectAll },
    ],
  }
}

function viewMenu(options: MenuOptions): Item {
  const { words, developer } = options
  const tools: Item[] = [
    SEPARATOR,
    { role: 'reload', label: words.reload },
    { role: 'toggleDevTools', label: words.developerTools },
  ]
  return {
    label: words.view,
    submenu: [
      // Not by role: the size is a setting of the person, and is kept.
      command(options, words.zoomIn, 'text-larger'),
      // On most keyboards the plus sign is a shifted equals sign.
      {
        ...command(options, words.zoomIn, 'text-larger', 'CmdOrCtrl+='),
        visible: false,
        acceleratorWorksWhenHidden: true,
      },
      command(options, words.zoomOut, 'text-smaller'),
      command(options, words.zoomReset, 'text-normal'),
      SEPARATOR,
      { role: 'togglefullscreen', label: words.fullScreen },
      ...(developer ? tools : []),
    ],
  }
}

function windowMenu(words: Words): Item {
  return {
    label: words.window,
    role: 'windowMenu',
    submenu: [
      { role: 'minimize', label: words.minimise },
      { role: 'zoom', label: words.zoom },
      { role: 'front', label: words.front },
    ],
  }
}

function helpMenu(options: MenuOptions): Item {
  const { words, mac } = options
  return {
    label: words.help,
    role: 'help',
    submenu: [
      command(options, words.helpTopics, 'help'),
      ...(mac ? [] : [SEPARATOR, { role: 'about', label: words.about } satisfies Item]),
    ],
  }
}
