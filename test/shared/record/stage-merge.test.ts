import { describe, expect, test } from 'vitest'
import { checklistOf } from '../../../shared/record/checklist-in-force.ts'
import { commonAnswer } from '../../../shared/record/common-answer.ts'
import type { KeyId } from '../../../shared/record/event.ts'
import { handedOver } from '../../../shared/record/handed-over.ts'
import { replay } from '../../../shared/record/replay.ts'
import { stageMerge } from '../../../shared/record/stage-merge.ts'
import { answer, begin, type Device, device, handOver, RULES, say, take } from './devices.ts'

/** Two devices that hold the same, with one answer. */
function pair(): { readonly a: Device; readonly b: Device } {
  const a = device(0)
  const b = device(1)
  begin(a)
  answer(a, 'ACQ-WAT-03', '0.2')
  take(b, handOver(a))
  return { a, b }
}

const stage = (own: Device, other: Device) => stageMerge(own.events, handOver(other), RULES)
const statusAt = (own: Device, other: Device, path: string) =>
  stage(own, other).items.find((item) => item.path === path)?.status
const file = (path: string, digit: string) => ({
  kind: 'attachment.add' as const,
  body: { path, sha256: digit.repeat(64), name: `${digit}.jpg`, size: 1, media_type: 'image/jpeg' },
})

describe('an answer is', () => {
  test('the same while neither said anything since', () => {
    const { a, b } = pair()
    expect(statusAt(a, b, 'ACQ-WAT-03')).toBe('same')
    expect(stage(a, b).append).toEqual([])
  })

  test('new when only they speak of the question', () => {
    const { a, b } = pair()
    answer(b, 'ACQ-WAT-01', 'yes')
    expect(statusAt(a, b, 'ACQ-WAT-01')).toBe('new')
    expect(stage(a, b).counts.new).toBe(1)
  })

  test('changed there or here, when one side saw the other’s answer and replaced it', () => {
    const { a, b } = pair()
    answer(b, 'ACQ-WAT-03', '0.42')
    expect(statusAt(a, b, 'ACQ-WAT-03')).toBe('changed-there')
    expect(statusAt(b, a, 'ACQ-WAT-03')).toBe('changed-here')
    expect(replay([...a.events, ...stage(a, b).append]).answers.get('ACQ-WAT-03')?.value).toBe('0.42')
  })

  test('in conflict when both said something else, with what both knew before', () => {
    const { a, b } = pair()
    answer(a, 'ACQ-WAT-03', '0.1')
    answer(b, 'ACQ-WAT-03', '0.42')
    const item = stage(a, b).items.find(({ path }) => path === 'ACQ-WAT-03')
    expect(item?.status).toBe('conflict')
    expect(item?.answer?.ancestor?.value).toBe('0.2')
    expect(item?.answer?.here.map(({ value }) => value)).toEqual(['0.1'])
    expect(item?.answer?.there.map(({ value }) => value)).toEqual(['0.42'])
    take(a, handOver(b))
    const merged = replay(a.events).answers.get('ACQ-WAT-03')
    if (merged === undefined) throw new Error('no answer')
    expect(commonAnswer(a.events, 'ACQ-WAT-03', merged)?.value).toBe('0.2')
  })

  test('no conflict when both said the same apart from each other', () => {
    const { a, b } = pair()
    answer(a, 'ACQ-WAT-03', '0.3')
    answer(b, 'ACQ-WAT-03', '0.3')
    expect(statusAt(a, b, 'ACQ-WAT-03')).toBe('same')
    expect(stage(a, b).counts.conflict).toBe(0)
  })

  test('without anything common when the question was never answered before', () => {
    const { a, b } = pair()
    answer(a, 'ACQ-WAT-01', 'yes')
    answer(b, 'ACQ-WAT-01', 'no')
    take(a, handOver(b))
    const merged = replay(a.events).answers.get('ACQ-WAT-01')
    if (merged === undefined) throw new Error('no answer')
    expect(commonAnswer(a.events, 'ACQ-WAT-01', merged)).toBeNull()
  })
})

describe('a row, a file, a remark', () => {
  test('a row that one side removed while the other answered in it is lost, and both are shown', () => {
    const { a, b } = pair()
    say(a, { kind: 'repeat.add', body: { repeat: 'ACQ-GEN-01', row: '0000000a' } })
    take(b, handOver(a))
    say(a, { kind: 'repeat.remove', body: { row: '0000000a' } })
    answer(b, '0000000a/ACQ-GEN-01-NO', '17')
    expect(statusAt(a, b, '0000000a/ACQ-GEN-01-NO')).toBe('lost')
    expect(statusAt(b, a, '0000000a/ACQ-GEN-01-NO')).toBe('lost')
    expect(stage(a, b).rows.map(({ status }) => status)).toEqual(['removed-here'])
    expect(stage(b, a).rows).toEqual([{ row: '0000000a', repeat: 'ACQ-GEN-01', status: 'removed-there' }])
    // The words stay in the log of both.
    take(a, handOver(b))
    expect(replay(a.events).answers.get('0000000a/ACQ-GEN-01-NO')?.value).toBe('17')
  })

  test('files come, are there already, and are withdrawn on either side', () => {
    const { a, b } = pair()
    say(a, file('ACQ-WAT-04', '1'))
    say(a, file('ACQ-WAT-04', '2'))
    take(b, handOver(a))
    say(a, {
      kind: 'attachment.withdraw',
      body: { path: 'ACQ-WAT-04', sha256: '1'.repeat(64), reason: 'blurred' },
    })
    say(b, file('ACQ-WAT-04', '3'))
    const files = (own: Device, other: Device) =>
      stage(own, other)
        .items.find(({ path }) => path === 'ACQ-WAT-04')
        ?.files.map(({ attachment, status }) => [attachment.name, status])
    expect(files(a, b)).toEqual([
      ['2.jpg', 'same'],
      ['3.jpg', 'new'],
      ['1.jpg', 'withdrawn-here'],
    ])
    expect(files(b, a)).toEqual([
      ['2.jpg', 'same'],
      ['3.jpg', 'only-here'],
      ['1.jpg', 'withdrawn-there'],
    ])
  })

  test('remarks and levels of proof come along, and what nobody sees in the list is counted', () => {
    const { a, b } = pair()
    say(b, { kind: 'comment.add', body: { path: 'ACQ-WAT-03', text: 'Sampled twice.' } })
    say(b, { kind: 'evidence.set', body: { path: 'ACQ-WAT-03', level: 'E3' } })
    say(b, { kind: 'flag.set', body: { path: 'ACQ-WAT-03', on: true } })
    const staged = stage(a, b)
    const item = staged.items.find(({ path }) => path === 'ACQ-WAT-03')
    expect(item?.status).toBe('changed-there')
    expect(item?.comments.map(({ comment, status }) => [comment.text, status])).toEqual([
      ['Sampled twice.', 'new'],
    ])
    expect(item?.evidence).toEqual({ here: null, there: 'E3', merged: 'E3' })
    expect([...staged.others]).toEqual([['flag.set', 1]])
  })
})

describe('a feed', () => {
  test('of somebody unknown is refused, and what it says is shown as refused', () => {
    const { a, b } = pair()
    answer(b, 'ACQ-WAT-01', 'no')
    const trusted = new Set<KeyId>([a.key])
    const staged = stageMerge(a.events, handOver(b), { ...RULES, trusted })
    expect(staged.feeds.map(({ verdict, reason }) => [verdict, reason])).toEqual([
      ['same', undefined],
      ['rejected', 'unknown-signer'],
    ])
    expect(staged.append).toEqual([])
    const item = staged.items.find(({ path }) => path === 'ACQ-WAT-01')
    expect(item?.status).toBe('rejected')
    expect(item?.refused.map(({ value, signer }) => [value, signer.name])).toEqual([['no', 'D2']])
  })

  test('of a new assessment is refused while the one that begins it is', () => {
    const { a, b } = pair()
    answer(b, 'ACQ-WAT-01', 'no')
    const staged = stageMerge([], handOver(b), { ...RULES, trusted: new Set([b.key]) })
    expect(staged.feeds.map(({ feed, reason }) => [feed, reason])).toEqual([
      [a.feed, 'unknown-signer'],
      [b.feed, 'unopened'],
    ])
    expect(staged.append).toEqual([])
  })

  test('of another assessment, and one that cannot be read, are refused', () => {
    const { a, b } = pair()
    answer(b, 'ACQ-WAT-01', 'no')
    const other = { ...RULES, assessment: '99999999-2222-4333-8444-555555555555' }
    expect(stageMerge([], handOver(b), other).feeds.map(({ reason }) => reason)).toEqual([
      'other-assessment',
      'other-assessment',
    ])
    const broken = { feed: b.feed, problems: [{ code: 'chain' as const, seq: 3 }] }
    const staged = stageMerge(a.events, [broken], RULES)
    expect(staged.feeds.map(({ verdict, reason }) => [verdict, reason])).toEqual([['rejected', 'broken']])
  })

  test('of one’s own that came further in an older bundle, as after an old backup, goes on from there', () => {
    const { a, b } = pair()
    const backup = a.events
    answer(a, 'ACQ-WAT-01', 'yes')
    take(b, handOver(a))
    const restored: Device = { ...a, events: backup }
    const staged = take(restored, handOver(b))
    expect(staged.feeds.find(({ feed }) => feed === a.feed)?.verdict).toBe('longer')
    expect(replay(restored.events).answers.get('ACQ-WAT-01')?.value).toBe('yes')
    answer(restored, 'ACQ-WAT-01', 'no')
    expect(stage(b, restored).feeds.map(({ verdict }) => verdict)).not.toContain('fork')
  })

  describe('when the other copy went over to another version of the checklist', () => {
    const version = (one: Device, digit: string) => {
      const from = checklistOf(one.events)
      if (from === null) throw new Error('not opened')
      return { from, to: { ...from, version: digit, sha256: digit.repeat(64) } }
    }
    const upgrade = (one: Device, digit: string) =>
      say(one, { kind: 'checklist.upgrade', body: version(one, digit) })
    const having = (...digits: string[]) => ({
      ...RULES,
      checklists: new Set([...RULES.checklists, ...digits.map((digit) => digit.repeat(64))]),
    })

    test('ours goes over to it, when its definition is at hand', () => {
      const { a, b } = pair()
      upgrade(b, '2')
      answer(a, 'ACQ-WAT-01', 'yes')
      const staged = stageMerge(a.events, handOver(b), having('2'))
      expect(staged.feeds.find(({ feed }) => feed === b.feed)?.verdict).toBe('new')
      const { here, there, merged, missing } = staged.checklists
      expect([here?.version, there?.version, merged?.version, missing]).toEqual(['1', '2', '2', null])
    })

    test('nothing is taken when its definition is nowhere, and it is named', () => {
      const { a, b } = pair()
      upgrade(b, '2')
      const staged = stage(a, b)
      expect(staged.feeds.find(({ feed }) => feed === b.feed)?.reason).toBe('checklist-missing')
      expect(staged.append).toEqual([])
      expect(staged.checklists.missing).toMatchObject({ form_id: 'adit-test', version: '2' })
      expect(staged.checklists.merged?.version).toBe('1')
    })

    test('ours stays where it is when it was ours that went over', () => {
      const { a, b } = pair()
      upgrade(b, '2')
      answer(a, 'ACQ-WAT-01', 'yes')
      const staged = stage(b, a)
      expect(staged.feeds.find(({ feed }) => feed === a.feed)?.verdict).toBe('longer')
      expect(staged.checklists).toMatchObject({ here: { version: '2' }, merged: { version: '2' } })
    })

    test('both to different ones: the later by the order of the record is in force on both', () => {
      const { a, b } = pair()
      upgrade(a, '2')
      answer(b, 'ACQ-WAT-01', 'yes')
      answer(b, 'ACQ-WAT-01', 'no')
      upgrade(b, '3')
      const there = stageMerge(a.events, handOver(b), having('2', '3')).checklists
      const here = stageMerge(b.events, handOver(a), having('2', '3')).checklists
      expect([there.merged?.version, here.merged?.version]).toEqual(['3', '3'])
      // Ours in force needs no definition from anywhere: it is being walked.
      expect(stage(b, a).checklists.missing).toBeNull()
      expect(stage(a, b).checklists.missing?.version).toBe('3')
    })

    test('an assessment that is new here is refused while whoever upgraded it is a stranger', () => {
      const { a, b } = pair()
      upgrade(b, '2')
      const rules = { ...RULES, trusted: new Set([a.key]), checklists: new Set(['2'.repeat(64)]) }
      const staged = stageMerge([], handOver(b), rules)
      expect(staged.feeds.map(({ reason }) => reason).sort()).toEqual(['checklist-missing', 'unknown-signer'])
      expect(staged.checklists.missing?.version).toBe('1')
    })

    test('a copy that never had a version in common with ours is none of it', () => {
      const { a } = pair()
      const other = device(1)
      const mine = replay(a.events).opened
      if (mine === null) throw new Error('not opened')
      const checklist = { form_id: 'another', version: '9', sha256: '9'.repeat(64) }
      say(other, { kind: 'assessment.open', body: { ...mine, checklist } })
      const staged = stageMerge(a.events, handOver(other), having('9'))
      expect(staged.feeds.map(({ reason }) => reason)).toEqual(['other-checklist'])
    })
  })
})

describe('a copy that was given away', () => {
  const give = (one: Device, mode: 'copy' | 'move', to: string) =>
    say(one, { kind: 'handover.give', body: { mode, to, digest: null } })
  const given = (one: Device) => handedOver(one.events, (feed) => feed === one.feed)

  test('is one from the move on, until it is taken back', () => {
    const { a } = pair()
    give(a, 'copy', 'Ben')
    expect(given(a)).toBeNull()
    give(a, 'move', 'Ben')
    expect(given(a)).toMatchObject({ to: 'Ben', by: { name: 'D1' } })
    give(a, 'copy', 'D1')
    expect(given(a)).toBeNull()
  })

  test('is none for whoever received it, and none any more when it came back', () => {
    const { a, b } = pair()
    give(a, 'move', 'Ben')
    take(b, handOver(a))
    expect(given(b)).toBeNull()
    answer(b, 'ACQ-WAT-01', 'yes')
    give(b, 'move', 'Ana')
    take(a, handOver(b))
    expect(given(a)).toBeNull()
    expect(given(b)).toMatchObject({ to: 'Ana' })
  })
})
