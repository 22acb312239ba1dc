import 'fake-indexeddb/auto'
import { Dexie, liveQuery } from 'dexie'
import { beforeEach, describe, expect, test } from 'vitest'
import { createStorage } from '../../../renderer/storage/create-storage.ts'
import type { Database, StoredSettings } from '../../../renderer/storage/database.ts'
import { openDatabase } from '../../../renderer/storage/open-database.ts'
import type { Assessment, Mine, Storage } from '../../../renderer/storage/storage.ts'
import type { ChecklistDefinition } from '../../../shared/checklist/definition.ts'
import type { LoggedEvent } from '../../../shared/record/event.ts'

const FEED = 'a'.repeat(32)
const OTHER_FEED = 'b'.repeat(32)

const mine: Mine = {
  id: 'mine-1',
  name: 'Cerro Alto',
  profile: { country: 'PE' },
  created: '2026-05-30T10:00:00.000Z',
  changed: '2026-05-30T10:00:00.000Z',
}

const assessment: Assessment = {
  id: 'assessment-1',
  mine: 'mine-1',
  stage: 'acquisition',
  checklist: 'c'.repeat(64),
  created: '2026-05-30T10:00:00Z',
  feed: FEED,
  exports: [],
}

const definition = { form_id: 'x', version: '1' } as unknown as ChecklistDefinition

function logged(seq: number, text = '', feed = FEED): LoggedEvent {
  return {
    id: `sha256:${feed}${seq}${text}`,
    line: `line ${seq} ${text}`,
    event: {
      kind: 'comment.add',
      body: { path: 'A', text },
      actor: `sha256:${'1'.repeat(64)}`,
      at: '2026-05-30T10:00:00Z',
      feed,
      lam: seq + 1,
      prev: null,
      seq,
    },
  }
}

let number = 0
let database: Database
let storage: Storage

beforeEach(async () => {
  number += 1
  database = await openDatabase(`storage-test-${number}`)
  storage = createStorage(database)
})

describe('the database', () => {
  test('asks for strict durability, so that a saved answer survives a power cut', () => {
    expect(database._options.chromeTransactionDurability).toBe('strict')
  })
})

describe('mines', () => {
  test('are kept under their id and replaced by a newer description', async () => {
    await storage.putMine(mine)
    await storage.putMine({ ...mine, name: 'Cerro Bajo' })
    expect((await storage.listMines()).map(({ name }) => name)).toEqual(['Cerro Bajo'])
    expect(await storage.getMine('nobody')).toBeUndefined()
  })
})

describe('assessments', () => {
  test('are created with their checklist and first events', async () => {
    await storage.createAssessment(assessment, definition, [logged(0)])
    expect(await storage.getAssessment(assessment.id)).toEqual(assessment)
    expect(await storage.getChecklist(assessment.checklist)).toEqual(definition)
    expect(await storage.loadEvents(assessment.id)).toEqual([logged(0)])
  })

  test('are not created at all when one of the events cannot be kept', async () => {
    await storage.createAssessment(assessment, definition, [logged(0)])
    const second = { ...assessment, id: 'assessment-2', checklist: 'd'.repeat(64) }
    await expect(storage.createAssessment(second, definition, [logged(0)])).rejects.toMatchObject({
      code: 'storage-failed',
    })
    expect(await storage.getAssessment('assessment-2')).toBeUndefined()
    expect(await storage.getChecklist(second.checklist)).toBeUndefined()
  })

  test('may share one frozen checklist', async () => {
    await storage.createAssessment(assessment, definition, [logged(0)])
    const second = { ...assessment, id: 'assessment-2', feed: OTHER_FEED }
    await storage.createAssessment(second, definition, [logged(0, '', OTHER_FEED)])
    expect(await storage.getAssessment('assessment-2')).toEqual(second)
  })

  test('are listed by mine, oldest first', async () => {
    const younger = { ...assessment, id: 'a-younger', feed: OTHER_FEED, created: '2027-01-01T00:00:00Z' }
    const elsewhere = { ...assessment, id: 'z', mine: 'mine-2' }
    await storage.createAssessment(younger, definition, [])
    await storage.createAssessment(assessment, definition, [])
    await storage.createAssessment(elsewhere, definition, [])
    expect((await storage.listAssessments('mine-1')).map(({ id }) => id)).toEqual([
      assessment.id,
      'a-younger',
    ])
    expect(await storage.listAssessments()).toHaveLength(3)
  })

  test('remember the bundles written from them, oldest first', async () => {
    await storage.createAssessment(assessment, definition, [])
    const note = { at: '2026-06-01T00:00:00Z', path: '/a.adit', digest: 'sha256:1', revision: 1 }
    await storage.noteExport(assessment.id, note)
    await storage.noteExport(assessment.id, { ...note, revision: 2 })
    expect((await storage.getAssessment(assessment.id))?.exports.map(({ revision }) => revision)).toEqual([
      1, 2,
    ])
  })

  test('an export of an unknown assessment is an error, not silence', async () => {
    const note = { at: '2026-06-01T00:00:00Z', path: '/a.adit', digest: 'sha256:1', revision: 1 }
    await expect(storage.noteExport('nobody', note)).rejects.toMatchObject({ code: 'storage-failed' })
  })
})

describe('the event log', () => {
  beforeEach(() => storage.createAssessment(assessment, definition, [logged(0)]))

  test('gives the events of one assessment in order within each feed', async () => {
    const other = { ...assessment, id: 'assessment-2', feed: OTHER_FEED }
    await storage.createAssessment(other, definition, [logged(0, 'other', OTHER_FEED)])
    await storage.appendEvents(assessment.id, [logged(1), logged(2)])
    for (let seq = 3; seq < 12; seq += 1) await storage.appendEvents(assessment.id, [logged(seq)])
    const order = (await storage.loadEvents(assessment.id)).map(({ event }) => event.seq)
    expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
  })

  test('never lets one event take the place of another', async () => {
    await expect(storage.appendEvents(assessment.id, [logged(0, 'forged')])).rejects.toMatchObject({
      code: 'storage-failed',
    })
    expect(await storage.loadEvents(assessment.id)).toEqual([logged(0)])
  })

  test('keeps one feed to one assessment', async () => {
    const other = { ...assessment, id: 'assessment-2' }
    await storage.createAssessment(other, definition, [])
    await expect(storage.appendEvents('assessment-2', [logged(0)])).rejects.toMatchObject({
      code: 'storage-failed',
    })
  })

  test('appends all or nothing: a refused event takes its companions and attachments with it', async () => {
    const photo = { sha256: 'e'.repeat(64), media_type: 'image/jpeg', blob: new Blob(['bytes']) }
    await expect(
      storage.appendEvents(assessment.id, [logged(1), logged(0, 'forged')], [photo]),
    ).rejects.toMatchObject({ code: 'storage-failed' })
    expect(await storage.loadEvents(assessment.id)).toEqual([logged(0)])
    expect(await storage.getAttachment(photo.sha256)).toBeUndefined()
  })

  describe('of an assessment that is open', () => {
    beforeEach(() => storage.getAssessment(assessment.id))

    test('takes what is appended into the hands of the browser before anything else is done', async () => {
      const appended = storage.appendEvents(assessment.id, [logged(1), logged(2)])
      // The browser does transactions over the same table in the order in which they come.
      const after = database.backendDB().transaction('events').objectStore('events').getAll()
      await new Promise((resolve) => {
        after.onsuccess = resolve
      })
      expect(after.result.map(({ seq }) => seq)).toEqual([0, 1, 2])
      await appended
    })

    test('appends all or nothing', async () => {
      await expect(
        storage.appendEvents(assessment.id, [logged(1), logged(0, 'forged')]),
      ).rejects.toMatchObject({ code: 'storage-failed' })
      expect(await storage.loadEvents(assessment.id)).toEqual([logged(0)])
    })

    test('passes over what is there already', async () => {
      await storage.appendEvents(assessment.id, [logged(1)])
      await storage.appendEvents(assessment.id, [logged(1), logged(2)])
      expect(await storage.loadEvents(assessment.id)).toEqual([logged(0), logged(1), logged(2)])
    })

    test('says that the disk is full when the browser ends the transaction so', async () => {
      const { add } = IDBObjectStore.prototype
      IDBObjectStore.prototype.add = () => {
        throw new DOMException('no room', 'QuotaExceededError')
      }
      try {
        await expect(storage.appendEvents(assessment.id, [logged(1)])).rejects.toMatchObject({
          code: 'disk-full',
        })
      } finally {
        IDBObjectStore.prototype.add = add
      }
      expect(await storage.loadEvents(assessment.id)).toEqual([logged(0)])
    })

    test('asks for strict durability', async () => {
      const asked: unknown[] = []
      const connection = database.backendDB()
      const { transaction } = connection
      connection.transaction = (...given: Parameters<typeof transaction>) => {
        asked.push(given[2])
        return transaction.apply(connection, given)
      }
      await storage.appendEvents(assessment.id, [logged(1)])
      expect(asked).toEqual([{ durability: 'strict' }])
    })

    test('tells the screens that show the log', async () => {
      const seen: number[] = []
      const watching = liveQuery(async () => (await storage.loadEvents(assessment.id)).length)
      await new Promise<void>((resolve) => {
        const { unsubscribe } = watching.subscribe((count) => {
          seen.push(count)
          if (seen.length === 1) void storage.appendEvents(assessment.id, [logged(1)])
          if (count === 2) {
            unsubscribe()
            resolve()
          }
        })
      })
      expect(seen).toEqual([1, 2])
    })
  })

  test('takes no event of an assessment that is not there', async () => {
    await expect(storage.appendEvents('nobody', [logged(1)])).rejects.toMatchObject({
      code: 'storage-failed',
    })
    expect(await storage.loadEvents('nobody')).toEqual([])
  })
})

describe('attachments', () => {
  const photo = { sha256: 'e'.repeat(64), media_type: 'image/jpeg', blob: new Blob(['bytes']) }

  beforeEach(() => storage.createAssessment(assessment, definition, [logged(0)]))

  test('come back with their bytes', async () => {
    await storage.appendEvents(assessment.id, [logged(1)], [photo])
    const stored = await storage.getAttachment(photo.sha256)
    expect(await stored?.blob.text()).toBe('bytes')
    expect(stored?.media_type).toBe('image/jpeg')
  })

  test('that are there already are left as they were', async () => {
    await storage.appendEvents(assessment.id, [logged(1)], [photo])
    await storage.appendEvents(assessment.id, [logged(2)], [{ ...photo, blob: new Blob(['others']) }])
    expect(await (await storage.getAttachment(photo.sha256))?.blob.text()).toBe('bytes')
    expect(await storage.loadEvents(assessment.id)).toHaveLength(3)
  })
})

describe('settings', () => {
  test('start out empty', async () => {
    expect(await storage.getSettings()).toEqual({
      language: null,
      appearance: 'auto',
      textSize: 100,
      identity: null,
      route: null,
      layouts: {},
      positions: {},
      filters: {},
      walk: 'list',
      drafts: {},
      device: null,
      limits: null,
    })
  })

  test('are at hand once they were read, with every change asked for since', async () => {
    expect(storage.settingsAtHand()).toBeUndefined()
    await storage.putSettings({ positions: { one: 'A' } })
    expect(storage.settingsAtHand()).toBeUndefined()
    await storage.getSettings()
    const changing = storage.putSettings({ positions: { two: 'B' }, drafts: { form: 'C' } })
    expect(storage.settingsAtHand()).toMatchObject({
      positions: { one: 'A', two: 'B' },
      drafts: { form: 'C' },
    })
    await changing
    expect(storage.settingsAtHand()).toEqual(await storage.getSettings())
  })

  test('are at hand with what was changed while they were read', async () => {
    const reading = storage.getSettings()
    await Promise.all([reading, storage.putSettings({ positions: { one: 'A' } })])
    expect(storage.settingsAtHand()).toMatchObject({ positions: { one: 'A' } })
    const again = storage.getSettings()
    const changing = storage.putSettings({ positions: { one: 'B' } })
    await again
    expect(storage.settingsAtHand()).toMatchObject({ positions: { one: 'B' } })
    await changing
  })

  test('change one by one, and positions one assessment at a time', async () => {
    await storage.putSettings({ language: 'zh', positions: { one: 'A' } })
    await storage.putSettings({ positions: { two: 'B' } })
    await storage.putSettings({ route: { screen: 'home' } })
    expect(await storage.getSettings()).toMatchObject({
      language: 'zh',
      positions: { one: 'A', two: 'B' },
      route: { screen: 'home' },
    })
  })

  test('keep what was typed into a form until it is removed, whatever becomes of other forms', async () => {
    await storage.putSettings({ drafts: { one: { name: 'Cerro' }, two: 'B' } })
    await storage.putSettings({ drafts: { one: { name: 'Cerro Alto' } } })
    await storage.putSettings({ language: 'zh' })
    expect((await storage.getSettings()).drafts).toEqual({ one: { name: 'Cerro Alto' }, two: 'B' })
    await storage.putSettings({ drafts: { two: null, three: null } })
    expect((await storage.getSettings()).drafts).toEqual({ one: { name: 'Cerro Alto' } })
  })

  test('that an earlier version stored without drafts have none', async () => {
    const { drafts: _, ...earlier } = await storage.getSettings()
    await database.settings.put({ id: 'settings', ...earlier, language: 'zh' } as StoredSettings)
    expect(await storage.getSettings()).toMatchObject({ language: 'zh', drafts: {} })
    await storage.putSettings({ drafts: { one: 'A' } })
    expect(await storage.getSettings()).toMatchObject({ language: 'zh', drafts: { one: 'A' } })
  })

  test('changed at the same time are all kept', async () => {
    await Promise.all([
      storage.putSettings({ language: 'zh' }),
      storage.putSettings({ appearance: 'dark' }),
      storage.putSettings({ positions: { one: 'A' } }),
    ])
    expect(await storage.getSettings()).toMatchObject({
      language: 'zh',
      appearance: 'dark',
      positions: { one: 'A' },
    })
  })
})

describe('a failure', () => {
  test('for want of room is told apart', async () => {
    const full = new DOMException('no room', 'QuotaExceededError')
    database.mines.hook('creating', () => {
      throw new Dexie.AbortError('aborted', full)
    })
    await expect(storage.putMine(mine)).rejects.toMatchObject({ code: 'disk-full' })
  })
})
