import { describe, expect, it } from 'vitest'
import { historyOf } from '../../../../../renderer/screens/walk/history/history.ts'
import {
  dayOf,
  EVERYTHING,
  filterHistory,
  type HistoryFilter,
  sectionsOf,
  WHOLE,
} from '../../../../../renderer/screens/walk/history/history-filter.ts'
import { appendEvent, type FeedTail, startFeed } from '../../../../../shared/record/append.ts'
import type { EventId, KeyId, LoggedEvent } from '../../../../../shared/record/event.ts'
import { replay } from '../../../../../shared/record/replay.ts'
import { ANA, ASSESSMENT, BEN, begunAssessment, openStore } from '../../../assessment/opened.ts'

describe('the history of a question', () => {
  it('says who changed what from what to what, newest first', async () => {
    const storage = await begunAssessment()
    const ana = await openStore(storage, ANA)
    await ana.getState().answer('DISCHARGE', 'yes')
    await ana.getState().attach('DISCHARGE', [new File(['abc'], 'outfall.txt')])
    await ana.getState().openAnswers(true)
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

describe('how something came about', () => {
  it('is marked: undo, redo, and what was given along with another answer', async () => {
    const store = await openStore(await begunAssessment())
    await store.getState().answer('REMARK', 'wet')
    await store.getState().answer('REMARK', 'dry')
    await store.getState().undo()
    await store.getState().redo()
    const { events, record } = store.getState()
    expect(historyOf(events, 'REMARK', record).map(({ what, marks }) => ({ ...what, marks }))).toEqual([
      { kind: 'answer', from: 'wet', to: 'dry', marks: ['redo'] },
      { kind: 'answer', from: 'dry', to: 'wet', marks: ['undo'] },
      { kind: 'answer', from: 'wet', to: 'dry', marks: [] },
      { kind: 'answer', from: null, to: 'wet', marks: [] },
    ])
  })

  it('is marked: an answer that did not know of the other, and the decision between the two', () => {
    const at = (second: number) => `2026-05-30T08:00:0${second}Z`
    const open = (feed: string, key: KeyId, name: string) =>
      appendEvent(
        startFeed(feed),
        { kind: 'feed.open', body: { assessment: ASSESSMENT, key, signer: { name, org: '', title: '' } } },
        { actor: key, at: at(0) },
      )
    const say = (tail: FeedTail, actor: KeyId, value: string, bases: readonly EventId[], second: number) =>
      appendEvent(tail, { kind: 'answer.set', body: { path: 'Q', value, bases } }, { actor, at: at(second) })
    const ana = open('a'.repeat(32), ANA, 'Ana')
    const ben = open('b'.repeat(32), BEN, 'Ben')
    const yes = say(ana.tail, ANA, 'yes', [], 1)
    const no = say(ben.tail, BEN, 'no', [], 2)
    const decided = say({ ...yes.tail, lam: 9 }, ANA, 'no', [yes.logged.id, no.logged.id], 3)
    const events = [ana, ben, yes, no, decided].map(({ logged }) => logged)
    expect(
      historyOf(events, 'Q', replay(events)).map(({ who, what, marks }) => ({
        who: who?.name,
        ...what,
        marks,
      })),
    ).toEqual([
      { who: 'Ana', kind: 'answer', from: 'no', to: 'no', marks: ['decision'] },
      { who: 'Ben', kind: 'answer', from: null, to: 'no', marks: ['rival'] },
      { who: 'Ana', kind: 'answer', from: null, to: 'yes', marks: [] },
    ])
  })
})

describe('the history of the whole assessment', () => {
  it('tells everything that was done, with its place, newest first', async () => {
    const store = await openStore(await begunAssessment())
    const row = await store.getState().addRow('OUTFALLS')
    await store.getState().comment('REMARK', 'look again')
    await store.getState().removeRow(row)
    await store.getState().undo()
    const { events, record } = store.getState()
    expect(
      historyOf(events, null, record).map(({ path, what, marks }) => [path, what.kind, ...marks]),
    ).toEqual([
      ['OUTFALLS', 'rowRestored', 'undo'],
      ['OUTFALLS', 'rowRemoved'],
      ['REMARK', 'comment'],
      ['OUTFALLS', 'rowAdded'],
      [null, 'opened'],
      [null, 'joined'],
    ])
  })

  it('can be narrowed by person, section, kind and day', async () => {
    const storage = await begunAssessment()
    const ana = await openStore(storage, ANA)
    const row = await ana.getState().addRow('OUTFALLS')
    await ana.getState().answer(`${row}/OUTFALL`, 'north')
    await ana.getState().removeRow(row)
    const ben = await openStore(storage, BEN)
    await ben.getState().answer('REMARK', 'dry')
    const { events, record, checklist } = ben.getState()
    const entries = historyOf(events, null, record)
    const sectionAt = sectionsOf(checklist)
    const left = (by: Partial<HistoryFilter>) =>
      filterHistory(entries, { ...EVERYTHING, ...by }, sectionAt).map(({ what }) => what.kind)
    expect(left({ actor: BEN })).toEqual(['answer', 'joined'])
    expect(left({ section: 'WATER' })).toEqual(['answer', 'rowRemoved', 'answer', 'rowAdded'])
    expect(left({ section: WHOLE })).toEqual(['joined', 'opened', 'joined'])
    expect(left({ group: 'row' })).toEqual(['rowRemoved', 'rowAdded'])
    // 15:00 UTC is 20:45 of the same day in Kathmandu, where the tests are.
    expect(left({ day: '2026-05-30' })).toHaveLength(entries.length)
    expect(left({ day: '2026-05-31' })).toEqual([])
    expect(dayOf('2026-05-30T18:15:00Z')).toBe('2026-05-31')
  })

  it('of 100,000 events is told', () => {
    const opened = appendEvent(
      startFeed('a'.repeat(32)),
      {
        kind: 'feed.open',
        body: { assessment: ASSESSMENT, key: ANA, signer: { name: 'Ana', org: '', title: '' } },
      },
      { actor: ANA, at: '2026-05-30T08:00:00Z' },
    ).logged
    const latest = new Map<string, EventId>()
    const events: LoggedEvent[] = [opened]
    for (let seq = 1; seq < 100_000; seq += 1) {
      const path = `Q${seq % 435}`
      const before = latest.get(path)
      const id: EventId = `sha256:${seq.toString(16).padStart(64, '0')}`
      latest.set(path, id)
      const body = { path, value: `${seq} m`, bases: before === undefined ? [] : [before] }
      const { feed, actor, at } = opened.event
      const event = { feed, actor, at, seq, lam: seq + 1, prev: null, kind: 'answer.set', body }
      events.push({ id, line: '', event })
    }
    const entries = historyOf(events, null, replay(events))
    expect(entries).toHaveLength(100_000)
    expect(entries[0]?.what).toEqual({ kind: 'answer', from: '99564 m', to: '99999 m' })
  })
})
