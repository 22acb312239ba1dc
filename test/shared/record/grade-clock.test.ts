import { describe, expect, test } from 'vitest'
import { appendEvent, type FeedTail, startFeed } from '../../../shared/record/append.ts'
import type { EventBody, KeyId, LoggedEvent } from '../../../shared/record/event.ts'
import { behindGps, clockJumps, gradeCapture, gradeClocks } from '../../../shared/record/grade-clock.ts'

const KEY: KeyId = `sha256:${'a'.repeat(64)}`
const RUN = 'aaaaaaaa'
const MINUTE = 60
const HOUR = 3600

interface Reading {
  readonly at: string
  /** Seconds of the monotonic clock; left out where the device has none. */
  readonly mono?: number
  readonly run?: string
  readonly zone?: number
}

/** A feed with one answer at each reading. */
function feedOf(readings: readonly Reading[], feed = 'a'.repeat(32)): readonly LoggedEvent[] {
  let tail: FeedTail = startFeed(feed)
  return readings.map(({ at, mono, run = RUN, zone = 480 }, index) => {
    const body: EventBody =
      index === 0
        ? {
            kind: 'feed.open',
            body: {
              assessment: '11111111-2222-4333-8444-555555555555',
              key: KEY,
              signer: { name: 'A', org: '', title: '' },
            },
          }
        : { kind: 'answer.set', body: { path: 'Q', value: String(index), bases: [] } }
    const clock = mono === undefined ? undefined : { zone, run, mono: mono * 1000 }
    const next = appendEvent(tail, body, { actor: KEY, at, clock })
    tail = next.tail
    return next.logged
  })
}

const day = (time: string) => `2026-05-30T${time}Z`
const kinds = (readings: readonly Reading[]) => gradeClocks(feedOf(readings)).map(({ kind }) => kind)

describe('a clock that runs as it should', () => {
  test('is steady, and the first event of a run has nothing to be compared with', () => {
    expect(
      kinds([
        { at: day('08:00:00'), mono: 5 },
        { at: day('08:00:30'), mono: 35 },
        { at: day('12:00:30'), mono: 35 + 4 * HOUR },
      ]),
    ).toEqual(['first', 'steady', 'steady'])
  })

  test('may be put right by as much as the tolerance, in either direction', () => {
    expect(
      kinds([
        { at: day('08:00:00'), mono: 0 },
        { at: day('08:02:00'), mono: 0 },
        { at: day('08:00:00'), mono: 0 },
      ]),
    ).toEqual(['first', 'steady', 'steady'])
  })

  test('crosses midnight, the end of a year and a leap second without a jump', () => {
    expect(
      kinds([
        { at: '2016-12-31T23:59:50Z', mono: 0 },
        { at: '2016-12-31T23:59:60Z', mono: 10 },
        { at: '2017-01-01T00:00:05Z', mono: 16 },
        { at: '2017-01-01T00:10:05Z', mono: 616 },
      ]),
    ).toEqual(['first', 'steady', 'steady', 'steady'])
  })

  test('crosses the 29th of February', () => {
    expect(
      kinds([
        { at: '2028-02-28T23:59:00Z', mono: 0 },
        { at: '2028-02-29T00:01:00Z', mono: 120 },
        { at: '2028-03-01T00:01:00Z', mono: 120 + 24 * HOUR },
      ]),
    ).toEqual(['first', 'steady', 'steady'])
  })

  test('may stand still between two runs for as long as the app was closed', () => {
    expect(
      kinds([
        { at: day('08:00:00'), mono: 100 },
        { at: day('20:00:00'), mono: 3, run: 'bbbbbbbb' },
        { at: day('20:01:00'), mono: 63, run: 'bbbbbbbb' },
      ]),
    ).toEqual(['first', 'first', 'steady'])
  })
})

describe('a clock that was set back', () => {
  test('is behind the event before, by so much and by what has passed meanwhile', () => {
    const grades = gradeClocks(
      feedOf([
        { at: day('10:00:00'), mono: 0 },
        { at: day('09:01:00'), mono: 60 },
      ]),
    )
    expect(grades[1]).toEqual({ kind: 'back', by: HOUR })
  })

  test('is seen also where it is still ahead of the event before', () => {
    const grades = gradeClocks(
      feedOf([
        { at: day('10:00:00'), mono: 0 },
        { at: day('10:30:00'), mono: 2 * HOUR },
      ]),
    )
    expect(grades[1]).toEqual({ kind: 'back', by: 90 * MINUTE })
  })

  test('is seen between two runs, where only the wall can be compared', () => {
    const grades = gradeClocks(
      feedOf([
        { at: day('10:00:00'), mono: 500 },
        { at: day('08:00:00'), mono: 2, run: 'bbbbbbbb' },
      ]),
    )
    expect(grades[1]).toEqual({ kind: 'back', by: 2 * HOUR })
  })

  test('is counted once: what follows is measured from there', () => {
    expect(
      kinds([
        { at: day('10:00:00'), mono: 0 },
        { at: day('09:00:00'), mono: 10 },
        { at: day('09:00:10'), mono: 20 },
        { at: day('09:10:10'), mono: 620 },
      ]),
    ).toEqual(['first', 'back', 'steady', 'steady'])
  })

  test('in steps that are each too small to notice is noticed when they have added up', () => {
    expect(
      kinds([
        { at: day('10:00:00'), mono: 0 },
        { at: day('09:58:30'), mono: 0 },
        { at: day('09:57:00'), mono: 0 },
      ]),
    ).toEqual(['first', 'steady', 'back'])
  })

  test('is seen to the second on a device that gives no readings', () => {
    const grades = gradeClocks(
      feedOf([{ at: day('10:00:01') }, { at: day('10:00:00') }, { at: day('10:00:00') }]),
    )
    expect(grades).toEqual([
      { kind: 'unread', by: 0 },
      { kind: 'back', by: 1 },
      { kind: 'unread', by: 0 },
    ])
  })
})

describe('a clock that ran ahead', () => {
  const asleep = [
    { at: day('08:00:00'), mono: 0 },
    { at: day('10:00:00'), mono: 60 },
  ]

  test('by some hours is taken for a sleep, which looks the same', () => {
    expect(gradeClocks(feedOf(asleep))[1]).toEqual({ kind: 'ahead', by: 2 * HOUR - MINUTE, cause: 'sleep' })
  })

  test('and came back by as much later in the run was set, not asleep', () => {
    const grades = gradeClocks(feedOf([...asleep, { at: day('08:02:00'), mono: 120 }]))
    expect(grades[1]).toMatchObject({ kind: 'ahead', cause: 'set' })
    expect(grades[2]).toMatchObject({ kind: 'back', by: 2 * HOUR - MINUTE })
  })

  test('and came back by something else stays a sleep', () => {
    const grades = gradeClocks(feedOf([...asleep, { at: day('09:20:00'), mono: 120 }]))
    expect(grades[1]).toMatchObject({ kind: 'ahead', cause: 'sleep' })
  })

  test('by weeks in one run was set: nothing sleeps that long', () => {
    const grades = gradeClocks(
      feedOf([
        { at: day('08:00:00'), mono: 0 },
        { at: '2026-06-30T08:00:00Z', mono: 60 },
      ]),
    )
    expect(grades[1]).toMatchObject({ kind: 'ahead', cause: 'set' })
  })
})

describe('a time zone', () => {
  test('that changes is noticed, though the clock ran on', () => {
    const grades = gradeClocks(
      feedOf([
        { at: day('08:00:00'), mono: 0, zone: 480 },
        { at: day('08:01:00'), mono: 60, zone: -240 },
        { at: day('08:02:00'), mono: 120, zone: -240 },
      ]),
    )
    expect(grades[1]).toEqual({ kind: 'zone', by: 0, zone: { from: 480, to: -240 } })
    expect(grades[2]).toEqual({ kind: 'steady', by: 0 })
  })

  test('that was wrong and changes between two runs is noticed too', () => {
    const grades = gradeClocks(
      feedOf([
        { at: day('08:00:00'), mono: 0, zone: 0 },
        { at: day('09:00:00'), mono: 0, zone: 480, run: 'bbbbbbbb' },
      ]),
    )
    expect(grades[1]).toEqual({ kind: 'zone', by: 0, zone: { from: 0, to: 480 } })
  })

  test('that changes together with a jump is named with it', () => {
    const grades = gradeClocks(
      feedOf([
        { at: day('08:00:00'), mono: 0, zone: 0 },
        { at: day('06:00:00'), mono: 0, zone: 120 },
      ]),
    )
    expect(grades[1]).toEqual({ kind: 'back', by: 2 * HOUR, zone: { from: 0, to: 120 } })
  })
})

test('the jumps of a record are listed feed by feed, in whatever order its events come', () => {
  const a = feedOf([
    { at: day('10:00:00'), mono: 0 },
    { at: day('09:00:00'), mono: 0 },
  ])
  const b = feedOf([{ at: day('07:00:00') }, { at: day('06:00:00') }], 'b'.repeat(32))
  const mixed = [b[1], a[1], a[0], b[0]].filter((event) => event !== undefined)
  const jumps = clockJumps(mixed).map(({ feed, seq, kind, by, at, before, run }) => [
    feed[0],
    seq,
    kind,
    by,
    at,
    before,
    run,
  ])
  expect(jumps.sort()).toEqual([
    ['a', 1, 'back', HOUR, day('09:00:00'), day('10:00:00'), RUN],
    ['b', 1, 'back', HOUR, day('06:00:00'), day('07:00:00'), null],
  ])
})

describe('the time of the satellites in a picture', () => {
  test('says nothing of the device when the picture is older than the event that added it', () => {
    expect(gradeCapture({ gps_at: day('08:00:00') }, day('19:00:00'))).toEqual({})
  })

  test('shows a device that is behind: nobody adds a picture before it was taken', () => {
    expect(gradeCapture({ gps_at: day('08:00:00') }, day('07:00:00'))).toEqual({ behindGps: HOUR })
    expect(gradeCapture({ gps_at: day('08:02:00') }, day('08:00:00'))).toEqual({})
  })

  test('shows a camera whose clock is wrong, when the picture names its zone', () => {
    const gps_at = day('08:00:00')
    expect(gradeCapture({ at: '2026-05-30T16:00:10+08:00', gps_at }, day('09:00:00'))).toEqual({})
    expect(gradeCapture({ at: '2026-05-30T17:00:00+08:00', gps_at }, day('09:00:00'))).toEqual({
      cameraOff: HOUR,
    })
    expect(gradeCapture({ at: '2026-05-30T03:00:00-04:00', gps_at }, day('09:00:00'))).toEqual({
      cameraOff: -HOUR,
    })
    expect(gradeCapture({ at: '2026-05-30T17:00:00', gps_at }, day('09:00:00'))).toEqual({})
  })

  test('is read from the event that added the file', () => {
    const file = { sha256: '1'.repeat(64), name: 'a.jpg', size: 1, media_type: 'image/jpeg', path: 'Q' }
    const opened = feedOf([{ at: day('08:00:00') }])
    const tail: FeedTail = { feed: 'a'.repeat(32), seq: 1, prev: opened[0]?.id ?? null, lam: 1, key: KEY }
    const add = (capture?: { gps_at: string }) =>
      appendEvent(
        tail,
        { kind: 'attachment.add', body: { ...file, ...(capture && { capture }) } },
        { actor: KEY, at: day('08:00:00') },
      ).logged
    expect(behindGps(add({ gps_at: day('08:10:00') }))).toBe(600)
    expect(behindGps(add())).toBe(0)
  })
})
