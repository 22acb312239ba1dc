import { isAbsolute } from 'node:path'
import type { VerifyReport } from '../../shared/bundle/report.ts'
import { AppError } from '../../shared/lib/app-error.ts'
import type { Dialogs } from '../dialogs.ts'
import type { ShownFiles } from '../files/shown-files.ts'
import type { Handlers } from './handler.ts'

/** What the calls about bundle files need. */
export interface BundleCallParts {
  readonly dialogs: Dialogs
  readonly shown: ShownFiles
  /** A file was chosen, and is about to be opened: that may take a while on a slow disk. */
  began(): void
  /** Reads the file and reports; changes nothing. Rejects once the signal is aborted. */
  verify(path: string, signal: AbortSignal): Promise<VerifyReport>
  /** Shows a file in the system's file manager. */
  reveal(path: string): void
}

/** Bundle files on this computer. One is verified at a time: the next one ends the one before. */
export function bundleCalls({ dialogs, shown, began, verify, reveal }: BundleCallParts) {
  let running: AbortController | null = null
  return {
    'bundle.verify': async ({ path: dropped }) => {
      if (dropped !== undefined && !isAbsolute(dropped)) throw new AppError('bad-request', { path: 'path' })
      running?.abort()
      const control = new AbortController()
      const { signal } = control
      running = control
      try {
        const path = dropped ?? (await dialogs.open('bundle'))
        if (path === null || signal.aborted) return null
        began()
        const report = await verify(path, signal)
        if (signal.aborted) return null
        shown.note(path)
        return { path, report }
      } catch (error) {
        // Whatever a cancelled one stumbled over, nobody waits for it.
        if (signal.aborted) return null
        throw error
      } finally {
        if (running === control) running = null
      }
    },
    'bundle.cancel': () => running?.abort(),
    'bundle.reveal': ({ path }) => {
      if (!shown.has(path)) throw new AppError('bad-request', { path: 'path' })
      reveal(path)
    },
  } satisfies Partial<Handlers>
}
