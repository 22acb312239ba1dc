import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Where the main process writes what went wrong. Never answers, names or passphrases. */
export interface Log {
  /** Worth knowing when something is looked into; goes to the file only. */
  warn(message: string): void
  /** A bug or a failure nobody was told about; also printed. */
  error(message: string, cause?: unknown): void
}

/** Bytes after which the log file is set aside; one older file is kept. */
const LARGEST = 1024 * 1024

/**
 * Opens the log below `folder`. Writing is synchronous, so that the last line before a crash is there. A disk that
 * takes no line must not stop the app, so failures to write are passed over.
 *
 * @param now wall clock as ISO 8601 text
 */
export function openLog(folder: string, now: () => string): Log {
  const file = join(folder, 'adit.log')
  const write = (level: string, message: string): void => {
    try {
      mkdirSync(folder, { recursive: true })
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LARGEST)
        renameSync(file, join(folder, 'adit.1.log'))
      appendFileSync(file, `${now()} ${level} ${message}\n`)
    } catch {
      // Nothing better is left to do with a line that cannot be written.
    }
  }
  return {
    warn: (message) => write('warn', message),
    error(message, cause) {
      const line = cause === undefined ? message : `${message}: ${describe(cause)}`
      write('error', line)
      console.error(line)
    },
  }
}

function describe(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause)
  const own = cause.stack ?? cause.message
  return cause.cause === undefined ? own : `${own}\ncaused by ${describe(cause.cause)}`
}
