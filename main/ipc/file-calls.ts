import type { Dialogs } from '../dialogs.ts'
import { replaceFile } from '../files/replace-file.ts'
import type { ShownFiles } from '../files/shown-files.ts'
import type { Handlers } from './handler.ts'

/** What the calls about files that are not bundles need. */
export interface FileCallParts {
  readonly dialogs: Dialogs
  readonly shown: ShownFiles
}

/** Files that people take out of the app: spreadsheets and plain texts. */
export function fileCalls({ dialogs, shown }: FileCallParts) {
  return {
    'files.save': async ({ kind, name, bytes }) => {
      const path = await dialogs.save(kind, name)
      if (path === null) return null
      // Nothing secret: others may read it, as any file that a person saves.
      replaceFile(path, bytes, 0o644)
      shown.note(path)
      return { path }
    },
  } satisfies Partial<Handlers>
}
