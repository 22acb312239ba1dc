import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { EventBody } from '../../../shared/record/event.ts'
import { conflicts, replay } from '../../../shared/record/replay.ts'
import { stageMerge } from '../../../shared/record/stage-merge.ts'
import {
  answer,
  begin,
  type Device,
  device,
  handOver,
  inOrder,
  RULES,
  say,
  stateWithout,
  take,
} from './devices.ts'

/** What is said besides answers. */
const SAID = [
  ...(['row', 'unrow', 'file', 'unfile', 'describe', 'mark', 'comment', 'evidence'] as const),
  ...(['flag', 'assign', 'finding', 'action', 'signature', 'review'] as const),
] as const

/** One step of a history: a device does something, or one hands over to another. */
type Step =
  | { readonly kind: 'answer'; readonly who: number; readonly path: number; readonly value: number }
  | {
      readonly kind: (typeof SAID)[number]
      readonly who: number
      readonly path: number
    }
  | { readonly kind: 'sync'; readonly who: number; readonly from: number }

const who = fc.nat({ max: 4 })
const place = fc.nat({ max: 2 })
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('answer' as const),
      who,
      path: place,
      value: fc.nat({ max: 3 }),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constantFrom(...SAID), who, path: place }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('sync' as const), who, from: who }) },
)
const history = fc.array(step, { maxLength: 40 })

const PATHS = ['ACQ-WAT-01', 'ACQ-WAT-03', '0000000a/ACQ-GEN-01-NO']
const hash = (path: number) => String(path).repeat(64)
const AUTHOR = { role: 'author' as const, signer: { name: 'Ana', org: '', title: '' } }
const uuid = (path: number) => `0000000${path}-0000-4000-8000-000000000000`

/** Plays a history out. Everybody begins with what the first device began. */
function play(steps: readonly Step[]): readonly Device[] {
  const devices = [0, 1, 2, 3, 4].map(device)
  const first = at(devices, 0)
  begin(first)
  for (const other of devices.slice(1)) take(other, handOver(first))
  for (const one of steps) {
    const actor = at(devices, one.who)
    if (one.kind === 'sync') take(actor, handOver(at(devices, one.from)))
    else if (one.kind === 'answer') answer(actor, PATHS[one.path] ?? '', String(one.value))
    else say(actor, entryOf(one.kind, one.path))
  }
  return devices
}

function entryOf(kind: Exclude<Step['kind'], 'answer' | 'sync'>, place: number): EventBody {
  const path = PATHS[place] ?? ''
  switch (kind) {
    case 'row':
      return { kind: 'repeat.add', body: { repeat: 'ACQ-GEN-01', row: `0000000${place}` } }
    case 'unrow':
      return { kind: 'repeat.remove', body: { row: `0000000${place}` } }
    case 'file':
      return {
        kind: 'attachment.add',
        body: { path, sha256: hash(place), name: 'a.jpg', size: 1, media_type: 'image/jpeg' },
      }
    case 'unfile':
      return { kind: 'attachment.withdraw', body: { path, sha256: hash(place) } }
    case 'comment':
      return { kind: 'comment.add', body: { path, text: 'seen' } }
    case 'evidence':
      return { kind: 'evidence.set', body: { path, level: 'E2' } }
    case 'describe':
      return {
        kind: 'attachment.describe',
        body: { path, sha256: hash(place), caption: 'Outfall', direction: null },
      }
    case 'mark':
      return {
        kind: 'attachment.annotate',
        body: { path, sha256: hash(place), layer: `0000000${place}`, marks: [] },
      }
    case 'flag':
      return { kind: 'flag.set', body: { path, on: place > 0 } }
    case 'assign':
      return {
        kind: 'section.assign',
        body: { section: 'ACQ-WAT', to: place > 0 ? { name: 'Ben', org: '', title: '' } : null },
      }
    case 'finding':
      return {
        kind: 'finding.set',
        body: { finding: uuid(place), path, severity: 'major', text: 'Seepage', withdrawn: place > 1 },
      }
    case 'action':
      return {
        kind: 'action.set',
        body: { action: uuid(place), finding: uuid(place), text: 'Drain it', state: 'open' },
      }
    case 'signature':
      return {
        kind: 'signature.add',
        body: { digest: `sha256:${hash(place)}`, revision: place + 1, signers: [AUTHOR], file: 'a.adit' },
      }
    case 'review':
      return {
        kind: 'review.add',
        body: { digest: `sha256:${hash(place)}`, decision: 'return', comments: [] },
      }
  }
}

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index]
  if (item === undefined) throw new Error(`no item ${index}`)
  return item
}

/** `own` and what staging another copy would append to it. */
function merged(own: Device['events'], other: Device['events']): Device['events'] {
  return [...own, ...stageMerge(own, handOver({ events: other }), RULES).append]
}

const runs = { numRuns: 80 }

describe('merging', () => {
  test('is commutative: whoever takes the other in, both hold the same and say the same', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const [a, b] = play(steps) as [Device, Device]
        const ab = merged(a.events, b.events)
        const ba = merged(b.events, a.events)
        expect(inOrder(ab)).toEqual(inOrder(ba))
        expect(replay(ab)).toEqual(replay(ba))
      }),
      runs,
    )
  })

  test('is associative: it does not matter which two copies meet first', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const [a, b, c] = play(steps) as [Device, Device, Device]
        const left = merged(merged(a.events, b.events), c.events)
        const right = merged(a.events, merged(b.events, c.events))
        expect(inOrder(left)).toEqual(inOrder(right))
        expect(replay(left)).toEqual(replay(right))
      }),
      runs,
    )
  })

  test('is idempotent: a second time, and one’s own copy, bring nothing', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const [a, b] = play(steps) as [Device, Device]
        const once = merged(a.events, b.events)
        expect(stageMerge(once, handOver(b), RULES).append).toEqual([])
        expect(stageMerge(a.events, handOver(a), RULES).append).toEqual([])
      }),
      runs,
    )
  })

  test('never changes what is held: ours is always the beginning of ours afterwards', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const [a, b] = play(steps) as [Device, Device]
        const before = a.events.map(({ line }) => line)
        const staged = take(a, handOver(b))
        expect(a.events.slice(0, before.length).map(({ line }) => line)).toEqual(before)
        expect(staged.append.every(({ event }) => event.feed !== a.feed)).toBe(true)
      }),
      runs,
    )
  })

  test('brings five devices to the same record, in whatever order they meet', () => {
    fc.assert(
      fc.property(history, fc.array(fc.tuple(who, who), { maxLength: 12 }), (steps, meetings) => {
        const devices = play(steps)
        for (const [one, other] of meetings) take(at(devices, one), handOver(at(devices, other)))
        gossip(devices)
        for (const other of devices.slice(1)) {
          expect(replay(other.events)).toEqual(replay(at(devices, 0).events))
        }
      }),
      runs,
    )
  })

  test('keeps a decided conflict decided, whoever else is met later', () => {
    fc.assert(
      fc.property(history, who, (steps, decider) => {
        const devices = play(steps)
        gossip(devices)
        const one = at(devices, decider)
        const open = conflicts(replay(one.events))
        for (const path of open) answer(one, path, 'decided')
        gossip(devices)
        for (const { events } of devices) {
          const record = replay(events)
          expect(conflicts(record)).toEqual([])
          for (const path of open) expect(record.answers.get(path)?.value).toBe('decided')
        }
      }),
      runs,
    )
  })

  test('two people who decide one conflict differently have a new one, and everybody sees it', () => {
    const devices = [0, 1, 2].map(device) as [Device, Device, Device]
    const [a, b, c] = devices
    begin(a)
    take(b, handOver(a))
    answer(a, 'ACQ-WAT-01', 'yes')
    answer(b, 'ACQ-WAT-01', 'no')
    gossip(devices)
    expect(conflicts(replay(c.events))).toEqual(['ACQ-WAT-01'])
    answer(a, 'ACQ-WAT-01', 'yes')
    answer(b, 'ACQ-WAT-01', 'no')
    gossip(devices)
    for (const { events } of devices) expect(conflicts(replay(events))).toEqual(['ACQ-WAT-01'])
    answer(c, 'ACQ-WAT-01', 'na')
    gossip(devices)
    for (const { events } of devices) {
      expect(conflicts(replay(events))).toEqual([])
      expect(replay(events).answers.get('ACQ-WAT-01')?.value).toBe('na')
    }
  })
})

describe('a feed that went two ways', () => {
  test('gives nothing anywhere, is noticed everywhere, and holds up no other feed', () => {
    fc.assert(
      fc.property(history, history, (before, after) => {
        const devices = play(before)
        // A backup of the second device is brought back on the third one's machine, and both go on in one feed.
        const forked = at(devices, 1)
        const twin: Device = { ...forked, name: 'twin', events: forked.events, forks: new Set() }
        answer(forked, 'ACQ-WAT-01', 'one way')
        answer(twin, 'ACQ-WAT-01', 'another way')
        for (const one of after) {
          if (one.kind === 'sync') take(at(devices, one.who), handOver(at(devices, one.from)))
          else if (one.kind === 'answer') answer(at(devices, one.who), PATHS[one.path] ?? '', 'later')
        }
        const all = [...devices, twin]
        const held = all.map(({ events }) => byFeedLines(events, forked.feed))
        gossip(all)
        for (const [index, one] of all.entries()) {
          expect([...one.forks]).toEqual([forked.feed])
          const lines = held[index] ?? []
          expect(byFeedLines(one.events, forked.feed).slice(0, lines.length)).toEqual(lines)
          expect(stateWithout(one.events, one.forks)).toEqual(
            stateWithout(at(all, 0).events, at(all, 0).forks),
          )
        }
      }),
      { numRuns: 60 },
    )
  })
})

function byFeedLines(events: Device['events'], feed: string): readonly string[] {
  return events.flatMap(({ event, line }) => (event.feed === feed ? [line] : []))
}

/** Everybody hands over to everybody, until nobody learns anything new. */
function gossip(devices: readonly Device[]): void {
  for (let moved = true; moved; ) {
    moved = false
    for (const one of devices) {
      for (const other of devices) {
        const known = one.events.length
        const forks = one.forks.size
        if (one !== other) take(one, handOver(other))
        moved ||= one.events.length > known || one.forks.size > forks
      }
    }
  }
}
