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
  /** Reads the file and reports; changes nothing. */
  verify(path: string): Promise<VerifyReport>
  /** Shows a file in the system's file manager. */
  reveal(path: string): void
}

/** Bundle files on this computer. */
export function bundleCalls({ dialogs, shown, verify, reveal }: BundleCallParts) {
  return {
    'bundle.verify': async ({ path: dropped }) => {
      if (dropped !== undefined && !isAbsolute(dropped)) throw new AppError('bad-request', { path: 'path' })
      const path = dropped ?? (await dialogs.open('bundle'))
      if (path === null) return null
      const report = await verify(path)
      shown.note(path)
      return { path, report }
    },
    'bundle.reveal': ({ path }) => {
      if (!shown.has(path)) throw new AppError('bad-request', { path: 'path' })
      reveal(path)
    },
  } satisfies Partial<Handlers>
}
