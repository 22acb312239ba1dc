import { describe, expect, test } from 'vitest'
import { readActs } from '../../../shared/record/acts.ts'
import type { Mark } from '../../../shared/record/annotation.ts'
import { appendEvent, startFeed, tailOf } from '../../../shared/record/append.ts'
import type { EventBody, KeyId, LoggedEvent } from '../../../shared/record/event.ts'
import { eventProblem } from '../../../shared/record/event-schema.ts'
import { applyEvent, EMPTY_RECORD, type RecordState, replay } from '../../../shared/record/replay.ts'
import { planUndo } from '../../../shared/record/undo.ts'

const PATH = 'photo'
const HASH = 'a'.repeat(64)
const FILE = { sha256: HASH, name: 'slope.jpg', size: 3, media_type: 'image/jpeg' }
const BOX: Mark = { shape: 'box', x: 100, y: 200, width: 3000, height: 4000, colour: 'red' }
const BLUR: Mark = { shape: 'blur', x: 0, y: 0, width: 500, height: 500 }

/** A log that two people write to, each in a feed of their own. */
function log() {
  let state: RecordState = EMPTY_RECORD
  const events: LoggedEvent[] = []
  const say = (digit: string, entry: EventBody): LoggedEvent => {
    const key: KeyId = `sha256:${digit.repeat(64)}`
    const feed = digit.repeat(32)
    const add = (body: EventBody) => {
      const tail = state.feeds.has(feed) ? tailOf(state, feed) : startFeed(feed, state.lam)
      const { logged } = appendEvent(tail, body, { actor: key, at: '2026-05-30T08:00:00Z' })
      events.push(logged)
      state = applyEvent(state, logged)
      return logged
    }
    if (!state.feeds.has(feed)) {
      const signer = { name: `P${digit}`, org: '', title: '' }
      add({ kind: 'feed.open', body: { assessment: '11111111-2222-4333-8444-555555555555', key, signer } })
    }
    return add(entry)
  }
  return {
    say,
    events,
    state: () => state,
    file: () => state.attachments.get(PATH)?.[0],
    undo(digit: string) {
      const acts = readActs(digit.repeat(32), events, () => false)
      const plan = planUndo({ acts, record: state, actor: `sha256:${digit.repeat(64)}` })
      const [first] = plan?.bodies ?? []
      if (plan === null || first === undefined) throw new Error('nothing to undo')
      const tail = tailOf(state, digit.repeat(32))
      const meta = { actor: `sha256:${digit.repeat(64)}` as KeyId, at: '2026-05-30T08:00:01Z' }
      const { logged } = appendEvent(tail, first, { ...meta, act: { undoes: plan.act } })
      events.push(logged)
      state = applyEvent(state, logged)
    },
  }
}

const annotate = (layer: string, marks: readonly Mark[]): EventBody => ({
  kind: 'attachment.annotate',
  body: { path: PATH, sha256: HASH, layer, marks },
})
const describeFile = (caption: string | null, direction: string | null = null): EventBody => ({
  kind: 'attachment.describe',
  body: { path: PATH, sha256: HASH, caption, direction },
})
const add: EventBody = { kind: 'attachment.add', body: { path: PATH, ...FILE, caption: 'first' } }
const withdraw: EventBody = { kind: 'attachment.withdraw', body: { path: PATH, sha256: HASH } }

describe('marks over a picture', () => {
  test('stand in one layer a person, side by side, the newest word of each layer alone', () => {
    const { say, file } = log()
    say('a', add)
    say('a', annotate('00000001', [BOX]))
    say('b', annotate('00000002', [BLUR]))
    say('a', annotate('00000001', [BOX, BLUR]))
    expect(file()?.annotations?.map(({ signer, marks }) => [signer.name, marks])).toEqual([
      ['Pa', [BOX, BLUR]],
      ['Pb', [BLUR]],
    ])
    say('b', annotate('00000002', []))
    expect(file()?.annotations?.map(({ layer }) => layer)).toEqual(['00000001'])
  })

  test('and words come back with a file that was withdrawn, whatever was said meanwhile', () => {
    const { say, file, events, state } = log()
    say('a', add)
    say('a', annotate('00000001', [BOX]))
    say('a', withdraw)
    say('b', describeFile('crack', '231.5 T'))
    expect(file()).toBeUndefined()
    say('a', { kind: 'attachment.add', body: { path: PATH, ...FILE, caption: 'crack' } })
    expect(file()).toMatchObject({ caption: 'crack', direction: '231.5 T' })
    expect(file()?.annotations?.[0]?.marks).toEqual([BOX])
    expect(replay([...events].reverse())).toEqual(state())
  })

  test('are undone to what the layer held before, in spite of what a colleague drew since', () => {
    const { say, undo, file } = log()
    say('a', add)
    say('a', annotate('00000001', [BOX]))
    say('a', annotate('00000001', [BLUR]))
    say('b', annotate('00000002', [BLUR]))
    undo('a')
    expect(file()?.annotations?.[0]?.marks).toEqual([BOX])
    undo('a')
    expect(file()?.annotations?.map(({ layer }) => layer)).toEqual(['00000002'])
  })

  test('say nothing of a file that never was at the question', () => {
    const { say, state } = log()
    say('a', annotate('00000001', [BOX]))
    expect(state().attachments.size).toBe(0)
  })
})

test('a caption is undone to the one the file came with', () => {
  const { say, undo, file } = log()
  say('a', add)
  say('a', describeFile('second', '90'))
  expect(file()).toMatchObject({ caption: 'second', direction: '90' })
  undo('a')
  expect(file()?.caption).toBe('first')
  expect(file()?.direction).toBeUndefined()
})

describe('what is read from a log', () => {
  const problem = (body: unknown, kind = 'attachment.annotate') => {
    const { events, say } = log()
    say('a', add)
    return eventProblem({ ...events.at(-1)?.event, kind, body })
  }
  const of = (mark: unknown) => ({ path: PATH, sha256: HASH, layer: '00000001', marks: [mark] })

  test('is a mark within the picture, of a shape that is known', () => {
    expect(problem(of(BOX))).toBeNull()
    for (const wrong of [
      { ...BOX, x: -1 },
      { ...BOX, x: 10_001 },
      { ...BOX, width: 0 },
      { ...BOX, x: 0.5 },
      { ...BOX, colour: 'url(#x)' },
      { ...BOX, shape: 'script' },
      { shape: 'text', x: 0, y: 0, text: 'x'.repeat(121), colour: 'red' },
    ]) {
      expect(problem(of(wrong))).toMatch(/^body\.marks\.0/)
    }
    expect(problem({ ...of(BOX), marks: Array.from({ length: 101 }, () => BOX) })).toMatch(/^body\.marks/)
  })

  test('is a direction in degrees', () => {
    const words = { path: PATH, sha256: HASH, caption: null }
    expect(problem({ ...words, direction: '231.5 T' }, 'attachment.describe')).toBeNull()
    expect(problem({ ...words, direction: 'north' }, 'attachment.describe')).toBe(
      'body.direction: invalid_format',
    )
  })
})
