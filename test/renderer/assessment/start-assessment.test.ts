import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test } from 'vitest'
import { startAssessment } from '../../../renderer/assessment/start-assessment.ts'
import type { Services } from '../../../renderer/services.ts'
import { createStorage } from '../../../renderer/storage/create-storage.ts'
import { openDatabase } from '../../../renderer/storage/open-database.ts'
import type { Mine } from '../../../renderer/storage/storage.ts'
import { checklistDigest } from '../../../shared/checklist/checklist-digest.ts'
import type { ChecklistDefinition } from '../../../shared/checklist/definition.ts'
import { replay } from '../../../shared/record/replay.ts'
import { createFakeBridge } from '../../support/fake-bridge.ts'

const KEY = `sha256:${'1'.repeat(64)}` as const
const FEED = 'f'.repeat(32)
const ID = '0b9f2d9e-7a53-4f4e-9c3c-0f0a3f6f2a11'

const definition: ChecklistDefinition = {
  form_id: 'adit-test',
  version: '1',
  stage: 'acquisition',
  form_title: { en: 'Test' },
  default_language: 'en',
  languages: ['en'],
  choices: {},
  profile: ['country'],
  survey: [],
}

const mine: Mine = {
  id: 'mine-1',
  name: 'Cerro Alto',
  profile: { country: 'PE', op: 'yes' },
  created: '2026-05-30T10:00:00.000Z',
  changed: '2026-05-30T10:00:00.000Z',
}

const person = {
  key: KEY,
  signer: { name: 'Lin Wei', org: 'Andes Copper', title: 'Lead assessor' },
  fingerprint: '1111 1111 1111 1111',
  created: '2026-05-30T08:00:00Z',
  keyring: false,
  backed_up: null,
}

let number = 0
let services: Services

beforeEach(async () => {
  number += 1
  services = {
    storage: createStorage(await openDatabase(`start-test-${number}`)),
    bridge: createFakeBridge({
      'keys.list': () => ({ keyring: { available: false, backend: 'none' }, signers: [person] }),
    }),
    environment: { now: () => '2026-05-30T17:00:00.000+02:00', random: () => 0, uuid: () => ID },
  }
})

describe('starting an assessment', () => {
  beforeEach(() => services.storage.putSettings({ identity: KEY }))

  test('stores its card and the frozen checklist under its digest', async () => {
    const assessment = await startAssessment(services, mine, definition, { quick: false, feed: FEED })
    const sha256 = checklistDigest(definition)
    expect(assessment).toEqual({
      id: ID,
      mine: 'mine-1',
      stage: 'acquisition',
      checklist: sha256,
      created: '2026-05-30T15:00:00Z',
      feed: FEED,
      exports: [],
    })
    expect(await services.storage.getAssessment(ID)).toEqual(assessment)
    expect(await services.storage.getChecklist(sha256)).toEqual(definition)
  })

  test('opens a feed in the person’s name, then the assessment with the mine as it is now', async () => {
    await startAssessment(services, mine, definition, { quick: true, feed: FEED })
    const log = await services.storage.loadEvents(ID)
    expect(log.map(({ event }) => [event.kind, event.seq])).toEqual([
      ['feed.open', 0],
      ['assessment.open', 1],
    ])
    expect(log[1]?.event.prev).toBe(log[0]?.id)
    const record = replay(log)
    expect(record.opened).toEqual({
      checklist: { form_id: 'adit-test', version: '1', sha256: checklistDigest(definition) },
      mine: { id: 'mine-1', name: 'Cerro Alto', profile: { country: 'PE', op: 'yes' } },
      quick: true,
    })
    expect(record.feeds.get(FEED)).toMatchObject({ key: KEY, signer: person.signer, count: 2 })
  })

  test('takes a new random feed each time', async () => {
    const first = await startAssessment(services, mine, definition, { quick: false })
    const other = { ...services, environment: { ...services.environment, uuid: () => `${ID.slice(0, -1)}2` } }
    const second = await startAssessment(other, mine, definition, { quick: false })
    expect(first.feed).toMatch(/^[0-9a-f]{32}$/)
    expect(second.feed).not.toBe(first.feed)
  })
})

test('an assessment is not started while nobody has said who works here', async () => {
  await expect(
    startAssessment(services, mine, definition, { quick: false, feed: FEED }),
  ).rejects.toMatchObject({
    code: 'key-not-found',
  })
  expect(await services.storage.listAssessments()).toEqual([])
})
