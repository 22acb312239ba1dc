import { describe, expect, it } from 'vitest'
import type { AssessmentState } from '../../../renderer/assessment/assessment-state.ts'
import { ASSESSMENT, begunAssessment, openStore } from './opened.ts'

const rowsOf = (state: AssessmentState) => {
  const view = state.views.get('OUTFALLS')
  return view?.kind === 'repeat' ? view.rows.map(({ row }) => row) : []
}
const valuesOf = (state: AssessmentState) =>
  rowsOf(state).map((row) => {
    const view = state.views.get(`${row}/OUTFALL`)
    return view?.kind === 'question' ? view.value : undefined
  })
const fill = (value: string, row: string | null = null) => ({ row, answers: [{ name: 'OUTFALL', value }] })

describe('filling entries of a repeat', () => {
  it('adds and fills in one act, on screen and on disk, and one undo takes it all back', async () => {
    const storage = await begunAssessment()
    const store = await openStore(storage)
    const first = await store.getState().addRow('OUTFALLS')
    await store.getState().answer(`${first}/OUTFALL`, 'OUT-0')
    await store.getState().fillRows('OUTFALLS', [fill('OUT-1', first), fill('OUT-2'), fill('OUT-3')])
    expect(valuesOf(store.getState())).toEqual(['OUT-1', 'OUT-2', 'OUT-3'])

    const events = storage.committed(ASSESSMENT).slice(-5)
    const lead = events[0]?.id
    expect(events.map(({ event }) => event.kind)).toEqual([
      'answer.set',
      'repeat.add',
      'answer.set',
      'repeat.add',
      'answer.set',
    ])
    expect(events.map(({ event }) => event.act)).toEqual([undefined, ...Array(4).fill({ with: lead })])
    expect(valuesOf((await openStore(storage)).getState())).toEqual(['OUT-1', 'OUT-2', 'OUT-3'])

    await store.getState().undo()
    expect(valuesOf(store.getState())).toEqual(['OUT-0'])
    await store.getState().redo()
    expect(valuesOf(store.getState())).toEqual(['OUT-1', 'OUT-2', 'OUT-3'])
    expect(valuesOf((await openStore(storage)).getState())).toEqual(['OUT-1', 'OUT-2', 'OUT-3'])
  })

  it('says nothing of an answer that stands as it is', async () => {
    const storage = await begunAssessment()
    const store = await openStore(storage)
    const row = await store.getState().addRow('OUTFALLS')
    await store.getState().answer(`${row}/OUTFALL`, 'OUT-1')
    const before = storage.committed(ASSESSMENT).length
    await store.getState().fillRows('OUTFALLS', [fill('OUT-1', row)])
    expect(storage.committed(ASSESSMENT)).toHaveLength(before)
  })

  it('writes texts in composed form, as every event holds them', async () => {
    const store = await openStore(await begunAssessment())
    await store.getState().answer('DISCHARGE', 'yes')
    await store
      .getState()
      .fillRows('OUTFALLS', [{ row: null, answers: [{ name: 'OUTFALL', value: 'a\u0301' }] }])
    expect(valuesOf(store.getState())).toEqual(['á'])
  })
})
