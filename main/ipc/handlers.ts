import { type AppCallParts, appCalls } from './app-calls.ts'
import { type BackupCallParts, backupCalls } from './backup-calls.ts'
import { type BasemapCallParts, basemapCalls } from './basemap-calls.ts'
import { type BundleCallParts, bundleCalls } from './bundle-calls.ts'
import { type ExportCallParts, exportCalls } from './export-calls.ts'
import { type FileCallParts, fileCalls } from './file-calls.ts'
import type { Handlers } from './handler.ts'
import { type ImportCallParts, importCalls } from './import-calls.ts'
import { type JournalCallParts, journalCalls } from './journal-calls.ts'
import { type KeyCallParts, keyCalls } from './key-calls.ts'
import { type TrustCallParts, trustCalls } from './trust-calls.ts'

/** Everything the calls work on, handed in so that tests hand in others. */
export type Parts = AppCallParts &
  KeyCallParts &
  TrustCallParts &
  ExportCallParts &
  BundleCallParts &
  FileCallParts &
  ImportCallParts &
  JournalCallParts &
  BackupCallParts &
  BasemapCallParts

/** Every channel and the function behind it. */
export function createHandlers(parts: Parts): Handlers {
  return {
    ...appCalls(parts),
    ...keyCalls(parts),
    ...trustCalls(parts),
    ...exportCalls(parts),
    ...bundleCalls(parts),
    ...fileCalls(parts),
    ...importCalls(parts),
    ...journalCalls(parts),
    ...backupCalls(parts),
    ...basemapCalls(parts),
  }
}
