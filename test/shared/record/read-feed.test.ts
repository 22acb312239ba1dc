import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../../shared/lib/canonical-json.ts'
import { sha256Hex } from '../../../shared/lib/sha256.ts'
import { appendEvent, type FeedTail, startFeed } from '../../../shared/record/append.ts'
import type { EventBody, KeyId } from '../../../shared/record/event.ts'
import { readFeed } from '../../../shared/record/read-feed.ts'

const FEED = 'f'.repeat(32)
const KEY: KeyId = `sha256:${'a'.repeat(64)}`
const META = { actor: KEY, at: '2026-05-30T08:00:00Z' }
const OPEN: EventBody = {
  kind: 'feed.open',
  body: {
    assessment: '11111111-2222-4333-8444-555555555555',
    key: KEY,
    signer: { name: 'Ana', org: 'Org', title: '' },
  },
}

function write(...bodies: readonly EventBody[]) {
  let tail: FeedTail = startFeed(FEED)
  return bodies.map((body) => {
    const appended = appendEvent(tail, body, META)
    tail = appended.tail
    return appended.logged
  })
}
const EVENTS = write(
  OPEN,
  { kind: 'answer.set', body: { path: 'Q', value: 'yes', bases: [] } },
  { kind: 'comment.add', body: { path: 'Q', text: 'fine' } },
)
const LINES = EVENTS.map(({ line }) => line)

describe('appending', () => {
  test('a line is the canonical JSON of the event, and its id the hash of that', () => {
    expect(LINES[1]).toBe(
      `{"actor":"${KEY}","at":"2026-05-30T08:00:00Z","body":{"bases":[],"path":"Q","value":"yes"},` +
        `"feed":"${FEED}","kind":"answer.set","lam":2,"prev":"${EVENTS[0]?.id}","seq":1}`,
    )
    expect(EVENTS[1]?.id).toBe(`sha256:${sha256Hex(LINES[1] ?? '')}`)
    expect(EVENTS[0]?.event).toMatchObject({ prev: null, seq: 0, lam: 1 })
  })

  test('what people paste is brought into one form of Unicode', () => {
    const [, event] = write(OPEN, { kind: 'comment.add', body: { path: 'Q', text: 'Cafe\u0301 \ud800' } })
    expect(event?.event.body).toEqual({ path: 'Q', text: 'Caf\u00e9 \ufffd' })
  })

  test('a feed begins with its opening, has one hand, and times in UTC', () => {
    const { tail } = appendEvent(startFeed(FEED), OPEN, META)
    const comment: EventBody = { kind: 'comment.add', body: { path: 'Q', text: 'x' } }
    expect(() => appendEvent(startFeed(FEED), comment, META)).toThrow('feed.open')
    expect(() => appendEvent(tail, OPEN, META)).toThrow('feed.open')
    expect(() => appendEvent(tail, comment, { ...META, actor: `sha256:${'b'.repeat(64)}` })).toThrow('actor')
    expect(() => appendEvent(tail, comment, { ...META, at: '2026-05-30T08:00:00.000Z' })).toThrow('UTC')
  })
})

describe('reading', () => {
  test('gives back exactly the events that were appended', () => {
    expect(readFeed(FEED, LINES)).toEqual({ feed: FEED, events: EVENTS, opened: OPEN.body })
  })

  const problems = (lines: readonly string[]) => {
    const read = readFeed(FEED, lines)
    return 'problems' in read ? read.problems.map(({ code, seq }) => `${code} ${seq}`) : []
  }
  const edit = (index: number, change: object) =>
    LINES.map((line, i) => (i === index ? canonicalJson({ ...JSON.parse(line), ...change }) : line))

  test.each<[string, readonly string[], readonly string[]]>([
    ['no line at all', [], ['open 0']],
    ['a line that is no JSON', [LINES[0] ?? '', 'x', LINES[2] ?? ''], ['json 1']],
    ['a line with a space', [LINES[0] ?? '', ` ${LINES[1]}`], ['json 1']],
    ['a line that is no event', [LINES[0] ?? '', '{}'], ['event 1']],
    ['an event with a wrong body', edit(2, { body: { path: 'Q' } }), ['event 2']],
    ['another feed', edit(2, { feed: 'e'.repeat(32) }), ['feed 2']],
    ['another actor', edit(2, { actor: `sha256:${'b'.repeat(64)}` }), ['feed 2']],
    ['a missing line', [LINES[0] ?? '', LINES[2] ?? ''], ['gap 1', 'chain 1']],
    ['a changed line', edit(1, { at: '2026-05-30T08:00:01Z' }), ['chain 2']],
    ['a Lamport number that stands still', edit(2, { lam: 2 }), ['lamport 2']],
    ['an opening in the middle', edit(2, { kind: 'feed.open', body: OPEN.body }), ['open 2']],
    ['no opening', edit(0, { kind: 'other.kind' }), ['open 0', 'chain 1']],
  ])('%s is told with its place', (_what, lines, expected) => {
    expect(problems(lines)).toEqual(expected)
  })

  test.each(['constructor', 'tostring', 'weather.note'])(
    'a body of the unknown kind %s is not looked into',
    (kind) => {
      const last = canonicalJson({ ...JSON.parse(LINES[2] ?? ''), kind, body: [1, { any: 'thing' }] })
      expect(problems([...LINES.slice(0, 2), last])).toEqual([])
    },
  )

  test('members that a newer version adds are let through', () => {
    const last = canonicalJson({
      ...JSON.parse(LINES[2] ?? ''),
      mood: 'calm',
      body: { path: 'Q', text: 'x', tone: 'y' },
    })
    expect(problems([...LINES.slice(0, 2), last])).toEqual([])
  })
})
