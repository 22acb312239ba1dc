import { describe, expect, it } from 'vitest'
import { initialsIn, whoAnswered } from '../../../renderer/assessment/who-answered.ts'
import type { FeedState } from '../../../shared/record/record-state.ts'
import { BEN, begunAssessment, openStore } from './opened.ts'

describe('who answered a question', () => {
  it('is told only when more than one person has answered', async () => {
    const storage = await begunAssessment()
    const ana = await openStore(storage)
    await ana.getState().answer('DISCHARGE', 'yes')
    expect(whoAnswered(ana.getState().record, 'DISCHARGE')).toBeNull()

    const ben = await openStore(storage, BEN)
    await ben.getState().comment('COPPER', 'Seen')
    // He worked here, but answered nothing yet.
    expect(whoAnswered(ben.getState().record, 'DISCHARGE')).toBeNull()
    await ben.getState().answer('COPPER', '0.1')
    const { record } = ben.getState()
    expect(whoAnswered(record, 'DISCHARGE')).toBe('Ana')
    expect(whoAnswered(record, 'COPPER')).toBe('Ben')
    expect(whoAnswered(record, 'REMARK')).toBeNull()
  })

  it('is whoever said it last, and nobody once it is cleared', async () => {
    const storage = await begunAssessment()
    const ana = await openStore(storage)
    await ana.getState().answer('DISCHARGE', 'yes')
    await ana.getState().answer('REMARK', 'Clear water')
    await ana.getState().openAnswers(true)
    const ben = await openStore(storage, BEN)
    await ben.getState().answer('DISCHARGE', 'no')
    expect(whoAnswered(ben.getState().record, 'DISCHARGE')).toBe('Ben')
    await ben.getState().answer('REMARK', null)
    // With Ana's last answer gone, one person alone is left.
    expect(whoAnswered(ben.getState().record, 'REMARK')).toBeNull()
    expect(whoAnswered(ben.getState().record, 'DISCHARGE')).toBeNull()
  })
})

describe('the short mark of a person', () => {
  const feed = (name: string): FeedState => ({
    signer: { name, org: '', title: '' },
    key: BEN,
    count: 1,
    head: BEN,
    lam: 1,
  })
  const feeds = (...names: string[]) => ({
    feeds: new Map(names.map((name, index) => [`${index}`, feed(name)])),
  })

  it('is made of the first and the last word', () => {
    const team = feeds('Ana María Pérez', 'Ben', '王小明', '李雷', 'émile-zola')
    expect(initialsIn(team, 'Ana María Pérez')).toBe('AP')
    expect(initialsIn(team, 'Ben')).toBe('B')
    expect(initialsIn(team, '王小明')).toBe('小明')
    expect(initialsIn(team, '李雷')).toBe('李雷')
    expect(initialsIn(team, 'émile-zola')).toBe('ÉZ')
  })

  it('tells people apart whose letters are the same, and one person with two devices not', () => {
    const team = feeds('Ana Pérez', 'Alba Paz', 'ana pérez')
    expect(initialsIn(team, 'Alba Paz')).toBe('AP')
    expect(initialsIn(team, 'Ana Pérez')).toBe('AP2')
  })
})
