import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Path } from '../../../shared/checklist/value.ts'
import { type ActLog, readActs } from '../../../shared/record/acts.ts'
import { appendEvent, tailOf } from '../../../shared/record/append.ts'
import type { ActMark, EventBody, EventId, KeyId, LoggedEvent } from '../../../shared/record/event.ts'
import {
  applyEvent,
  byOrder,
  conflicts,
  EMPTY_RECORD,
  type RecordState,
  replay,
} from '../../../shared/record/replay.ts'
import { livePaths } from '../../../shared/record/to-form-input.ts'
import { planRedo, planUndo, type UndoPlan } from '../../../shared/record/undo.ts'

const ASSESSMENT = '11111111-2222-4333-8444-555555555555'
const PHOTO = { sha256: '1'.repeat(64), name: 'a.jpg', size: 3, media_type: 'image/jpeg', caption: 'dam' }
const isTyped = (path: Path) => path.endsWith('NOTE')

/** A person at a device who acts, undoes, and meets others. */
class Person {
  events: readonly LoggedEvent[] = []
  state: RecordState = EMPTY_RECORD
  readonly key: KeyId
  readonly feed: string
  #seconds = 0

  constructor(digit: string) {
    this.key = `sha256:${digit.repeat(64)}`
    this.feed = digit.repeat(32)
    const signer = { name: `P${digit}`, org: '', title: '' }
    this.say({ kind: 'feed.open', body: { assessment: ASSESSMENT, key: this.key, signer } })
  }

  say(entry: EventBody, act?: ActMark): LoggedEvent {
    this.#seconds += 1
    const at = `${new Date(Date.UTC(2026, 4, 30, 8, 0, this.#seconds)).toISOString().slice(0, 19)}Z`
    const { logged } = appendEvent(tailOf(this.state, this.feed), entry, { actor: this.key, at, act })
    this.events = [...this.events, logged]
    this.state = applyEvent(this.state, logged)
    return logged
  }

  /** Lets time pass, so that what is typed now is another act. */
  wait(): void {
    this.#seconds += 3600
  }

  answer(path: Path, value: string | null, more: object = {}, act?: ActMark): LoggedEvent {
    const bases = this.state.answers.get(path)?.bases ?? []
    return this.say({ kind: 'answer.set', body: { path, value, bases, ...more } }, act)
  }

  get acts(): ActLog {
    return readActs(this.feed, [...this.events].sort(byOrder), isTyped)
  }

  undo = () => this.#perform(planUndo({ acts: this.acts, record: this.state, actor: this.key }))
  redo = () => this.#perform(planRedo({ acts: this.acts, record: this.state, actor: this.key }))

  #perform(plan: UndoPlan | null): UndoPlan | null {
    let lead: EventId | null = null
    for (const body of plan?.bodies ?? []) {
      const logged: LoggedEvent = this.say(
        body,
        lead === null ? { undoes: plan?.act as EventId } : { with: lead },
      )
      lead ??= logged.id
    }
    return plan
  }

  meet(other: Person): void {
    const known = new Set(this.events.map(({ id }) => id))
    this.events = [...this.events, ...other.events.filter(({ id }) => !known.has(id))]
    this.state = replay(this.events)
  }
}

/** What a record says to a reader, without who said it last. */
function says(state: RecordState): unknown {
  const isLive = livePaths(state)
  const sorted = (entries: Iterable<readonly [string, unknown]>) =>
    [...entries].filter(([path]) => isLive(path)).sort(([a], [b]) => (a < b ? -1 : 1))
  const answers = sorted(state.answers).flatMap(([path, answer]) => {
    const { value, reason, entered, carried } = answer as { [name: string]: unknown }
    return value === null ? [] : [{ path, value, reason, entered, carried }]
  })
  const rows = sorted(state.rows).filter(([, ids]) => (ids as readonly string[]).length > 0)
  const files = sorted(state.attachments).map(([path, list]) => [
    path,
    (list as readonly { sha256: string; caption?: string }[])
      .map((file) => `${file.sha256} ${file.caption}`)
      .sort(),
  ])
  const flags = sorted(state.flags).flatMap(([path, flag]) => {
    const { on, to } = flag as { on: boolean; to?: string }
    return on ? [{ path, to }] : []
  })
  const assigned = [...state.assignments].flatMap(([section, { to }]) =>
    to === null ? [] : [{ section, to }],
  )
  const findings = [...state.findings].flatMap(([id, { text, withdrawn }]) =>
    withdrawn ? [] : [{ id, text }],
  )
  const actions = [...state.actions].flatMap(([id, action]) =>
    action.state === 'dropped' ? [] : [{ id, text: action.text, state: action.state }],
  )
  return {
    ...{ answers, rows, flags, assigned, findings, actions },
    files: files.filter(([, list]) => list?.length !== 0),
    evidence: sorted(state.evidence),
  }
}

describe('undo', () => {
  test('says again what was said before, and replaces what it takes back', () => {
    const ana = new Person('a')
    ana.answer('Q', 'no', { reason: 'dry', entered: '4 g' })
    const second = ana.answer('Q', 'yes')
    ana.undo()
    expect(ana.state.answers.get('Q')).toMatchObject({
      value: 'no',
      reason: 'dry',
      entered: '4 g',
      others: [],
    })
    expect(ana.events.at(-1)?.event).toMatchObject({
      kind: 'answer.set',
      body: { bases: [second.id] },
      act: { undoes: second.id },
    })
  })

  test('takes back a first answer by clearing it, and then has nothing more to take back', () => {
    const ana = new Person('a')
    ana.answer('Q', 'no')
    expect(ana.undo()).not.toBeNull()
    expect(ana.state.answers.get('Q')?.value).toBeNull()
    expect(ana.undo()).toBeNull()
    expect(ana.redo()).not.toBeNull()
    expect(ana.state.answers.get('Q')?.value).toBe('no')
    expect(ana.redo()).toBeNull()
  })

  test('after something new there is nothing to do again', () => {
    const ana = new Person('a')
    ana.answer('Q', 'no')
    ana.undo()
    ana.answer('R', 'yes')
    expect(ana.redo()).toBeNull()
    ana.undo()
    ana.redo()
    expect(ana.state.answers.get('R')?.value).toBe('yes')
  })

  test('takes back everything that one act recorded', () => {
    const ana = new Person('a')
    ana.answer('Q', 'no')
    const lead = ana.answer('Q', 'yes')
    ana.answer('GIVEN', '2026-05-30', {}, { with: lead.id })
    ana.undo()
    expect(ana.state.answers.get('Q')?.value).toBe('no')
    expect(ana.state.answers.get('GIVEN')?.value).toBeNull()
    ana.redo()
    expect(ana.state.answers.get('Q')?.value).toBe('yes')
    expect(ana.state.answers.get('GIVEN')?.value).toBe('2026-05-30')
  })

  test('takes back text that grew while it was typed as one, and what was typed an hour later for itself', () => {
    const ana = new Person('a')
    ana.answer('NOTE', 'we')
    ana.answer('NOTE', 'wet se')
    ana.answer('NOTE', 'wet season')
    ana.wait()
    ana.answer('NOTE', 'wet season, high water')
    ana.undo()
    expect(ana.state.answers.get('NOTE')?.value).toBe('wet season')
    ana.undo()
    expect(ana.state.answers.get('NOTE')?.value).toBeNull()
    ana.redo()
    expect(ana.state.answers.get('NOTE')?.value).toBe('wet season')
  })

  test('takes a choice for no typing, though its name goes on where the other ends', () => {
    const ana = new Person('a')
    ana.answer('Q', 'no')
    ana.answer('Q', 'not_seen')
    ana.undo()
    expect(ana.state.answers.get('Q')?.value).toBe('no')
  })

  test('gives back a carried answer as carried, still to be confirmed', () => {
    const ana = new Person('a')
    const carried = {
      ...{ assessment: ASSESSMENT, form_id: 'f', version: '1', stage: 'acquisition', path: 'Q' },
      ...{ at: '2026-01-01T00:00:00Z', label: { en: 'Q' } },
    }
    const start = ana.say({
      kind: 'assessment.open',
      body: {
        checklist: { form_id: 'f', version: '1', sha256: 'd'.repeat(64) },
        mine: { id: 'mine', name: 'M', profile: {} },
        quick: false,
      },
    })
    ana.answer('Q', 'yes', { carried }, { with: start.id })
    expect(ana.undo()).toBeNull()
    ana.answer('Q', 'yes')
    expect(ana.state.answers.get('Q')?.carried).toBeUndefined()
    ana.undo()
    expect(ana.state.answers.get('Q')).toMatchObject({ value: 'yes', carried })
    expect(ana.undo()).toBeNull()
  })

  test('does not reach back across a change of the checklist', () => {
    const ana = new Person('a')
    ana.answer('Q', 'yes')
    const ref = { form_id: 'f', version: '1', sha256: 'd'.repeat(64) }
    ana.say({ kind: 'checklist.upgrade', body: { from: ref, to: { ...ref, version: '2' } } as never })
    expect(ana.undo()).toBeNull()
  })

  test('leaves remarks as they were said', () => {
    const ana = new Person('a')
    ana.answer('Q', 'yes')
    ana.say({ kind: 'comment.add', body: { path: 'Q', text: 'hm' } })
    expect(ana.undo()?.bodies[0]).toMatchObject({ kind: 'answer.set' })
    expect(ana.state.comments.get('Q')).toHaveLength(1)
  })
})

describe('rows', () => {
  test('one that was removed returns where it stood, with its answers as they were given', () => {
    const ana = new Person('a')
    for (const row of ['00000001', '00000002', '00000003']) {
      ana.say({ kind: 'repeat.add', body: { repeat: 'WELLS', row } })
    }
    const given = ana.answer('00000002/DEPTH', '12')
    ana.say({ kind: 'repeat.remove', body: { row: '00000002' } })
    expect(ana.state.rows.get('WELLS')).toEqual(['00000001', '00000003'])
    ana.undo()
    expect(ana.state.rows.get('WELLS')).toEqual(['00000001', '00000002', '00000003'])
    expect(ana.state.answers.get('00000002/DEPTH')).toMatchObject({ value: '12', event: given.id })
    ana.redo()
    expect(ana.state.rows.get('WELLS')).toEqual(['00000001', '00000003'])
    ana.undo()
    expect(ana.state.rows.get('WELLS')).toEqual(['00000001', '00000002', '00000003'])
  })

  test('one that was added goes with what was given along with it, and comes back with it', () => {
    const ana = new Person('a')
    const lead = ana.say({ kind: 'repeat.add', body: { repeat: 'WELLS', row: '00000001' } })
    ana.answer('00000001/DAY', '2026-05-30', {}, { with: lead.id })
    expect(ana.undo()?.bodies).toHaveLength(1)
    expect(ana.state.rows.get('WELLS')).toEqual([])
    ana.redo()
    expect(ana.state.rows.get('WELLS')).toEqual(['00000001'])
    expect(ana.state.answers.get('00000001/DAY')?.value).toBe('2026-05-30')
  })

  test('several that were added in one go go out one event each, and come back with everything in them', () => {
    const ana = new Person('a')
    const lead = ana.say({ kind: 'repeat.add', body: { repeat: 'WELLS', row: '00000001' } })
    ana.answer('00000001/DAY', '2026-05-30', {}, { with: lead.id })
    ana.say({ kind: 'repeat.add', body: { repeat: 'WELLS', row: '00000002' } }, { with: lead.id })
    ana.answer('00000002/DAY', '2026-05-31', {}, { with: lead.id })
    expect(ana.undo()?.bodies).toEqual([
      { kind: 'repeat.remove', body: { row: '00000001' } },
      { kind: 'repeat.remove', body: { row: '00000002' } },
    ])
    expect(ana.state.rows.get('WELLS')).toEqual([])
    ana.redo()
    expect(ana.state.rows.get('WELLS')).toEqual(['00000001', '00000002'])
    expect(ana.state.answers.get('00000002/DAY')?.value).toBe('2026-05-31')
  })

  test('one that a colleague removed too stays out, though the own removal is taken back', () => {
    const ana = new Person('a')
    const ben = new Person('b')
    ana.say({ kind: 'repeat.add', body: { repeat: 'WELLS', row: '00000001' } })
    ben.meet(ana)
    ana.say({ kind: 'repeat.remove', body: { row: '00000001' } })
    ben.say({ kind: 'repeat.remove', body: { row: '00000001' } })
    ana.undo()
    expect(ana.state.rows.get('WELLS')).toEqual(['00000001'])
    ana.meet(ben)
    ben.meet(ana)
    expect(ana.state.rows.get('WELLS')).toEqual([])
    expect(says(ben.state)).toEqual(says(ana.state))
  })

  test('one in which a colleague has worked is not taken out by undoing its adding', () => {
    const ana = new Person('a')
    const ben = new Person('b')
    ana.say({ kind: 'repeat.add', body: { repeat: 'WELLS', row: '00000001' } })
    ben.meet(ana)
    ben.answer('00000001/DEPTH', '12')
    ana.meet(ben)
    expect(ana.undo()).toBeNull()
    expect(ana.state.rows.get('WELLS')).toEqual(['00000001'])
  })
})

describe('work of colleagues', () => {
  test('that replaced an answer is not undone; the act before it is', () => {
    const ana = new Person('a')
    const ben = new Person('b')
    ana.answer('R', 'yes')
    ana.answer('Q', 'yes')
    ben.meet(ana)
    ben.answer('Q', 'no')
    ana.meet(ben)
    expect(ana.undo()?.bodies[0]).toMatchObject({ body: { path: 'R' } })
    expect(ana.state.answers.get('Q')?.value).toBe('no')
  })

  test('that rivals an answer goes on rivalling the one that comes back', () => {
    const ana = new Person('a')
    const ben = new Person('b')
    ana.answer('Q', 'yes')
    ben.meet(ana)
    ana.answer('Q', 'partial')
    ben.answer('Q', 'no')
    ana.meet(ben)
    expect(conflicts(ana.state)).toEqual(['Q'])
    ana.undo()
    expect(
      ana.state.answers
        .get('Q')
        ?.live.map(({ value }) => value)
        .sort(),
    ).toEqual(['no', 'yes'])
    expect(ana.state.answers.get('Q')?.live.find(({ value }) => value === 'no')?.actor).toBe(ben.key)
  })

  test('and a decision between two answers is not undone into another decision', () => {
    const ana = new Person('a')
    const ben = new Person('b')
    ana.answer('Q', 'yes')
    ben.answer('Q', 'no')
    ana.meet(ben)
    ana.answer('Q', 'no')
    expect(ana.undo()).toBeNull()
    expect(ana.state.answers.get('Q')?.value).toBe('no')
  })
})

type Turn = { readonly kind: 'undo' } | { readonly kind: 'redo' }
type Step = Doing | Turn

type Doing =
  | { readonly kind: 'answer'; readonly path: number; readonly value: number | null }
  | { readonly kind: 'type'; readonly text: string }
  | { readonly kind: 'given'; readonly value: number }
  | {
      readonly kind: 'row' | 'inner' | 'unrow' | 'file' | 'flag' | 'assign' | 'finding' | 'action'
      readonly at: number
    }
  | { readonly kind: 'evidence'; readonly level: number }

const small = fc.nat({ max: 3 })
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('answer' as const), path: small, value: fc.option(small) }),
  fc.record({ kind: fc.constant('type' as const), text: fc.constantFrom('a', 'b', '') }),
  fc.record({ kind: fc.constant('given' as const), value: small }),
  fc.record({
    kind: fc.constantFrom('row', 'inner', 'unrow', 'file', 'flag', 'assign', 'finding', 'action'),
    at: small,
  }),
  fc.record({ kind: fc.constant('evidence' as const), level: small }),
  { weight: 4, arbitrary: fc.constantFrom<Turn>({ kind: 'undo' }, { kind: 'redo' }) },
)

const uuid = (digit: number) => `11111111-2222-4333-8444-00000000000${digit}`

/** Does one step as a screen would; a step that means nothing in this state does nothing. */
function take(one: Person, step: Doing): void {
  const { state } = one
  const rows = state.rows.get('WELLS') ?? []
  switch (step.kind) {
    case 'answer': {
      const row = rows[step.path]
      one.answer(
        row === undefined ? `Q${step.path}` : `${row}/DEPTH`,
        step.value === null ? null : String(step.value),
      )
      return
    }
    case 'type': {
      const before = state.answers.get('NOTE')?.value
      one.answer('NOTE', `${typeof before === 'string' ? before : ''}${step.text}`)
      return
    }
    case 'given': {
      const lead = one.answer('Q0', String(step.value))
      one.answer('Q1', `of ${step.value}`, {}, { with: lead.id })
      one.answer('Q2', `of ${step.value}`, {}, { with: lead.id })
      return
    }
    case 'row': {
      const next = (state.everyRow.get('WELLS') ?? []).length
      one.say({
        kind: 'repeat.add',
        body: { repeat: 'WELLS', row: `${one.feed[0]}${String(next).padStart(7, '0')}` },
      })
      return
    }
    case 'inner': {
      const row = rows[step.at]
      if (row === undefined) return
      const repeat = `${row}/PUMPS`
      // No other row of the record has this name: the letter after the person's is that of no outer row.
      const next = String(state.everyRow.get(repeat)?.length ?? 0).padStart(2, '0')
      one.say({
        kind: 'repeat.add',
        body: { repeat, row: `${one.feed[0]}f${row[0]}${row.slice(5)}${next}` },
      })
      return
    }
    case 'unrow': {
      const row = rows[step.at]
      if (row !== undefined) one.say({ kind: 'repeat.remove', body: { row } })
      return
    }
    case 'file': {
      const path = `Q${step.at}`
      const has = state.attachments.get(path)?.some(({ sha256 }) => sha256 === PHOTO.sha256)
      const { sha256 } = PHOTO
      if (has) one.say({ kind: 'attachment.withdraw', body: { path, sha256, reason: 'blurred' } })
      else one.say({ kind: 'attachment.add', body: { path, ...PHOTO } })
      return
    }
    case 'evidence':
      one.say({
        kind: 'evidence.set',
        body: { path: 'Q0', level: (['E1', 'E2', 'E3', 'E4'] as const)[step.level] ?? 'E1' },
      })
      return
    case 'flag': {
      const on = state.flags.get('Q0')?.on !== true
      one.say({ kind: 'flag.set', body: { path: 'Q0', on, ...(on && { to: `to ${step.at}` }) } })
      return
    }
    case 'assign':
      one.say({
        kind: 'section.assign',
        body: { section: 'WATER', to: { name: `P${step.at}`, org: '', title: '' } },
      })
      return
    case 'finding':
      one.say({
        kind: 'finding.set',
        body: {
          finding: uuid(step.at % 2),
          path: null,
          severity: 'major',
          text: `found ${one.events.length}`,
        },
      })
      return
    case 'action':
      one.say({
        kind: 'action.set',
        body: { action: uuid(step.at % 2), finding: null, text: `do ${one.events.length}`, state: 'open' },
      })
  }
}

describe('whatever was done', () => {
  test('each undo gives the state before the act, each redo gives it back, and in the end nothing is left', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const one = new Person('a')
        /** What the record said after each act, the beginning first. */
        let said = [says(one.state)]
        let ahead: unknown[] = []
        for (const step of steps) {
          if (step.kind === 'undo') {
            if (one.undo() !== null) ahead.push(said.pop())
          } else if (step.kind === 'redo') {
            if (one.redo() !== null) said.push(ahead.pop())
          } else {
            const before = one.events.length
            take(one, step)
            if (one.events.length === before) continue
            ahead = []
            // What grows while it is typed is one act with what was typed before.
            const count = [...one.acts.done()].length
            said = [...said.slice(0, count), says(one.state)]
          }
          expect(says(one.state)).toEqual(said.at(-1))
        }
        while (one.undo() !== null) {
          ahead.push(said.pop())
          expect(says(one.state)).toEqual(said.at(-1))
        }
        expect(said).toHaveLength(1)
        while (one.redo() !== null) {
          said.push(ahead.pop())
          expect(says(one.state)).toEqual(said.at(-1))
        }
        expect(ahead).toHaveLength(0)
        // What was read event by event is what a restart reads.
        expect(replay(one.events)).toEqual(one.state)
      }),
      { numRuns: 300 },
    )
  })

  test('by three people who undo and meet: all come to one state, in whatever order the events arrive', () => {
    const turn = fc.record({
      who: fc.nat({ max: 2 }),
      step,
      meets: fc.option(fc.nat({ max: 2 }), { freq: 3 }),
    })
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 40 }), fc.array(fc.nat(), { maxLength: 30 }), (turns, mix) => {
        const people = ['a', 'b', 'c'].map((digit) => new Person(digit))
        for (const { who, step, meets } of turns) {
          const one = people[who] as Person
          if (step.kind === 'undo' || step.kind === 'redo') {
            const own = new Set(one.events.filter(({ event }) => event.actor === one.key).map(({ id }) => id))
            for (const body of one[step.kind]()?.bodies ?? []) {
              // Nobody's word is replaced by an undo but one's own.
              if (body.kind === 'answer.set') expect(body.body.bases.every((id) => own.has(id))).toBe(true)
            }
          } else take(one, step)
          if (meets !== null && meets !== who) one.meet(people[meets] as Person)
        }
        const [a, b, c] = people as [Person, Person, Person]
        a.meet(b)
        a.meet(c)
        c.meet(b)
        c.meet(a)
        const shuffled = [...a.events]
        mix.forEach((to, from) => {
          const [taken] = shuffled.splice(from % shuffled.length, 1)
          if (taken !== undefined) shuffled.splice(to % (shuffled.length + 1), 0, taken)
        })
        expect(c.state).toEqual(a.state)
        expect(replay(shuffled)).toEqual(a.state)
        expect([...a.events].sort(byOrder).reduce(applyEvent, EMPTY_RECORD)).toEqual(a.state)
      }),
      { numRuns: 200 },
    )
  })
})
