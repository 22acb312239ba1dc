import { describe, expect, it } from 'vitest'
import type { RowDefinition } from '../../../shared/checklist/definition.ts'
import type { Value } from '../../../shared/checklist/value.ts'
import { openForm } from '../../../shared/engine/form.ts'
import { appendEvent, startFeed, tailOf } from '../../../shared/record/append.ts'
import { type CarrySource, carryForward } from '../../../shared/record/carry-forward.ts'
import type { EventBody, KeyId } from '../../../shared/record/event.ts'
import { applyEvent, EMPTY_RECORD, replay } from '../../../shared/record/replay.ts'
import { toFormInput } from '../../../shared/record/to-form-input.ts'
import { choices, choose, definition, group, load, question, repeat } from '../../support/checklist-dsl.ts'
import { fakeEnvironment } from '../../support/fake-environment.ts'

const KEY: KeyId = `sha256:${'a'.repeat(64)}`
const FEED = 'f'.repeat(32)
const AT = '2025-06-01T08:00:00Z'
const keyed = (key: string, more = {}) => ({ adit: { carry_forward: key, ...more } })

/** An assessment over these rows in which these events happened after the opening. */
function source(
  rows: readonly RowDefinition[],
  entries: readonly EventBody[],
  assessment = '11111111-2222-4333-8444-555555555555',
): CarrySource {
  const checklist = load(
    definition(rows, {
      form_id: 'before',
      stage: 'acquisition',
      choices: { answers: choices('yes no old') },
    }),
  )
  const signer = { name: 'P', org: '', title: '' }
  let { logged, tail } = appendEvent(
    startFeed(FEED),
    { kind: 'feed.open', body: { assessment, key: KEY, signer } },
    { actor: KEY, at: AT },
  )
  let record = applyEvent(EMPTY_RECORD, logged)
  for (const entry of entries) {
    ;({ logged, tail } = appendEvent(tailOf(record, FEED), entry, { actor: KEY, at: AT }))
    record = applyEvent(record, logged)
  }
  void tail
  const form = openForm(checklist, toFormInput(record, {}, checklist.definition), fakeEnvironment())
  return { checklist, record, form, at: '2025-06-02T08:00:00Z' }
}

const answer = (path: string, value: Value | null): EventBody => ({
  kind: 'answer.set',
  body: { path, value, bases: [] },
})

function rowIds() {
  let count = 0
  return () => {
    count += 1
    return count.toString(16).padStart(8, '0')
  }
}

function carry(target: readonly RowDefinition[], ...sources: readonly CarrySource[]) {
  const later = definition(target, { form_id: 'after', choices: { answers: choices('yes no new') } })
  return carryForward(later, sources, rowIds())
}

describe('a value', () => {
  const before = [group('then', [question('decimal', 'cover_then', keyed('cover', { unit: '%' }))])]
  const now = [group('here', [question('decimal', 'cover_now', keyed('cover', { unit: '%' }))])]

  it('is taken over under its key, with where it came from', () => {
    expect(carry(now, source(before, [answer('cover_then', '25')]))).toEqual([
      {
        kind: 'answer.set',
        body: {
          path: 'cover_now',
          value: '25',
          bases: [],
          carried: {
            assessment: '11111111-2222-4333-8444-555555555555',
            form_id: 'before',
            version: '1',
            stage: 'acquisition',
            path: 'cover_then',
            at: AT,
            label: { en: 'cover_then' },
          },
        },
      },
    ])
  })

  it('comes from the first source that has one', () => {
    const newest = source(before, [], '22222222-2222-4333-8444-555555555555')
    const older = source(before, [answer('cover_then', '30')])
    const oldest = source(before, [answer('cover_then', '25')])
    expect(carry(now, newest, older, oldest)).toMatchObject([{ body: { value: '30' } }])
  })

  it('that was worked out is carried as of the day the assessment was last worked on', () => {
    const calculated = [
      group('then', [
        question('decimal', 'a'),
        question('decimal', 'twice', { calculation: '${a} * 2', ...keyed('twice') }),
      ]),
    ]
    const target = [group('here', [question('decimal', 'b', keyed('twice'))])]
    expect(carry(target, source(calculated, [answer('a', '4')]))).toMatchObject([
      { body: { path: 'b', value: '8', carried: { at: '2025-06-02T08:00:00Z' } } },
    ])
  })

  it.each<[string, readonly RowDefinition[], readonly EventBody[]]>([
    ['is blank', before, []],
    [
      'is not asked there',
      [group('then', [question('decimal', 'x', { relevant: '1 = 2', ...keyed('cover', { unit: '%' }) })])],
      [answer('x', '1')],
    ],
    [
      'has another unit',
      [group('then', [question('decimal', 'x', keyed('cover', { unit: 'ha' }))])],
      [answer('x', '1')],
    ],
    [
      'is of a type the new question cannot hold',
      [group('then', [question('text', 'x', keyed('cover', { unit: '%' }))])],
      [answer('x', 'much')],
    ],
    [
      'breaks a rule there',
      [group('then', [question('decimal', 'x', { constraint: '. < 5', ...keyed('cover', { unit: '%' }) })])],
      [answer('x', '9')],
    ],
    ['was cleared', before, [answer('cover_then', '25'), answer('cover_then', null)].slice(1)],
  ])('that %s is left', (_why, rows, entries) => {
    expect(carry(now, source(rows, entries))).toEqual([])
  })

  it('comes in its unit where the unit hangs on another answer, there, here or in both', () => {
    const hanging = (key: string) => [
      group('g', [
        question('text', `${key}_u`),
        question('decimal', key, keyed('cover', { unit_from: `\${${key}_u}` })),
      ]),
    ]
    const given: EventBody[] = [
      answer('x_u', 'mg/L'),
      { kind: 'answer.set', body: { path: 'x', value: '7', bases: [], unit: 'mg/L' } },
    ]
    expect(carry(hanging('y'), source(hanging('x'), given))).toMatchObject([
      { body: { path: 'y', value: '7', unit: 'mg/L' } },
    ])
    const fixed = (unit: string) => [group('g', [question('decimal', 'z', keyed('cover', { unit }))])]
    expect(carry(hanging('y'), source(fixed('ha'), [answer('z', '7')]))).toMatchObject([
      { body: { unit: 'ha' } },
    ])
    const [taken] = carry(fixed('mg/L'), source(hanging('x'), given))
    expect(taken?.body).toMatchObject({ path: 'z', value: '7' })
    expect(taken?.body).not.toHaveProperty('unit')
    expect(carry(fixed('ug/L'), source(hanging('x'), given))).toEqual([])
  })

  it('in a unit that no longer applied there is left', () => {
    const rows = [
      group('g', [question('text', 'u'), question('decimal', 'x', keyed('cover', { unit_from: '${u}' }))]),
    ]
    const given: EventBody[] = [
      { kind: 'answer.set', body: { path: 'x', value: '7', bases: [], unit: 'mg/L' } },
      answer('u', 'pH'),
    ]
    expect(carry(now, source(rows, given))).toEqual([])
  })

  it('in conflict is left, and so is one that nobody had confirmed there', () => {
    expect(carry(now, source(before, [answer('cover_then', '25'), answer('cover_then', '26')]))).toEqual([])
    const [first] = carry(now, source(before, [answer('cover_then', '25')]))
    if (first?.kind !== 'answer.set') throw new Error('nothing carried')
    const unconfirmed = source(before, [{ kind: 'answer.set', body: { ...first.body, path: 'cover_then' } }])
    expect(carry(now, unconfirmed)).toEqual([])
  })

  it('is not put into a question that works its answer out', () => {
    const worked = [
      group('here', [question('decimal', 'x', { calculation: '1 + 1', ...keyed('cover', { unit: '%' }) })]),
    ]
    expect(carry(worked, source(before, [answer('cover_then', '25')]))).toEqual([])
  })

  it('of a choice is taken only if the new list has it', () => {
    const chosen = [group('then', [choose('q', keyed('k'))])]
    const target = [group('here', [choose('p', keyed('k'))])]
    expect(carry(target, source(chosen, [answer('q', 'no')]))).toMatchObject([{ body: { value: 'no' } }])
    expect(carry(target, source(chosen, [answer('q', 'old')]))).toEqual([])
  })
})

describe('rows', () => {
  const before = [
    group('then', [
      repeat(
        'ponds',
        [question('text', 'pond', keyed('facility.name')), question('integer', 'depth')],
        keyed('facility'),
      ),
    ]),
  ]
  const now = [
    group('here', [
      repeat(
        'facilities',
        [group('inner', [question('text', 'facility', keyed('facility.name'))]), question('text', 'new')],
        keyed('facility'),
      ),
    ]),
  ]
  const filled = [
    { kind: 'repeat.add', body: { repeat: 'ponds', row: '000000aa' } },
    answer('000000aa/pond', 'North'),
    { kind: 'repeat.add', body: { repeat: 'ponds', row: '000000bb' } },
    answer('000000bb/pond', 'South'),
    { kind: 'repeat.add', body: { repeat: 'ponds', row: '000000cc' } },
    answer('000000cc/depth', '3'),
  ] as const satisfies readonly EventBody[]

  it('are carried whole, in order, with ids of their own; a row with nothing to carry is not made', () => {
    const entries = carry(now, source(before, filled))
    expect(
      entries.map(({ kind, body }) =>
        'row' in body ? [kind, body.row] : [kind, 'value' in body && body.value],
      ),
    ).toEqual([
      ['repeat.add', '00000001'],
      ['answer.set', 'North'],
      ['repeat.add', '00000002'],
      ['answer.set', 'South'],
    ])
    expect(entries[1]).toMatchObject({ body: { path: '00000001/facility' } })
  })

  it('are confirmed answer by answer: whoever answers again takes the mark away', () => {
    const signer = { name: 'P', org: '', title: '' }
    const opening: EventBody = {
      kind: 'feed.open',
      body: { assessment: '33333333-2222-4333-8444-555555555555', key: KEY, signer },
    }
    const meta = { actor: KEY, at: AT }
    let { logged, tail } = appendEvent(startFeed(FEED), opening, meta)
    const events = [logged]
    for (const entry of carry(now, source(before, filled))) {
      ;({ logged, tail } = appendEvent(tail, entry, meta))
      events.push(logged)
    }
    const carried = replay(events).answers.get('00000001/facility')
    expect(carried).toMatchObject({ value: 'North', carried: { path: '000000aa/pond' } })
    ;({ logged, tail } = appendEvent(
      tail,
      {
        kind: 'answer.set',
        body: { path: '00000001/facility', value: 'North', bases: carried?.bases ?? [] },
      },
      meta,
    ))
    const confirmed = replay([...events, logged]).answers.get('00000001/facility')
    expect(confirmed?.value).toBe('North')
    expect(confirmed?.carried).toBeUndefined()
    expect(confirmed?.others).toEqual([])
  })
})
