import { describe, expect, test } from 'vitest'
import type { StoreApi } from 'zustand'
import type { AssessmentState } from '../../../renderer/assessment/assessment-state.ts'
import { summarize } from '../../../renderer/assessment/summary.ts'
import { upgradeAssessment } from '../../../renderer/assessment/upgrade-assessment.ts'
import { tallyOf } from '../../../renderer/screens/walk/sections/section-tally.ts'
import { nextTarget } from '../../../renderer/screens/walk/tour/next-question.ts'
import type { Services } from '../../../renderer/services.ts'
import { checklistDigest } from '../../../shared/checklist/checklist-digest.ts'
import type { ChecklistDefinition, RowDefinition } from '../../../shared/checklist/definition.ts'
import { AppError } from '../../../shared/lib/app-error.ts'
import { checklistInForce } from '../../../shared/record/checklist-in-force.ts'
import { planUpgrade } from '../../../shared/record/plan-upgrade.ts'
import type { MemoryStorage } from '../../support/memory-storage.ts'
import { begunAssessment, openStore, SMALL } from './opened.ts'

/** The small checklist with the remark put another way, the photo too, and a question more. */
function second(): ChecklistDefinition {
  const words = (text: string) => ({ en: text })
  const change = (row: RowDefinition): RowDefinition => {
    if (row.name === 'WATER' && row.type === 'group') {
      const fresh = { type: 'text', name: 'FRESH', label: words('Something new') } as const
      return { ...row, children: [...row.children.map(change), fresh] }
    }
    if (row.name === 'REMARK') return { ...row, label: words('Remark on the water') }
    return row.name === 'PHOTO' ? { ...row, label: words('Photo of the outfall, from below') } : row
  }
  return { ...SMALL, version: '2', survey: SMALL.survey.map(change) }
}

type Store = StoreApi<AssessmentState>

async function goOver(storage: MemoryStorage, store: Store, definition: ChecklistDefinition) {
  const { record, checklist } = store.getState()
  const current = checklistInForce(record)
  if (current === null) throw new Error('not opened')
  const { form_id, version } = definition
  const known = await storage.getChecklist('d'.repeat(64))
  const sha256 = definition === known ? 'd'.repeat(64) : checklistDigest(definition)
  const plan = planUpgrade(
    record,
    { definition: checklist, ref: current },
    { definition, ref: { form_id, version, sha256 } },
  )
  await upgradeAssessment({ storage } as unknown as Services, store, definition, plan.upgrade)
}

async function upgraded() {
  const storage = await begunAssessment()
  const store = await openStore(storage)
  await store.getState().answer('REMARK', 'murky')
  await store.getState().answer('DISCHARGE', 'yes')
  await store.getState().attach('PHOTO', [new File(['not a picture'], 'outfall.txt')])
  await goOver(storage, store, second())
  return { storage, store: await openStore(storage) }
}

describe('an upgraded assessment', () => {
  test('is opened with the version in force, with the answers and the versions from before', async () => {
    const { store } = await upgraded()
    const { checklist, views, earlierVersions } = store.getState()
    expect(checklist.version).toBe('2')
    expect(views.get('FRESH')).toMatchObject({ value: null })
    expect(views.get('REMARK')).toMatchObject({ value: 'murky' })
    expect([...earlierVersions.values()].map(({ version }) => version).sort()).toEqual(['1', '2'])
  })

  test('waits for the answers whose questions changed, and takes a confirmation for each', async () => {
    const { store, storage } = await upgraded()
    const summary = () => summarize(store.getState())
    const waiting = () =>
      summary().open.flatMap(({ points }) =>
        points.flatMap((point) => (point.kind === 'changed' ? [point.path] : [])),
      )
    expect(waiting()).toEqual(['PHOTO', 'REMARK'])
    expect(summary().answered).toBe(1)
    expect(tallyOf(store.getState(), ['WATER'])).toMatchObject({ answered: 1, carried: 2 })
    expect(nextTarget(store.getState(), ['WATER'], 'COPPER', 'unanswered')).toBe('PHOTO')
    await store.getState().confirm(['REMARK', 'PHOTO', 'DISCHARGE'])
    expect(waiting()).toEqual([])
    expect(summary().answered).toBe(3)
    expect(store.getState().views.get('REMARK')).toMatchObject({ value: 'murky' })
    expect(store.getState().record.attachments.get('PHOTO')).toHaveLength(1)
    const again = await openStore(storage)
    expect(summarize(again.getState()).counts.changed).toBe(0)
  })

  test('takes a new answer for a confirmation, and an undo of it brings the waiting back', async () => {
    const { store } = await upgraded()
    await store.getState().answer('REMARK', 'clear')
    expect(summarize(store.getState()).counts.changed).toBe(1)
    await store.getState().undo()
    expect(store.getState().views.get('REMARK')).toMatchObject({ value: 'murky' })
    expect(summarize(store.getState()).counts.changed).toBe(2)
  })

  test('goes back, with what was given meanwhile kept in the log', async () => {
    const { store, storage } = await upgraded()
    await store.getState().answer('FRESH', 'new')
    const first = await storage.getChecklist('d'.repeat(64))
    if (first === undefined) throw new Error('the first version is gone')
    await goOver(storage, store, first)
    const back = await openStore(storage)
    expect(back.getState().checklist.version).toBe('1')
    expect(back.getState().views.get('REMARK')).toMatchObject({ value: 'murky' })
    expect(summarize(back.getState()).counts.changed).toBe(0)
    expect(back.getState().views.has('FRESH')).toBe(false)
    expect(back.getState().record.answers.get('FRESH')?.value).toBe('new')
  })
})

describe('an upgrade', () => {
  test('is not made while earlier answers cannot be saved, nor when it cannot be stored itself', async () => {
    const storage = await begunAssessment()
    const store = await openStore(storage)
    storage.failWith(new AppError('disk-full'))
    void store.getState().answer('REMARK', 'murky')
    await expect(goOver(storage, store, second())).rejects.toThrow('disk-full')
    storage.failWith(null)
    await store.getState().retry()
    storage.failWith(new AppError('storage-failed'))
    await expect(goOver(storage, store, second())).rejects.toThrow('storage-failed')
    storage.failWith(null)
    expect((await openStore(storage)).getState().checklist.version).toBe('1')
    // The state is as good as before: its next event continues the feed.
    await store.getState().answer('REMARK', 'clear')
    await goOver(storage, store, second())
    expect((await openStore(storage)).getState().views.get('REMARK')).toMatchObject({ value: 'clear' })
  })

  test('refuses a definition that is not sound before anything is written', async () => {
    const storage = await begunAssessment()
    const store = await openStore(storage)
    const broken = {
      ...second(),
      survey: [{ type: 'text', name: 'X', label: { en: 'X' }, relevant: '${' } as const],
    }
    const before = storage.committed(store.getState().assessment.id).length
    await expect(goOver(storage, store, broken)).rejects.toThrow('not-a-checklist')
    expect(storage.committed(store.getState().assessment.id)).toHaveLength(before)
  })
})
