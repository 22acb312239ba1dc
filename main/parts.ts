import { join } from 'node:path'
import { app, type BrowserWindow, safeStorage, shell } from 'electron'
import { systemDialogs } from './dialogs.ts'
import { createExportSessions } from './export/export-session.ts'
import { createShownFiles } from './files/shown-files.ts'
import type { Parts } from './ipc/handlers.ts'
import { openKeyStore } from './keys/key-store.ts'
import { systemKeyring } from './keys/keyring.ts'
import type { Log } from './log.ts'
import { openTrustedSigners } from './trust/trusted-signers.ts'
import type { Language, Words } from './words.ts'

/** What the running app knows about itself. */
export interface PartsOptions {
  readonly userData: string
  /** The folder that holds `checklists/`. */
  readonly assets: string
  /** Best match of the system's languages. */
  readonly language: Language
  words(): Words
  setLanguage(language: Language): void
  window(): BrowserWindow | null
  readonly log: Log
}

/** Builds everything behind the door once. */
export function createParts(options: PartsOptions): Parts {
  const now = () => new Date()
  const keyring = systemKeyring(safeStorage, process.platform)
  const keys = openKeyStore(join(options.userData, 'keys'), keyring, now)
  const trust = openTrustedSigners(join(options.userData, 'trusted-signers'), now)
  const dialogs = systemDialogs(options.window, options.words)
  return {
    info: {
      version: app.getVersion(),
      electron: process.versions.electron ?? '',
      platform: process.platform,
      language: options.language,
    },
    setLanguage: options.setLanguage,
    builtInChecklists: async () => [],
    keys,
    keyring,
    trust,
    dialogs,
    shown: createShownFiles(),
    exports: createExportSessions({
      unlock: keys.unlock,
      prepare: async () => { throw new Error('todo') },
      openWriter: async () => { throw new Error('todo') },
      choosePath: (name) => dialogs.save('bundle', name),
    }),
    verify: async () => { throw new Error('todo') },
    reveal: (path) => shell.showItemInFolder(path),
  }
}
