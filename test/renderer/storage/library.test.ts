import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test } from 'vitest'
import { createStorage } from '../../../renderer/storage/create-storage.ts'
import type { Database } from '../../../renderer/storage/database.ts'
import type { LibraryAddition, LibraryEntry } from '../../../renderer/storage/library-entry.ts'
import { openDatabase } from '../../../renderer/storage/open-database.ts'
import type { Assessment, Storage } from '../../../renderer/storage/storage.ts'
import { first } from '../../../renderer/storage/versions/001-first.ts'
import type { ChecklistDefinition } from '../../../shared/checklist/definition.ts'
import type { AditEvent } from '../../../shared/record/event.ts'

const PICTURE = 'f'.repeat(64)

function addition(sha256: string, changes: Partial<LibraryEntry> = {}): LibraryAddition {
  const entry: LibraryEntry = {
    sha256,
    form_id: 'dust',
    version: '1',
    stage: 'operation',
    title: { en: 'Dust' },
    languages: ['en'],
    questions: 3,
    extended: 0,
    file: 'dust.xlsx',
    at: '2026-05-30T10:00:00Z',
    by: { name: 'Ana', org: '', title: '' },
    remarks: [{ fate: 'taken', code: 'questions', detail: { count: 3 } }],
    media: [{ name: 'Map.PNG', sha256: PICTURE, size: 3, media_type: 'image/png' }],
    ...changes,
  }
  const definition = { form_id: entry.form_id, version: entry.version } as unknown as ChecklistDefinition
  const blob = new Blob(['map'])
  return { entry, definition, media: entry.media.map((file) => ({ ...file, blob })) }
}

const assessment = (checklist: string): Assessment => ({
  id: 'assessment-1',
  mine: 'mine-1',
  stage: 'operation',
  checklist,
  created: '2026-05-30T10:00:00Z',
  feed: 'a'.repeat(32),
  exports: [],
})

let number = 0
let database: Database
let storage: Storage

beforeEach(async () => {
  number += 1
  database = await openDatabase(`library-test-${number}`)
  storage = createStorage(database)
})

describe('an import', () => {
  test('is kept with its definition, its report and its files', async () => {
    const added = addition('1'.repeat(64))
    expect(await storage.addToLibrary(added)).toBe('added')
    expect(await storage.listLibrary()).toEqual([added.entry])
    expect(await storage.getChecklist(added.entry.sha256)).toEqual(added.definition)
    expect(await storage.getChecklistMedia(added.entry.sha256, 'map.png')).toMatchObject({ sha256: PICTURE })
  })

  test('of the very same definition adds nothing', async () => {
    const added = addition('1'.repeat(64))
    await storage.addToLibrary(added)
    const again = addition('1'.repeat(64), { file: 'copy.xlsx' })
    expect(await storage.addToLibrary(again)).toBe('known')
    expect(await storage.listLibrary()).toEqual([added.entry])
  })

  test('of other content under the same form and version is refused, and nothing of it stays', async () => {
    await storage.addToLibrary(addition('1'.repeat(64)))
    const media = [{ name: 'new.png', sha256: 'e'.repeat(64), size: 3, media_type: 'image/png' }]
    expect(await storage.addToLibrary(addition('2'.repeat(64), { media }))).toBe('taken')
    expect((await storage.listLibrary()).map(({ sha256 }) => sha256)).toEqual(['1'.repeat(64)])
    expect(await storage.getChecklist('2'.repeat(64))).toBeUndefined()
    expect(await database.media.count()).toBe(1)
  })

  test('of a higher version stands beside the one before', async () => {
    await storage.addToLibrary(addition('1'.repeat(64)))
    expect(await storage.addToLibrary(addition('2'.repeat(64), { version: '2' }))).toBe('added')
    expect((await storage.listLibrary()).map(({ version }) => version).sort()).toEqual(['1', '2'])
  })
})

describe('a definition for an upgrade', () => {
  test('is kept by its hash, and one that is there is never replaced', async () => {
    const definition = (title: string) => ({ form_title: { en: title } }) as unknown as ChecklistDefinition
    await storage.addChecklist(definition('One'), '3'.repeat(64))
    await storage.addChecklist(definition('Two'), '3'.repeat(64))
    expect(await storage.getChecklist('3'.repeat(64))).toEqual(definition('One'))
    expect(await storage.listLibrary()).toEqual([])
  })
})

describe('removing a version', () => {
  test('that nobody used leaves nothing of it', async () => {
    await storage.addToLibrary(addition('1'.repeat(64)))
    await storage.removeFromLibrary('1'.repeat(64))
    expect(await storage.listLibrary()).toEqual([])
    expect(await database.checklists.count()).toBe(0)
    expect(await database.library.count()).toBe(0)
    expect(await database.media.count()).toBe(0)
  })

  test('leaves files that another version still shows', async () => {
    await storage.addToLibrary(addition('1'.repeat(64)))
    await storage.addToLibrary(addition('2'.repeat(64), { version: '2' }))
    await storage.removeFromLibrary('1'.repeat(64))
    expect(await storage.getChecklistMedia('2'.repeat(64), 'Map.PNG')).toBeDefined()
  })

  test('never takes anything from an assessment that was made with it', async () => {
    const added = addition('1'.repeat(64))
    await storage.addToLibrary(added)
    await storage.createAssessment(assessment('1'.repeat(64)), added.definition, [])
    await storage.removeFromLibrary('1'.repeat(64))
    expect(await storage.listLibrary()).toEqual([])
    expect(await storage.getChecklist('1'.repeat(64))).toEqual(added.definition)
    expect(await storage.getChecklistMedia('1'.repeat(64), 'map.png')).toBeDefined()
  })

  test('never takes anything from an assessment that went over to it, even for a time', async () => {
    const added = addition('2'.repeat(64), { version: '2' })
    await storage.addToLibrary(added)
    const ref = (name: string) => ({ form_id: 'dust', version: name, sha256: name.repeat(64) })
    const event = { feed: 'a'.repeat(32), seq: 2, lam: 3, kind: 'checklist.upgrade' }
    const upgrade = { ...event, body: { from: ref('1'), to: ref('2') } } as unknown as AditEvent
    const first = [{ id: 'sha256:1', line: '', event: upgrade }] as const
    await storage.createAssessment(assessment('1'.repeat(64)), added.definition, first)
    await storage.removeFromLibrary('2'.repeat(64))
    expect(await storage.listLibrary()).toEqual([])
    expect(await storage.getChecklist('2'.repeat(64))).toEqual(added.definition)
    expect(await storage.getChecklistMedia('2'.repeat(64), 'map.png')).toBeDefined()
  })

  test('keeps its version taken while an assessment uses it, and lets the same one come back', async () => {
    const added = addition('1'.repeat(64))
    await storage.addToLibrary(added)
    await storage.createAssessment(assessment('1'.repeat(64)), added.definition, [])
    await storage.removeFromLibrary('1'.repeat(64))
    expect(await storage.addToLibrary(addition('2'.repeat(64)))).toBe('taken')
    // Imported again, this time without its picture beside it.
    expect(await storage.addToLibrary(addition('1'.repeat(64), { media: [] }))).toBe('added')
    expect(await storage.listLibrary()).toHaveLength(1)
    expect(await storage.getChecklistMedia('1'.repeat(64), 'map.png')).toBeDefined()
  })

  test('that is not there does nothing', async () => {
    await expect(storage.removeFromLibrary('9'.repeat(64))).resolves.toBeUndefined()
  })
})

test('a file that did not come along is simply not there', async () => {
  await storage.addToLibrary(addition('1'.repeat(64)))
  expect(await storage.getChecklistMedia('1'.repeat(64), 'other.png')).toBeUndefined()
  expect(await storage.getChecklistMedia('9'.repeat(64), 'map.png')).toBeUndefined()
})

test('a database of the first version gets a library and keeps what it holds', async () => {
  const name = `library-upgrade-${number}`
  const older = await openDatabase(name, [first])
  await older.assessments.add(assessment('1'.repeat(64)))
  older.close()
  const upgraded = createStorage(await openDatabase(name))
  expect(await upgraded.listLibrary()).toEqual([])
  expect(await upgraded.getAssessment('assessment-1')).toEqual(assessment('1'.repeat(64)))
})
