import { describe, expect, it } from 'vitest'
import { historyOf } from '../../../renderer/screens/walk/history/history.ts'
import { tallyOf } from '../../../renderer/screens/walk/sections/section-tally.ts'
import { nextTarget } from '../../../renderer/screens/walk/tour/next-question.ts'
import type { EventBody } from '../../../shared/record/event.ts'
import { CARRIED, carryInto } from './carried.ts'
import { begunAssessment, openStore } from './opened.ts'

const carried = (path: string, value: string): EventBody => ({
  kind: 'answer.set',
  body: { path, value, bases: [], carried: CARRIED },
})

async function openCarried() {
  const storage = await begunAssessment()
  await carryInto(storage, [
    carried('DISCHARGE', 'yes'),
    carried('COPPER', '0.2'),
    { kind: 'repeat.add', body: { repeat: 'OUTFALLS', row: '0000000a' } },
    carried('0000000a/OUTFALL', 'North drain'),
  ])
  return { storage, store: await openStore(storage) }
}

describe('a carried answer', () => {
  it('stands in the form, but is not counted as answered here', async () => {
    const { store } = await openCarried()
    expect(store.getState().views.get('COPPER')).toMatchObject({ value: '0.2', relevant: true })
    // PHOTO and REMARK are the other two.
    expect(tallyOf(store.getState(), ['WATER'])).toMatchObject({ asked: 5, answered: 0, carried: 3 })
    expect(nextTarget(store.getState(), ['WATER'], null, 'unanswered')).toBe('DISCHARGE')
  })

  it('is confirmed by an answer that says the same and replaces it', async () => {
    const { storage, store } = await openCarried()
    const [before] = store.getState().record.answers.get('COPPER')?.bases ?? []
    await store.getState().confirm(['COPPER'])
    const last = (await storage.loadEvents(store.getState().assessment.id)).at(-1)
    expect(last?.event).toMatchObject({
      kind: 'answer.set',
      body: { path: 'COPPER', value: '0.2', bases: [before] },
    })
    expect(last?.event.body).not.toHaveProperty('carried')
    expect(store.getState().record.answers.get('COPPER')).toMatchObject({ value: '0.2', others: [] })
    expect(tallyOf(store.getState(), ['WATER'])).toMatchObject({ answered: 1, carried: 2 })
  })

  it('is confirmed by being changed', async () => {
    const { store } = await openCarried()
    await store.getState().answer('COPPER', '0.4')
    expect(store.getState().record.answers.get('COPPER')?.carried).toBeUndefined()
    expect(tallyOf(store.getState(), ['WATER'])).toMatchObject({ answered: 1, carried: 2 })
  })

  it('is confirmed with all others at once, those given here left as they are', async () => {
    const { storage, store } = await openCarried()
    await store.getState().answer('REMARK', 'wet')
    const before = storage.committed(store.getState().assessment.id).length
    await store.getState().confirm(['DISCHARGE', 'COPPER', 'REMARK', '0000000a/OUTFALL'])
    expect(storage.committed(store.getState().assessment.id)).toHaveLength(before + 3)
    expect(tallyOf(store.getState(), ['WATER'])).toMatchObject({ answered: 4, carried: 0 })
  })

  it('tells in its history that it was carried over and who confirmed it', async () => {
    const { store } = await openCarried()
    await store.getState().confirm(['COPPER'])
    await store.getState().answer('COPPER', '0.4')
    const { events, record } = store.getState()
    expect(historyOf(events, 'COPPER', record).map(({ what }) => what)).toEqual([
      { kind: 'answer', from: '0.2', to: '0.4' },
      { kind: 'confirmed', to: '0.2' },
      { kind: 'carried', to: '0.2' },
    ])
  })
})

describe('a number that was typed in another unit', () => {
  it('is kept in the unit of the question, with what was typed', async () => {
    const storage = await begunAssessment()
    const store = await openStore(storage)
    await store.getState().answer('DISCHARGE', 'yes')
    await store.getState().answer('COPPER', '0.42', undefined, '420 ug/L')
    expect(store.getState().views.get('COPPER')).toMatchObject({ value: '0.42', limit: { state: 'breach' } })
    const again = await openStore(storage)
    expect(again.getState().record.answers.get('COPPER')).toMatchObject({
      value: '0.42',
      entered: '420 ug/L',
    })
  })
})
