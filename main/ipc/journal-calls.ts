import { AppError } from '../../shared/lib/app-error.ts'
import type { Journal } from '../journal/journal.ts'
import type { Handlers } from './handler.ts'

/** What the calls about the copy on the disk need. */
export interface JournalCallParts {
  readonly journal: Journal
  /** Ends the app and starts it again, with the page's database set aside in between. */
  restartWithoutDatabase(): void
}

/** The copy of everything on the disk. */
export function journalCalls({ journal, restartWithoutDatabase }: JournalCallParts) {
  return {
    'journal.check': () => journal.check(),
    'journal.append': ({ assessment, lines }) => journal.append(assessment, lines),
    'journal.read': ({ assessment, feed, from }) => journal.read(assessment, feed, from),
    'journal.cut': async ({ assessment, feed, from }) => ({
      aside: await journal.cut(assessment, feed, from),
    }),
    'journal.putCards': ({ cards }) => journal.putCards(cards),
    'journal.cards': () => journal.cards(),
    'journal.files': () => journal.files(),
    'journal.takeFile': (piece) => journal.takeFile(piece),
    'journal.keepFile': ({ sha256 }) => journal.keepFile(sha256),
    'journal.putFile': (piece) => journal.putFile(piece),
    'journal.readFile': ({ sha256, offset }) => journal.readFile(sha256, offset),
    'journal.checkFile': async ({ sha256 }) => ({ whole: await journal.checkFile(sha256) }),
    'journal.space': () => journal.space(),
    'journal.disk': () => journal.disk(),
    'database.setAside': async () => {
      if (!(await journal.holdsAnything())) throw new AppError('journal-damaged', { reason: 'empty' })
      restartWithoutDatabase()
    },
  } satisfies Partial<Handlers>
}
