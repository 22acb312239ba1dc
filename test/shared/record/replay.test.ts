import {
  array,
  constantFrom,
  assert as holds,
  integer,
  nat,
  property,
  record,
  shuffledSubarray,
} from 'fast-check'
import { describe, expect, test } from 'vitest'
import { appendEvent, startFeed, tailOf } from '../../../shared/record/append.ts'
import type { EventBody, EventId, KeyId, LoggedEvent } from '../../../shared/record/event.ts'
import { readFeed } from '../../../shared/record/read-feed.ts'
import {
  applyEvent,
  conflicts,
  EMPTY_RECORD,
  type RecordState,
  replay,
} from '../../../shared/record/replay.ts'

const ASSESSMENT = '11111111-2222-4333-8444-555555555555'
const KEYS: readonly KeyId[] = ['a', 'b', 'c'].map((digit): KeyId => `sha256:${digit.repeat(64)}`)
const FEEDS = ['a', 'b', 'c'].map((digit) => digit.repeat(32))
const AT = '2026-05-30T08:00:00Z'
const PHOTO = { sha256: '1'.repeat(64), name: 'a.jpg', size: 3, media_type: 'image/jpeg' }

/** People on devices of their own who see each other's events only when they meet. */
class Device {
  state: RecordState = EMPTY_RECORD
  readonly events = new Map<string, LoggedEvent>()
  readonly #index: number

  constructor(index: number) {
    this.#index = index
    const key = KEYS[index] ?? KEYS[0]
    if (key === undefined) throw new Error('no key')
    this.add({
      kind: 'feed.open',
      body: { assessment: ASSESSMENT, key, signer: { name: `P${index}`, org: '', title: '' } },
    })
  }

  add(entry: EventBody): LoggedEvent {
    const actor = KEYS[this.#index] as KeyId
    const feed = FEEDS[this.#index] as string
    const { logged } = appendEvent(tailOf(this.state, feed), entry, { actor, at: AT })
    this.events.set(logged.id, logged)
    this.state = applyEvent(this.state, logged)
    return logged
  }

  answer(path: string, value: string | null): LoggedEvent {
    return this.add({
      kind: 'answer.set',
      body: { path, value, bases: this.state.answers.get(path)?.bases ?? [] },
    })
  }

  meet(other: Device): void {
    for (const [id, event] of other.events) this.events.set(id, event)
    this.state = replay(this.events.values())
  }
}

describe('answers', () => {
  test('a later answer that names the earlier one replaces it', () => {
    const a = new Device(0)
    a.answer('Q', 'yes')
    const second = a.answer('Q', 'no')
    expect(a.state.answers.get('Q')).toMatchObject({
      value: 'no',
      event: second.id,
      others: [],
      bases: [second.id],
    })
    expect(conflicts(a.state)).toEqual([])
  })

  test('a cleared answer is an answer without a value', () => {
    const a = new Device(0)
    a.answer('Q', 'yes')
    a.answer('Q', null)
    expect(a.state.answers.get('Q')).toMatchObject({ value: null, others: [] })
  })

  test('two people who answer apart are a conflict, until one answer names both', () => {
    const a = new Device(0)
    const b = new Device(1)
    const first = a.answer('Q', 'yes')
    b.answer('R', 'x')
    const second = b.answer('Q', 'no')
    a.meet(b)
    expect(conflicts(a.state)).toEqual(['Q'])
    const rival = a.state.answers.get('Q')
    expect(rival).toMatchObject({ value: 'no', signer: { name: 'P1' } })
    expect(rival?.others).toMatchObject([{ value: 'yes', event: first.id, signer: { name: 'P0' } }])
    expect(rival?.bases).toEqual([first.id, second.id])
    const third = a.answer('Q', 'no')
    expect(conflicts(a.state)).toEqual([])
    expect(a.state.answers.get('Q')?.bases).toEqual([third.id])
  })

  test('two people who say the same agree', () => {
    const a = new Device(0)
    const b = new Device(1)
    a.answer('Q', 'yes')
    b.answer('Q', 'yes')
    a.meet(b)
    expect(conflicts(a.state)).toEqual([])
    expect(a.state.answers.get('Q')?.bases).toHaveLength(2)
  })

  test('the same value for another reason is not the same', () => {
    const a = new Device(0)
    const b = new Device(1)
    a.add({ kind: 'answer.set', body: { path: 'Q', value: 'na', reason: 'dry', bases: [] } })
    b.add({ kind: 'answer.set', body: { path: 'Q', value: 'na', reason: 'closed', bases: [] } })
    a.meet(b)
    expect(conflicts(a.state)).toEqual(['Q'])
  })
})

describe('rows', () => {
  test('rows stand in the order they were added, and a removed one never comes back', () => {
    const a = new Device(0)
    for (const row of ['00000001', '00000002', '00000003'])
      a.add({ kind: 'repeat.add', body: { repeat: 'R', row } })
    a.add({ kind: 'repeat.remove', body: { row: '00000002' } })
    a.add({ kind: 'repeat.add', body: { repeat: 'R', row: '00000002' } })
    expect(a.state.rows.get('R')).toEqual(['00000001', '00000003'])
    expect([...a.state.removedRows]).toEqual(['00000002'])
  })

  test('one row id stands in one repeat only', () => {
    const a = new Device(0)
    a.add({ kind: 'repeat.add', body: { repeat: 'R', row: '00000001' } })
    a.add({ kind: 'repeat.add', body: { repeat: 'S', row: '00000001' } })
    expect([...a.state.rows]).toEqual([['R', ['00000001']]])
  })
})

describe('attachments', () => {
  test('the same file twice on one question is one attachment', () => {
    const a = new Device(0)
    a.add({ kind: 'attachment.add', body: { path: 'Q', ...PHOTO } })
    a.add({ kind: 'attachment.add', body: { path: 'Q', ...PHOTO, name: 'b.jpg' } })
    expect(a.state.attachments.get('Q')).toMatchObject([{ name: 'a.jpg', signer: { name: 'P0' } }])
  })

  test('a withdrawn file is kept apart with the reason, and can come back', () => {
    const a = new Device(0)
    a.add({ kind: 'attachment.add', body: { path: 'Q', ...PHOTO } })
    const body = { path: 'Q', sha256: PHOTO.sha256, reason: 'wrong place' }
    a.add({ kind: 'attachment.withdraw', body })
    expect(a.state.attachments.get('Q')).toEqual([])
    expect(a.state.withdrawn.get('Q')).toMatchObject([
      { attachment: { name: 'a.jpg' }, reason: 'wrong place' },
    ])
    a.add({ kind: 'attachment.add', body: { path: 'Q', ...PHOTO } })
    expect(a.state.attachments.get('Q')).toHaveLength(1)
    expect(a.state.withdrawn.get('Q')).toEqual([])
  })
})

test('evidence is the last level set, comments are all kept, unknown kinds are put aside', () => {
  const a = new Device(0)
  a.add({ kind: 'evidence.set', body: { path: 'Q', level: 'E1' } })
  a.add({ kind: 'evidence.set', body: { path: 'Q', level: 'E3' } })
  a.add({ kind: 'comment.add', body: { path: 'Q', text: 'one' } })
  a.add({ kind: 'comment.add', body: { path: 'Q', text: 'two' } })
  a.add({ kind: 'weather.note', body: {} } as never)
  expect(a.state.evidence.get('Q')).toBe('E3')
  expect(a.state.comments.get('Q')?.map(({ text }) => text)).toEqual(['one', 'two'])
  expect(a.state.unknown).toHaveLength(1)
})

test('feeds, the highest Lamport number and the opening are known', () => {
  const a = new Device(0)
  const last = a.answer('Q', 'yes')
  expect(a.state.assessment).toBe(ASSESSMENT)
  expect(a.state.opened).toBeNull()
  expect(a.state.lam).toBe(2)
  expect(a.state.feeds.get(FEEDS[0] ?? '')).toEqual({
    signer: { name: 'P0', org: '', title: '' },
    key: KEYS[0],
    count: 2,
    head: last.id,
    lam: 2,
  })
  expect(tailOf(a.state, FEEDS[0] ?? '')).toMatchObject({ seq: 2, prev: last.id, lam: 2, key: KEYS[0] })
  expect(tailOf(a.state, FEEDS[1] ?? '')).toEqual(startFeed(FEEDS[1] ?? '', 2))
})

test('applying an event leaves the state before it as it was', () => {
  const a = new Device(0)
  a.answer('Q', 'yes')
  const before = a.state
  a.answer('Q', 'no')
  a.answer('R', 'x')
  expect(before.answers.get('Q')?.value).toBe('yes')
  expect(before.answers.has('R')).toBe(false)
  expect(before.lam).toBe(2)
})

test('an event before its feed was opened is a bug, not a silent guess', () => {
  const a = new Device(0)
  const stray = a.answer('Q', 'yes')
  expect(() => replay([stray])).toThrow('feed.open')
})

const step = record({
  device: nat(2),
  act: constantFrom('answer', 'clear', 'meet', 'row', 'drop', 'attach', 'withdraw'),
  path: constantFrom('P', 'Q'),
  value: constantFrom('x', 'y', 'z'),
  other: nat(2),
  row: integer({ min: 1, max: 3 }).map((n) => n.toString(16).padStart(8, '0')),
})

test('in whatever order devices meet and events arrive, all come to the same state', () => {
  holds(
    property(
      array(step, { maxLength: 40 }),
      shuffledSubarray([0, 1, 2], { minLength: 3 }),
      (steps, order) => {
        const devices = [new Device(0), new Device(1), new Device(2)]
        const at = (index: number): Device => devices[index] as Device
        for (const { device, act, path, value, other, row } of steps) {
          const self = at(device)
          if (act === 'answer') self.answer(path, value)
          else if (act === 'clear') self.answer(path, null)
          else if (act === 'meet') self.meet(at(other))
          else if (act === 'row') self.add({ kind: 'repeat.add', body: { repeat: path, row } })
          else if (act === 'drop') self.add({ kind: 'repeat.remove', body: { row } })
          else if (act === 'attach') self.add({ kind: 'attachment.add', body: { path, ...PHOTO } })
          else self.add({ kind: 'attachment.withdraw', body: { path, sha256: PHOTO.sha256 } })
          // What is applied one by one is what a replay of the same events gives.
          expect(self.state).toEqual(replay(self.events.values()))
        }
        const all = devices.flatMap((device) => [...device.events.values()])
        const union = replay(new Map(all.map((event) => [event.id, event])).values())
        for (const index of order) {
          const meeting = at(index)
          for (const other of order) meeting.meet(at(other))
          expect(meeting.state).toEqual(union)
          meeting.meet(meeting)
          expect(meeting.state).toEqual(union)
        }
      },
    ),
    { numRuns: 150 },
  )
})

test('what was typed in another unit stands with the answer it became, and goes with it', () => {
  const history = (value: string, bases: readonly EventId[], entered?: string): EventBody => ({
    kind: 'answer.set',
    body: { path: 'cu', value, bases, ...(entered !== undefined && { entered }) },
  })
  const opened = appendEvent(
    startFeed('f'.repeat(32)),
    {
      kind: 'feed.open',
      body: {
        assessment: '11111111-2222-4333-8444-555555555555',
        key: `sha256:${'a'.repeat(64)}`,
        signer: { name: 'Ana', org: '', title: '' },
      },
    },
    { actor: `sha256:${'a'.repeat(64)}`, at: '2026-05-30T08:00:00Z' },
  )
  const meta = { actor: opened.logged.event.actor, at: '2026-05-30T08:01:00Z' }
  const first = appendEvent(opened.tail, history('0.42', [], '420 ug/L'), meta)
  expect(replay([opened.logged, first.logged]).answers.get('cu')).toMatchObject({
    value: '0.42',
    entered: '420 ug/L',
  })
  const second = appendEvent(first.tail, history('0.4', [first.logged.id]), meta)
  const record = replay([opened.logged, first.logged, second.logged])
  expect(record.answers.get('cu')).not.toHaveProperty('entered')
})

/** One of every kind of event, but those that begin a feed or the assessment. */
const EVERY_KIND: readonly Exclude<EventBody, { kind: 'feed.open' | 'assessment.open' }>[] = [
  { kind: 'answer.set', body: { path: 'Q', value: 'yes', bases: [] } },
  { kind: 'repeat.add', body: { repeat: 'R', row: '00000001' } },
  { kind: 'repeat.remove', body: { row: '00000001' } },
  { kind: 'attachment.add', body: { path: 'Q', ...PHOTO } },
  {
    kind: 'attachment.describe',
    body: { path: 'Q', sha256: PHOTO.sha256, caption: 'Outfall', direction: null },
  },
  { kind: 'attachment.annotate', body: { path: 'Q', sha256: PHOTO.sha256, layer: '0000000a', marks: [] } },
  { kind: 'attachment.withdraw', body: { path: 'Q', sha256: PHOTO.sha256 } },
  { kind: 'evidence.set', body: { path: 'Q', level: 'E2' } },
  { kind: 'comment.add', body: { path: 'Q', text: 'seen' } },
  { kind: 'flag.set', body: { path: 'Q', on: true, to: 'Ben' } },
  { kind: 'section.assign', body: { section: 'S', to: { name: 'Ben', org: '', title: '' } } },
  { kind: 'finding.set', body: { finding: ASSESSMENT, path: 'Q', severity: 'major', text: 'Seepage' } },
  { kind: 'action.set', body: { action: ASSESSMENT, finding: ASSESSMENT, text: 'Drain it', state: 'open' } },
  {
    kind: 'checklist.upgrade',
    body: {
      from: { form_id: 'c', version: '1', sha256: '1'.repeat(64) },
      to: { form_id: 'c', version: '2', sha256: '2'.repeat(64) },
    },
  },
  { kind: 'handover.give', body: { mode: 'copy', to: 'Ben', digest: null } },
  {
    kind: 'signature.add',
    body: {
      digest: `sha256:${'3'.repeat(64)}`,
      revision: 1,
      signers: [{ role: 'author', signer: { name: 'P0', org: '', title: '' } }],
      file: 'a.adit',
    },
  },
  {
    kind: 'review.add',
    body: {
      digest: `sha256:${'3'.repeat(64)}`,
      decision: 'accept-with-conditions',
      comments: [{ path: null, text: 'Send the map' }],
    },
  },
]

test('what every kind of event says stands in the record, and is the same when the record is built anew', () => {
  const a = new Device(0)
  const by = (logged: LoggedEvent) => ({ actor: KEYS[0], at: AT, event: logged.id, signer: { name: 'P0' } })
  const said = new Map(EVERY_KIND.map((entry) => [entry.kind, a.add(entry)]))
  const { state } = a
  expect(state.unknown).toEqual([])
  const whole = {
    flags: ['Q', 'flag.set'],
    assignments: ['S', 'section.assign'],
    findings: [ASSESSMENT, 'finding.set'],
    actions: [ASSESSMENT, 'action.set'],
  } as const
  for (const [part, [key, kind]] of Object.entries(whole)) {
    const logged = said.get(kind) as LoggedEvent
    expect(state[part as keyof typeof whole].get(key)).toMatchObject({
      ...by(logged),
      ...(logged.event.body as object),
    })
  }
  const listed = {
    upgrades: 'checklist.upgrade',
    handovers: 'handover.give',
    signatures: 'signature.add',
    reviews: 'review.add',
  } as const
  for (const [part, kind] of Object.entries(listed)) {
    const logged = said.get(kind) as LoggedEvent
    expect(state[part as keyof typeof listed]).toMatchObject([
      { ...by(logged), ...(logged.event.body as object) },
    ])
  }
  expect(state.withdrawn.get('Q')).toMatchObject([{ attachment: { caption: 'Outfall' } }])
  expect([...state.removedRows]).toEqual(['00000001'])
  expect(replay([...a.events.values()].reverse())).toEqual(state)
  // The lines alone say all of it, and each of them is one that is read.
  const read = readFeed(
    FEEDS[0] ?? '',
    [...a.events.values()].map(({ line }) => line),
  )
  if ('problems' in read) throw new Error(JSON.stringify(read.problems))
  expect(replay(read.events)).toEqual(state)
})
