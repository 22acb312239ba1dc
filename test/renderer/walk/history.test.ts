import { describe, expect, it } from 'vitest'
import { historyOf } from '../../../renderer/screens/walk/history.ts'
import { ANA, BEN, begunAssessment, openStore } from '../assessment/opened.ts'

describe('the history of a question', () => {
  it('says who changed what from what to what, newest first', async () => {
    const storage = await begunAssessment()
    const ana = await openStore(storage, ANA)
    await ana.getState().answer('DISCHARGE', 'yes')
    await ana.getState().attach('DISCHARGE', [new File(['abc'], 'outfall.txt')])
    const ben = await openStore(storage, BEN)
    await ben.getState().answer('DISCHARGE', 'na', 'plant is closed')
    await ben.getState().setEvidence('DISCHARGE', 'E2')
    await ben.getState().answer('REMARK', 'elsewhere')
    const { events, record } = ben.getState()
    expect(
      historyOf(events, 'DISCHARGE', record).map(({ who, what }) => ({ who: who?.name, ...what })),
    ).toEqual([
      { who: 'Ben', kind: 'evidence', level: 'E2' },
      { who: 'Ben', kind: 'answer', from: 'yes', to: 'na', reason: 'plant is closed' },
      { who: 'Ana', kind: 'added', name: 'outfall.txt' },
      { who: 'Ana', kind: 'answer', from: null, to: 'yes' },
    ])
  })

  it('shows what grew while it was typed as one change', async () => {
    const store = await openStore(await begunAssessment())
    for (const text of ['w', 'wet', 'wet season']) await store.getState().answer('REMARK', text)
    const { events, record } = store.getState()
    expect(historyOf(events, 'REMARK', record).map(({ what }) => what)).toEqual([
      { kind: 'answer', from: null, to: 'wet season' },
    ])
  })

  it('never hides an answer that was replaced, however fast', async () => {
    const store = await openStore(await begunAssessment())
    for (const text of ['0.42', '0.', '0.2']) await store.getState().answer('COPPER', text)
    const { events, record } = store.getState()
    expect(historyOf(events, 'COPPER', record).map(({ what }) => what)).toEqual([
      { kind: 'answer', from: '0.42', to: '0.2' },
      { kind: 'answer', from: null, to: '0.42' },
    ])
  })
})
