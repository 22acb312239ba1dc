import { beforeEach, describe, expect, test } from 'vitest'
import { openAssessment } from '../../../renderer/assessment/open-assessments.ts'
import { openPreview } from '../../../renderer/assessment/open-preview.ts'
import type { Services } from '../../../renderer/services.ts'
import type { Storage } from '../../../renderer/storage/storage.ts'
import { createFakeBridge } from '../../support/fake-bridge.ts'
import { createMemoryStorage } from '../../support/memory-storage.ts'
import { ANA, countingEnvironment, SMALL } from './opened.ts'

const person = {
  key: ANA,
  signer: { name: 'Ana', org: '', title: '' },
  fingerprint: '1111',
  created: '2026-05-30T08:00:00Z',
  keyring: false,
  backed_up: null,
}
const READS: readonly string[] = ['getSettings', 'settingsAtHand', 'listLibrary', 'getChecklistMedia']

let services: Services
let written: string[]

beforeEach(async () => {
  written = []
  const real = createMemoryStorage()
  await real.putSettings({ identity: ANA })
  // Whatever else is called on the device's own storage is written down.
  const storage = new Proxy<Storage>(real, {
    get(target, name: keyof Storage) {
      if (!READS.includes(name)) written.push(name)
      return target[name]
    },
  })
  services = {
    storage,
    bridge: createFakeBridge({
      'keys.list': () => ({ keyring: { available: false, backend: 'none' }, signers: [person] }),
    }),
    environment: countingEnvironment(),
  }
})

const gold = { profile: { commodity: 'gold' }, quick: false }

async function store(preview: Awaited<ReturnType<typeof openPreview>>) {
  return (await openAssessment(preview.services, preview.assessment)).getState()
}

describe('a preview', () => {
  test('is a whole walk: answers, rows, files and comments', async () => {
    const preview = await openPreview(services, SMALL, gold, 'Trial')
    const walk = await store(preview)
    await walk.answer('DISCHARGE', 'yes')
    const row = await walk.addRow('OUTFALLS')
    await walk.attach('PHOTO', [new File(['photo'], 'photo.jpg')])
    await walk.comment('REMARK', 'To be looked at')
    const { record } = await store(preview)
    expect(record.answers.get('DISCHARGE')?.value).toBe('yes')
    expect(record.rows.get('OUTFALLS')).toEqual([row])
    expect(record.attachments.get('PHOTO')).toHaveLength(1)
    expect(record.opened?.mine.profile).toEqual({ commodity: 'gold' })
  })

  test('writes nothing to the device', async () => {
    const preview = await openPreview(services, SMALL, gold, 'Trial')
    const walk = await store(preview)
    await walk.answer('DISCHARGE', 'yes')
    await walk.attach('PHOTO', [new File(['photo'], 'photo.jpg')])
    await preview.services.storage.putSettings({ positions: { x: 'DISCHARGE' } })
    expect(written).toEqual([])
  })

  test('of a form that notes when it was begun records that with the first answer', async () => {
    const began = { type: 'start', name: 'BEGAN' } as const
    const form = { ...SMALL, survey: [began, ...SMALL.survey] }
    const preview = await openPreview(services, form, gold, 'Trial')
    const walk = await store(preview)
    await walk.answer('DISCHARGE', 'yes')
    expect((await store(preview)).record.answers.get('BEGAN')?.value).toMatch(/^2026-05-30T15:00:/)
  })

  test('begins anew each time', async () => {
    const first = await openPreview(services, SMALL, gold, 'Trial')
    await (await store(first)).answer('DISCHARGE', 'yes')
    const second = await openPreview(services, SMALL, gold, 'Trial')
    expect((await store(second)).record.answers.size).toBe(0)
  })

  test('takes everything along when only the mine’s profile changes', async () => {
    const first = await openPreview(services, SMALL, gold, 'Trial')
    const walk = await store(first)
    await walk.answer('DISCHARGE', 'yes')
    await walk.answer('DISCHARGE', 'no')
    const row = await walk.addRow('OUTFALLS')
    await walk.attach('PHOTO', [new File(['photo'], 'photo.jpg')])
    const next = await openPreview(services, SMALL, { profile: {}, quick: true }, 'Trial', first)
    const { record, fileOf } = await store(next)
    expect(record.opened).toMatchObject({ quick: true, mine: { profile: {} } })
    // Replaced answers stay replaced: one that lost what it replaces would be a conflict.
    expect(record.answers.get('DISCHARGE')).toMatchObject({ value: 'no', others: [] })
    expect(record.rows.get('OUTFALLS')).toEqual([row])
    const [file] = record.attachments.get('PHOTO') ?? []
    expect(await (await fileOf(file?.sha256 ?? ''))?.text()).toBe('photo')
  })
})
