import { hostname } from 'node:os'
import { join } from 'node:path'
import { app, type BrowserWindow, safeStorage, shell } from 'electron'
import type { ChecklistDefinition } from '../shared/checklist/definition.ts'
import type { EventPayload } from '../shared/ipc/contract.ts'
import { openBackups } from './backup/backups.ts'
import { openBundleWriter } from './bundle/bundle-writer.ts'
import { verifyBundleFile } from './bundle/verify-bundle-file.ts'
import { readBuiltInChecklists } from './checklists/built-in.ts'
import { readSeedCoverage } from './checklists/seed-coverage.ts'
import { systemDialogs } from './dialogs.ts'
import { createExportSessions } from './export/export-session.ts'
import { openNotedWriter } from './export/noted-writer.ts'
import { prepareExport } from './export/prepare-export.ts'
import { throttle } from './export/throttle.ts'
import { createShownFiles } from './files/shown-files.ts'
import { openUnfinished } from './files/unfinished.ts'
import { createImportSessions } from './import/import-session.ts'
import { sendEvent } from './ipc/handle.ts'
import type { Parts } from './ipc/handlers.ts'
import { askToSetDatabaseAside } from './journal/database-aside.ts'
import { openJournal } from './journal/journal.ts'
import { openKeyStore } from './keys/key-store.ts'
import { systemKeyring } from './keys/keyring.ts'
import type { Log } from './log.ts'
import { openBasemaps } from './maps/basemaps.ts'
import { openTrustedSigners } from './trust/trusted-signers.ts'
import type { Language, Words } from './words.ts'

type Progress = EventPayload<'work.progress'>

/** What the running app knows about itself. */
export interface PartsOptions {
  readonly userData: string
  /** The folder of the journal. */
  readonly journal: string
  /** The folder that holds `checklists/`. */
  readonly assets: string
  /** Best match of the system's languages. */
  readonly language: Language
  words(): Words
  setLanguage(language: Language): void
  /** Draws the page at so many percent of its normal size. */
  setTextSize(percent: number): void
  window(): BrowserWindow | null
  /** Ends the app and starts it again. */
  restart(): void
  readonly log: Log
}

/** Builds everything behind the door once. */
export function createParts(options: PartsOptions): Parts {
  const now = () => new Date()
  const keyring = systemKeyring(safeStorage, process.platform)
  const keys = openKeyStore(join(options.userData, 'keys'), keyring, now)
  const trust = openTrustedSigners(join(options.userData, 'trusted-signers'), now)
  const known = () => new Set([...trust.keys(), ...keys.ownKeys()])
  const journal = openJournal({ root: options.journal, now, log: options.log })
  const dialogs = systemDialogs(options.window, options.words)
  const progress = (work: Progress['work'], step: Progress['step']) =>
    throttle(
      (done, total) => {
        const contents = options.window()?.webContents
        if (contents !== undefined) sendEvent(contents, 'work.progress', { work, step, done, total })
      },
      () => performance.now(),
    )
  const unfinished = openUnfinished(join(options.userData, 'unfinished.json'), options.log)
  void unfinished.clear()
  let checklists: Promise<ChecklistDefinition[]> | undefined
  let coverage: ReturnType<typeof readSeedCoverage> | undefined
  const verify: Parts['verify'] = (path, signal) =>
    verifyBundleFile(path, {
      trusted: known(),
      signal,
      onProgress: progress('verify', 'verify'),
    })
  return {
    info: {
      version: app.getVersion(),
      electron: process.versions.electron ?? '',
      platform: process.platform,
      language: options.language,
    },
    setLanguage: options.setLanguage,
    setTextSize: options.setTextSize,
    builtInChecklists() {
      checklists ??= readDefinitions(options.assets, options.log)
      return checklists
    },
    seedCoverage() {
      coverage ??= readSeedCoverage(options.assets)
      return coverage
    },
    keys,
    keyring,
    trust,
    dialogs,
    journal,
    backups: openBackups({
      journal,
      root: options.journal,
      keys: join(options.userData, 'keys'),
      trust: join(options.userData, 'trusted-signers'),
      ownFolder: join(options.userData, 'backups'),
      file: join(options.userData, 'backups.json'),
      version: app.getVersion(),
      host: hostname(),
      signers: async () => (await keys.list()).signers,
      now,
      onProgress: progress('backup', 'write'),
      log: options.log,
    }),
    basemaps: openBasemaps({ file: join(options.userData, 'basemaps.json'), log: options.log }),
    restartWithoutDatabase() {
      askToSetDatabaseAside(options.journal)
      // The answer leaves first.
      setImmediate(options.restart)
    },
    shown: createShownFiles(),
    exports: createExportSessions({
      unlock: keys.unlock,
      prepare: async (request, signers, partSigners) => prepareExport(request, signers, now(), partSigners),
      choosePath: (name) => dialogs.save('bundle', name),
      openWriter(prepared, path) {
        const steps = { write: progress('export', 'write'), verify: progress('export', 'verify') }
        return openNotedWriter(unfinished, path, () =>
          openBundleWriter(prepared, path, {
            onProgress: (step, done, total) => steps[step](done, total),
            trusted: known(),
          }),
        )
      },
    }),
    began: () => progress('verify', 'read')(0, 0),
    verify,
    imports: createImportSessions({ verify }),
    reveal: (path) => shell.showItemInFolder(path),
  }
}

/** A broken checklist of our own is a mistake of ours, so its faults are written down. */
async function readDefinitions(assets: string, log: Log): Promise<ChecklistDefinition[]> {
  try {
    return (await readBuiltInChecklists(assets)).map(({ definition }) => definition)
  } catch (error) {
    log.error('a built-in checklist cannot be used', error)
    throw error
  }
}
