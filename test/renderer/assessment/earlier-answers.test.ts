import { describe, expect, it } from 'vitest'
import { createAssessmentStore } from '../../../renderer/assessment/assessment-store.ts'
import { readEarlierAnswers } from '../../../renderer/assessment/earlier-answers.ts'
import { startAssessment } from '../../../renderer/assessment/start-assessment.ts'
import type { Services } from '../../../renderer/services.ts'
import type { Mine } from '../../../renderer/storage/storage.ts'
import type { ChecklistDefinition } from '../../../shared/checklist/definition.ts'
import { definition, question, repeat } from '../../support/checklist-dsl.ts'
import { createFakeBridge } from '../../support/fake-bridge.ts'
import { createMemoryStorage } from '../../support/memory-storage.ts'
import { ANA } from './opened.ts'

const mine: Mine = { id: 'mine-1', name: 'Cerro Alto', profile: {}, created: '', changed: '' }
const signer = { name: 'Ana', org: '', title: '' }
const person = { key: ANA, signer, fingerprint: '', created: '', keyring: false, backed_up: null }
const keyed = (key: string) => ({ adit: { carry_forward: key } })

const YEARLY = definition(
  [
    question('text', 'owner', keyed('owner')),
    question('text', 'note'),
    question('text', 'more', { relevant: "${note} != 'none'" }),
    repeat('wells', [question('text', 'well')]),
  ],
  { form_id: 'yearly', stage: 'operation' },
)
const OTHER = definition([question('text', 'owner_now', keyed('owner')), question('text', 'note')], {
  form_id: 'other',
  stage: 'closure',
})
const asked = ({ survey }: ChecklistDefinition, name: string) => {
  const row = survey
    .flatMap((each) => ('children' in each ? each.children : [each]))
    .find((each) => each.name === name)
  if (row === undefined || 'children' in row) throw new Error(`no question ${name}`)
  return row
}

async function begin() {
  const clock = { now: '2020-01-01T08:00:00.000Z' }
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
  const walk = async (year: number, checklist: ChecklistDefinition, answers: Record<string, string> = {}) => {
    clock.now = `${year}-06-01T08:00:00.000Z`
    const { id } = await startAssessment(services, mine, checklist, { quick: false })
    const store = await createAssessmentStore({ services, assessmentId: id, actor: ANA, signer })
    for (const [path, value] of Object.entries(answers)) await store.getState().answer(path, value)
    return store.getState
  }
  const earlierOf = ({ assessment, checklist }: ReturnType<Awaited<ReturnType<typeof walk>>>) =>
    readEarlierAnswers(services, assessment, checklist)
  return { walk, earlierOf }
}

describe('what was answered earlier at a mine', () => {
  it('is told newest first, of every stage, with who and when', async () => {
    const { walk, earlierOf } = await begin()
    await walk(2023, YEARLY, { owner: 'Old Corp' })
    await walk(2024, OTHER, { owner_now: 'New Corp' })
    const now = await walk(2025, YEARLY, { owner: 'Mine' })
    const earlier = await earlierOf(now())
    expect(
      earlier.of(asked(YEARLY, 'owner')).map(({ value, stage, by, at }) => ({ value, stage, by, at })),
    ).toEqual([
      { value: 'New Corp', stage: 'closure', by: 'Ana', at: '2024-06-01T08:00:00Z' },
      { value: 'Old Corp', stage: 'operation', by: 'Ana', at: '2023-06-01T08:00:00Z' },
    ])
  })

  it('belongs to a question of the same name only in the same form', async () => {
    const { walk, earlierOf } = await begin()
    await walk(2023, YEARLY, { note: 'of the year' })
    await walk(2024, OTHER, { note: 'of the closure' })
    const earlier = await earlierOf((await walk(2025, YEARLY))())
    expect(earlier.of(asked(YEARLY, 'note')).map(({ value }) => value)).toEqual(['of the year'])
  })

  it('leaves out what is later, what was not asked in the end and what was cleared', async () => {
    const { walk, earlierOf } = await begin()
    const before = await walk(2023, YEARLY, { owner: 'Gone', more: 'Seen', note: 'none' })
    await before().answer('owner', null)
    const now = await walk(2024, YEARLY)
    await walk(2025, YEARLY, { owner: 'Later' })
    const earlier = await earlierOf(now())
    expect(earlier.of(asked(YEARLY, 'owner'))).toEqual([])
    expect(earlier.of(asked(YEARLY, 'more'))).toEqual([])
    expect(earlier.of(asked(YEARLY, 'note')).map(({ value }) => value)).toEqual(['none'])
  })

  it('is found by what it is carried forward as, whatever it is called', async () => {
    const { walk, earlierOf } = await begin()
    await walk(2023, YEARLY, { owner: 'Old Corp', note: 'none' })
    await walk(2024, OTHER, { owner_now: 'New Corp' })
    const earlier = await earlierOf((await walk(2025, OTHER))())
    expect(earlier.carriedAs('owner').map(({ value }) => value)).toEqual(['New Corp', 'Old Corp'])
    expect(earlier.carriedAs('note')).toEqual([])
  })

  it('is at most five', async () => {
    const { walk, earlierOf } = await begin()
    for (let year = 2018; year < 2025; year += 1) await walk(year, YEARLY, { owner: `Owner ${year}` })
    const earlier = await earlierOf((await walk(2025, YEARLY))())
    expect(earlier.of(asked(YEARLY, 'owner')).map(({ value }) => value)).toEqual(
      [2024, 2023, 2022, 2021, 2020].map((year) => `Owner ${year}`),
    )
  })
})
