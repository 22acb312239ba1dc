import { describe, expect, it } from 'vitest'
import { createAssessmentStore } from '../../../renderer/assessment/assessment-store.ts'
import { planCarry, readEarlier } from '../../../renderer/assessment/earlier-assessments.ts'
import { startAssessment } from '../../../renderer/assessment/start-assessment.ts'
import type { Services } from '../../../renderer/services.ts'
import type { Mine } from '../../../renderer/storage/storage.ts'
import { definition, question, repeat } from '../../support/checklist-dsl.ts'
import { createFakeBridge } from '../../support/fake-bridge.ts'
import { createMemoryStorage } from '../../support/memory-storage.ts'
import { ANA } from './opened.ts'

const mine: Mine = { id: 'mine-1', name: 'Cerro Alto', profile: {}, created: '', changed: '' }
const signer = { name: 'Ana', org: '', title: '' }
const person = { key: ANA, signer, fingerprint: '', created: '', keyring: false, backed_up: null }
const keyed = (key: string, more = {}) => ({ adit: { carry_forward: key, ...more } })

const BEFORE = definition(
  [
    question('text', 'owner', keyed('owner')),
    question('text', 'area', keyed('area')),
    repeat('wells', [question('text', 'well', keyed('wells.name'))], keyed('wells')),
  ],
  { form_id: 'before', form_title: { en: 'Before' } },
)
const AFTER = definition(
  [
    question('text', 'owner_now', keyed('owner')),
    question('text', 'area_now', keyed('area', { extended: true })),
    repeat('wells_now', [question('text', 'well_now', keyed('wells.name'))], keyed('wells')),
  ],
  { form_id: 'after', stage: 'closure' },
)

/** Services whose clock is moved by hand. */
async function begin() {
  const clock = { now: '2025-06-01T08:00:00.000Z' }
  let ids = 0
  const services: Services = {
    storage: createMemoryStorage(),
    bridge: createFakeBridge({
      'keys.list': () => ({ keyring: { available: false, backend: 'none' }, signers: [person] }),
    }),
    environment: {
      now: () => clock.now,
      random: () => 0,
      uuid: () => `${(++ids).toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`,
    },
  }
  await services.storage.putSettings({ identity: ANA })
  const open = async (assessmentId: string) =>
    (await createAssessmentStore({ services, assessmentId, actor: ANA, signer })).getState()
  const walk = async (at: string, answers: Record<string, string>) => {
    clock.now = at
    const { id } = await startAssessment(services, mine, BEFORE, { quick: false })
    const state = await open(id)
    for (const [path, value] of Object.entries(answers)) await state.answer(path, value)
    return { id, state }
  }
  return { services, open, walk }
}

describe('a new assessment at a mine that has earlier ones', () => {
  it('begins with what they know, the newest first, and says how much comes from which', async () => {
    const { services, open, walk } = await begin()
    const old = await walk('2024-01-01T08:00:00.000Z', { owner: 'Old Corp', area: '12' })
    const newer = await walk('2025-06-01T08:00:00.000Z', { owner: 'New Corp' })
    const row = await newer.state.addRow('wells')
    await newer.state.answer(`${row}/well`, 'W-1')

    const earlier = await readEarlier(services, mine.id)
    const plan = planCarry(services, earlier, AFTER, false)
    expect(plan.answers).toBe(3)
    expect(plan.shares.map(({ source, answers }) => [source.record.assessment, answers])).toEqual([
      [newer.id, 2],
      [old.id, 1],
    ])

    const { id } = await startAssessment(services, mine, AFTER, { quick: false, carried: plan.entries })
    const { record, views, carriedTitles } = await open(id)
    expect(views.get('owner_now')).toMatchObject({ value: 'New Corp' })
    expect(views.get('area_now')).toMatchObject({ value: '12' })
    expect(record.answers.get('owner_now')?.carried).toMatchObject({
      assessment: newer.id,
      path: 'owner',
      at: '2025-06-01T08:00:00Z',
    })
    const [carriedRow] = record.rows.get('wells_now') ?? []
    expect(carriedRow).not.toBe(row)
    expect(views.get(`${carriedRow}/well_now`)).toMatchObject({ value: 'W-1' })
    expect(carriedTitles.get(newer.id)).toEqual({ en: 'Before' })
  })

  it('carries nothing to what a quick inspection leaves out', async () => {
    const { services, walk } = await begin()
    await walk('2025-06-01T08:00:00.000Z', { owner: 'New Corp', area: '12' })
    const earlier = await readEarlier(services, mine.id)
    expect(planCarry(services, earlier, AFTER, false).answers).toBe(2)
    expect(planCarry(services, earlier, AFTER, true).answers).toBe(1)
  })

  it('takes nothing from another mine', async () => {
    const { services, walk } = await begin()
    await walk('2025-06-01T08:00:00.000Z', { owner: 'New Corp' })
    expect(await readEarlier(services, 'mine-2')).toEqual({ sources: [], unreadable: [] })
  })

  it('names an assessment that cannot be read, and carries from the others', async () => {
    const { services, walk } = await begin()
    const { id } = await walk('2025-06-01T08:00:00.000Z', { owner: 'New Corp' })
    const lost = {
      id: 'lost',
      mine: mine.id,
      stage: 'closure',
      checklist: 'gone',
      created: '',
      feed: '',
      exports: [],
    }
    const storage: Services['storage'] = {
      ...services.storage,
      listAssessments: async (of) => [...(await services.storage.listAssessments(of)), lost as never],
    }
    const { sources, unreadable } = await readEarlier({ ...services, storage }, mine.id)
    expect(sources.map(({ record }) => record.assessment)).toEqual([id])
    expect(unreadable).toEqual([lost])
  })
})
