import { afterEach } from 'vitest'
import type { Disk } from '../../../main/journal/disk.ts'
import { type Journal, openJournal } from '../../../main/journal/journal.ts'
import { noon } from './feeds.ts'

const journals: Journal[] = []

afterEach(async () => {
  for (const journal of journals.splice(0)) await journal.close()
})

/** A journal that is closed after the test, with next to no reserve, and what it wrote into the log. */
export function journalAt(root: string, disk?: Disk): Journal & { readonly warnings: string[] } {
  const warnings: string[] = []
  const journal = openJournal({
    root,
    now: () => noon,
    log: { warn: (message) => void warnings.push(message) },
    reserve: 4096,
    ...(disk === undefined ? {} : { disk }),
  })
  journals.push(journal)
  return { ...journal, warnings }
}
