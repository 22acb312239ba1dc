import { expect, test } from 'vitest'
import { writeToJournal } from '../../../../renderer/storage/copies/copy-writers.ts'
import type { Database } from '../../../../renderer/storage/database.ts'
import type { Journal } from '../../../../renderer/storage/journal.ts'
import { AppError } from '../../../../shared/lib/app-error.ts'

const SHA = 'a'.repeat(64)
const gone = new Blob(['from a stick that was pulled'])
const kept = new Blob(['from the database'])

/** A journal that cannot read one blob, and a database that has some files. */
function copies(inDatabase: Blob | undefined, failure: Error) {
  const put: Blob[] = []
  const journal = {
    putFile: async (_sha256: string, blob: Blob) => {
      if (blob === gone) throw failure
      put.push(blob)
    },
  } as unknown as Journal
  const database = {
    attachments: {
      get: async () => inDatabase && { sha256: SHA, media_type: 'video/mp4', blob: inDatabase },
    },
  } as unknown as Database
  const job = { kind: 'files', brought: [{ sha256: SHA, media_type: 'video/mp4', blob: gone }] } as const
  return { put, write: () => writeToJournal(journal, database, job) }
}
const unreadable = new DOMException('The file is not there any more', 'NotReadableError')

test('a large file that went away is put into the journal from the database', async () => {
  const { put, write } = copies(kept, unreadable)
  await write()
  expect(put).toEqual([kept])
})

test('a file that neither has any more fails as it did, and so does a journal that takes no file', async () => {
  await expect(copies(undefined, unreadable).write()).rejects.toBe(unreadable)
  const full = new AppError('disk-full')
  const { put, write } = copies(kept, full)
  await expect(write()).rejects.toBe(full)
  expect(put).toEqual([])
})
