import { isAbsolute } from 'node:path'
import { AppError } from '../../shared/lib/app-error.ts'
import type { ShownFiles } from '../files/shown-files.ts'
import type { ImportSessions } from '../import/import-session.ts'
import type { Handlers } from './handler.ts'

/** What the calls of an import need. */
export interface ImportCallParts {
  readonly imports: ImportSessions
  readonly shown: ShownFiles
}

/** Giving out the parts of a verified bundle. */
export function importCalls({ imports, shown }: ImportCallParts) {
  return {
    'import.open': ({ path }) => {
      // Only a file that a person chose: the page cannot make the app read any other.
      if (!isAbsolute(path) || !shown.has(path)) throw new AppError('bad-request', { path: 'path' })
      return imports.open(path)
    },
    'import.lines': (request) => imports.lines(request.import, request.feed, request.from),
    'import.attachment': (request) => imports.attachment(request.import, request.sha256, request.offset),
    'import.close': (request) => imports.close(request.import),
  } satisfies Partial<Handlers>
}
