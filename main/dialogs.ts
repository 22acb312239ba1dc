import { type BrowserWindow, dialog, type OpenDialogOptions, type SaveDialogOptions } from 'electron'
import type { Words } from './words.ts'

/** The kinds of file a person is asked for. */
export type FileKind = 'bundle' | 'card' | 'recovery-copy'

/** The kinds of file that are only read. */
export type OpenedKind = FileKind | 'basemap'

/** The kinds of file that are only written. */
export type SavedKind = FileKind | 'spreadsheet' | 'text' | 'data'

/** Why a person is asked for a folder. */
export type FolderUse = 'backup' | 'restore'

/** Asks a person for a place on disk. Only such paths are ever written to. */
export interface Dialogs {
  /** A path to write to, with the ending of its kind; null when the person cancels. */
  save(kind: SavedKind, name: string): Promise<string | null>
  /** The path of a file that is there; null when the person cancels. */
  open(kind: OpenedKind): Promise<string | null>
  /** The path of a folder that is there; null when the person cancels. */
  folder(use: FolderUse): Promise<string | null>
}

/** The ending of each kind of file, without the dot; `data` has the one of its name. */
const ENDINGS: Readonly<Record<Exclude<SavedKind, 'data'>, string>> = {
  bundle: 'adit',
  card: 'pem',
  'recovery-copy': 'adit-key',
  spreadsheet: 'xlsx',
  text: 'txt',
}

/** The system's dialogs above a window, in the language of the moment. */
export function systemDialogs(window: () => BrowserWindow | null, words: () => Words): Dialogs {
  return {
    async save(kind, name) {
      const options: SaveDialogOptions = {
        title: saveTitles(words())[kind].save,
        defaultPath: name,
        filters: [{ name: saveTitles(words())[kind].filter, extensions: [endingOf(kind, name)] }],
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      }
      const above = window()
      const { canceled, filePath } =
        above === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(above, options)
      return canceled || filePath === '' ? null : filePath
    },
    async open(kind) {
      const { filter, open } = openTitles(words())[kind]
      const options: OpenDialogOptions = {
        title: open,
        filters: [
          { name: filter, extensions: kind === 'basemap' ? ['pmtiles', 'mbtiles'] : [ENDINGS[kind]] },
          { name: words().dialogs.allFiles, extensions: ['*'] },
        ],
        properties: ['openFile'],
      }
      const above = window()
      const { canceled, filePaths } =
        above === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(above, options)
      return canceled ? null : (filePaths[0] ?? null)
    },
    async folder(use) {
      const { backupFolder, restoreFolder } = words().dialogs
      const options: OpenDialogOptions = {
        title: use === 'backup' ? backupFolder : restoreFolder,
        properties: use === 'backup' ? ['openDirectory', 'createDirectory'] : ['openDirectory'],
      }
      const above = window()
      const { canceled, filePaths } =
        above === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(above, options)
      return canceled ? null : (filePaths[0] ?? null)
    },
  }
}

function endingOf(kind: SavedKind, name: string): string {
  return kind === 'data' ? (name.split('.').at(-1) ?? '') : ENDINGS[kind]
}

function titles({ dialogs }: Words): Record<FileKind, { filter: string; open: string; save: string }> {
  return {
    bundle: { filter: dialogs.bundles, open: dialogs.openBundle, save: dialogs.saveBundle },
    card: { filter: dialogs.cards, open: dialogs.openCard, save: dialogs.saveCard },
    'recovery-copy': {
      filter: dialogs.recoveryCopies,
      open: dialogs.openRecoveryCopy,
      save: dialogs.saveRecoveryCopy,
    },
  }
}

function openTitles(words: Words): Record<OpenedKind, { filter: string; open: string }> {
  const { dialogs } = words
  return { ...titles(words), basemap: { filter: dialogs.basemaps, open: dialogs.openBasemap } }
}

function saveTitles(words: Words): Record<SavedKind, { filter: string; save: string }> {
  const { dialogs } = words
  return {
    ...titles(words),
    spreadsheet: { filter: dialogs.spreadsheets, save: dialogs.saveSpreadsheet },
    text: { filter: dialogs.texts, save: dialogs.saveText },
    data: { filter: dialogs.dataFiles, save: dialogs.saveDataFile },
  }
}
