import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test } from 'vitest'
import { arrangeLibrary } from '../../../../renderer/library/library.ts'
import { addImport, foreseeImport } from '../../../../renderer/screens/checklists/add-import.ts'
import type { Services } from '../../../../renderer/services.ts'
import { createStorage } from '../../../../renderer/storage/create-storage.ts'
import { openDatabase } from '../../../../renderer/storage/open-database.ts'
import { checklistDigest } from '../../../../shared/checklist/checklist-digest.ts'
import type { ChecklistDefinition } from '../../../../shared/checklist/definition.ts'
import { question } from '../../../support/checklist-dsl.ts'
import { createFakeBridge } from '../../../support/fake-bridge.ts'
import { fakeEnvironment } from '../../../support/fake-environment.ts'

const KEY = `sha256:${'1'.repeat(64)}` as const
const ana = { name: 'Ana', org: 'Andes', title: 'Lead' }
const person = {
  key: KEY,
  signer: ana,
  fingerprint: '1111',
  created: '2026-05-30T08:00:00Z',
  keyring: false,
  backed_up: null,
}

const definition: ChecklistDefinition = {
  form_id: 'dust',
  version: '1',
  stage: 'operation',
  form_title: { en: 'Dust' },
  default_language: 'en',
  languages: ['en'],
  choices: {},
  profile: [],
  survey: [question('text', 'p'), question('text', 'q', { adit: { extended: true } })],
}
const ownDefinition = { ...definition, form_id: 'adit-op' }
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

let number = 0
let services: Services

beforeEach(async () => {
  number += 1
  services = {
    storage: createStorage(await openDatabase(`add-import-${number}`)),
    bridge: createFakeBridge({
      'keys.list': () => ({ keyring: { available: false, backend: 'none' }, signers: [person] }),
      'checklists.list': () => [ownDefinition],
    }),
    environment: fakeEnvironment(),
  }
  await services.storage.putSettings({ identity: KEY })
})

const decided = (changes: Partial<ChecklistDefinition> = {}) => ({
  imported: {
    definition: { ...definition, ...changes },
    remarks: [
      { fate: 'approximated', code: 'stage-assumed' } as const,
      { fate: 'taken', code: 'questions' } as const,
    ],
    media: [{ name: 'map.png', bytes: png }],
  },
  stage: 'closure' as const,
  file: 'dust.xlsx',
})

const library = async () => arrangeLibrary([ownDefinition], await services.storage.listLibrary())

describe('an import that was decided on', () => {
  test('is in the library under its stage, with its file, who and when, its report and its pictures', async () => {
    expect(await addImport(services, decided())).toBe('added')
    const [entry] = await services.storage.listLibrary()
    const kept = { ...definition, stage: 'closure' } as const
    expect(entry).toMatchObject({
      sha256: checklistDigest(kept),
      form_id: 'dust',
      version: '1',
      stage: 'closure',
      questions: 2,
      extended: 1,
      file: 'dust.xlsx',
      at: '2026-05-29T19:45:00Z',
      by: ana,
      media: [{ name: 'map.png', size: 8, media_type: 'image/png' }],
    })
    expect(await services.storage.getChecklist(entry?.sha256 ?? '')).toEqual(kept)
  })

  test('does not report any more that its stage was assumed', async () => {
    await addImport(services, decided())
    const [entry] = await services.storage.listLibrary()
    expect(entry?.remarks).toEqual([{ fate: 'taken', code: 'questions' }])
  })

  test('is refused under the name and version of one that came with the app', async () => {
    expect(await addImport(services, decided({ form_id: 'adit-op' }))).toBe('taken')
    expect(await services.storage.listLibrary()).toEqual([])
  })

  test('is not made while nobody has said who works here', async () => {
    await services.storage.putSettings({ identity: null })
    await expect(addImport(services, decided())).rejects.toMatchObject({ code: 'key-not-found' })
    expect(await services.storage.listLibrary()).toEqual([])
  })
})

describe('before it is decided', () => {
  test('a new form or a new version can be added', async () => {
    await addImport(services, decided())
    expect(await foreseeImport(services, { ...definition, form_id: 'air' }, await library())).toBe('added')
    expect(await foreseeImport(services, { ...definition, version: '2' }, await library())).toBe('added')
  })

  test('the same content is known, also when it was filed under another stage', async () => {
    await addImport(services, decided())
    expect(await foreseeImport(services, definition, await library())).toBe('known')
    expect(await foreseeImport(services, { ...ownDefinition, stage: 'closure' }, await library())).toBe(
      'known',
    )
  })

  test('other content under a version that is there is told to be taken', async () => {
    await addImport(services, decided())
    const changed = { ...definition, form_title: { en: 'Dust and noise' } }
    expect(await foreseeImport(services, changed, await library())).toBe('taken')
  })
})
