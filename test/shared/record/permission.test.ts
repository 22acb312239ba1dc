import { describe, expect, it } from 'vitest'
import { appendEvent, tailOf } from '../../../shared/record/append.ts'
import { beginAssessment } from '../../../shared/record/begin-assessment.ts'
import { EVERY_SECTION, type EventBody, type KeyId, type LoggedEvent } from '../../../shared/record/event.ts'
import {
  answerLock,
  fileLock,
  isOpenToAll,
  leads,
  mayChangeOthers,
  type Person,
  refusalOf,
  rowLock,
} from '../../../shared/record/permission.ts'
import { replay } from '../../../shared/record/replay.ts'
import { isCalled } from '../../../shared/record/same-person.ts'
import { choose, definition, group, question, repeat } from '../../support/checklist-dsl.ts'

const CHECKLIST = definition([], {
  survey: [
    group('water', [choose('W1'), question('image', 'W2'), repeat('wells', [question('text', 'WELL')])]),
    group('air', [choose('A1')]),
  ],
})
const ASSESSMENT = 'c0a80101-0000-4000-8000-000000000001'
const FILE = 'f'.repeat(64)

const person = (digit: string, name: string): Person => ({ key: `sha256:${digit.repeat(64)}` as KeyId, name })
const LEAD = person('1', 'Ana Quispe')
const BEN = person('2', 'Ben Okafor')
const CLEO = person('3', 'Cleo')
const signerOf = ({ name }: Person) => ({ name, org: '', title: '' })

/** A log that Ana began; everybody writes to a feed of their own, on top of all that was said. */
function log() {
  let events: readonly LoggedEvent[] = beginAssessment({
    ...{ assessment: ASSESSMENT, feed: '1'.repeat(32), key: LEAD.key, signer: signerOf(LEAD) },
    ...{ checklist: CHECKLIST, mine: { id: 'mine', name: 'Cerro Alto', profile: {} }, quick: false },
    at: '2026-05-30T08:00:00Z',
  }).events
  const append = (who: Person, body: EventBody) => {
    const feed = (who.key.at(-1) ?? '').repeat(32)
    const { logged } = appendEvent(tailOf(replay(events), feed), body, {
      actor: who.key,
      at: '2026-05-30T09:00:00Z',
    })
    events = [...events, logged]
  }
  return {
    record: () => replay(events),
    say(who: Person, body: EventBody) {
      if (!replay(events).feeds.has((who.key.at(-1) ?? '').repeat(32))) {
        const opening = { assessment: ASSESSMENT, key: who.key, signer: signerOf(who) }
        append(who, { kind: 'feed.open', body: opening })
      }
      append(who, body)
    },
    answer(who: Person, path: string, value: string | null) {
      const bases = replay(events).answers.get(path)?.bases ?? []
      this.say(who, { kind: 'answer.set', body: { path, value, bases } })
    },
    assign(who: Person, section: string, to: Person | null) {
      this.say(who, { kind: 'section.assign', body: { section, to: to && signerOf(to) } })
    },
  }
}

describe('an answer can be changed', () => {
  type Setting =
    | 'nothing'
    | 'water to Ben'
    | 'air to Ben'
    | 'all to Ben'
    | 'open'
    | 'closed again'
    | 'own gift'
  // Who wants to, whose answer it is, what was said of the section before, and whether they may.
  const cases: readonly (readonly [Person, Person, Setting, boolean])[] = [
    [LEAD, LEAD, 'nothing', true],
    [LEAD, BEN, 'nothing', true],
    [LEAD, BEN, 'water to Ben', true],
    [BEN, BEN, 'nothing', true],
    [BEN, BEN, 'air to Ben', true],
    [BEN, LEAD, 'nothing', false],
    [BEN, CLEO, 'nothing', false],
    [BEN, LEAD, 'water to Ben', true],
    [BEN, CLEO, 'water to Ben', true],
    [BEN, LEAD, 'air to Ben', false],
    [BEN, LEAD, 'all to Ben', true],
    [CLEO, LEAD, 'water to Ben', false],
    [CLEO, BEN, 'water to Ben', false],
    [CLEO, LEAD, 'open', true],
    [BEN, CLEO, 'open', true],
    [BEN, CLEO, 'closed again', false],
    [BEN, LEAD, 'own gift', false],
  ]
  const named = cases.map(([who, author, setting, may]) => ({ who, author, setting, may }))
  it.each(named)('by $who.name, of $author.name, with "$setting": $may', ({ who, author, setting, may }) => {
    const its = log()
    its.answer(author, 'W1', 'yes')
    const open = (on: boolean) =>
      its.say(LEAD, {
        kind: 'section.assign',
        body: { section: EVERY_SECTION, to: null, ...(on && { open: true as const }) },
      })
    if (setting === 'water to Ben') its.assign(LEAD, 'water', BEN)
    if (setting === 'air to Ben') its.assign(LEAD, 'air', BEN)
    if (setting === 'all to Ben') its.assign(LEAD, EVERY_SECTION, BEN)
    if (setting === 'open' || setting === 'closed again') open(true)
    if (setting === 'closed again') open(false)
    if (setting === 'own gift') its.assign(BEN, 'water', BEN)
    const record = its.record()
    const lock = answerLock(record, CHECKLIST, who, 'W1')
    expect(lock === null).toBe(may)
    if (!may) expect(lock?.signer.name).toBe(author.name)
    const body = { path: 'W1', value: 'no', bases: record.answers.get('W1')?.bases ?? [] }
    expect(refusalOf(record, CHECKLIST, who, { kind: 'answer.set', body }) === null).toBe(may)
    const level = { path: 'W1', level: 'E2' } as const
    expect(refusalOf(record, CHECKLIST, who, { kind: 'evidence.set', body: level }) === null).toBe(may)
  })

  it('by anybody where it is blank, cleared, or carried and not confirmed', () => {
    const its = log()
    expect(answerLock(its.record(), CHECKLIST, BEN, 'W1')).toBeNull()
    its.answer(LEAD, 'W1', 'yes')
    expect(answerLock(its.record(), CHECKLIST, BEN, 'W1')).not.toBeNull()
    its.answer(LEAD, 'W1', null)
    expect(answerLock(its.record(), CHECKLIST, BEN, 'W1')).toBeNull()
    const carried = {
      ...{ assessment: ASSESSMENT, form_id: 'f', version: '1', stage: 'acquisition' as const, path: 'A1' },
      ...{ at: '2025-05-30T08:00:00Z', label: {} },
    }
    its.say(LEAD, { kind: 'answer.set', body: { path: 'A1', value: 'yes', bases: [], carried } })
    expect(answerLock(its.record(), CHECKLIST, BEN, 'A1')).toBeNull()
  })

  it('in a conflict only by whoever may change every answer that rivals', () => {
    const its = log()
    its.say(LEAD, { kind: 'answer.set', body: { path: 'W1', value: 'yes', bases: [] } })
    its.say(BEN, { kind: 'answer.set', body: { path: 'W1', value: 'no', bases: [] } })
    expect(its.record().answers.get('W1')?.live).toHaveLength(2)
    expect(answerLock(its.record(), CHECKLIST, BEN, 'W1')?.signer.name).toBe('Ana Quispe')
    expect(answerLock(its.record(), CHECKLIST, LEAD, 'W1')).toBeNull()
    // To take back only one's own is another matter.
    const own = its
      .record()
      .answers.get('W1')
      ?.live.find(({ actor }) => actor === BEN.key)
    const body = { path: 'W1', value: null, bases: own === undefined ? [] : [own.event] }
    expect(refusalOf(its.record(), CHECKLIST, BEN, { kind: 'answer.set', body })).toBeNull()
  })

  it('by the same person with a new key, who is known by name', () => {
    const its = log()
    its.answer(BEN, 'W1', 'yes')
    expect(answerLock(its.record(), CHECKLIST, person('9', ' ben  OKAFOR'), 'W1')).toBeNull()
    expect(leads(its.record(), person('9', 'Ana Quispe'))).toBe(true)
  })

  it('never matters to what a bundle brings: the record says what it says', () => {
    const its = log()
    its.answer(LEAD, 'W1', 'yes')
    its.answer(BEN, 'W1', 'no')
    expect(its.record().answers.get('W1')).toMatchObject({ value: 'no', signer: { name: 'Ben Okafor' } })
  })
})

describe('who leads', () => {
  it('is whoever opened it, and those to whom a lead handed the work over', () => {
    const its = log()
    expect([LEAD, BEN, CLEO].map((who) => leads(its.record(), who))).toEqual([true, false, false])
    its.say(BEN, { kind: 'handover.give', body: { mode: 'move', to: 'Cleo', digest: null } })
    expect(leads(its.record(), CLEO)).toBe(false)
    its.say(LEAD, { kind: 'handover.give', body: { mode: 'copy', to: 'Ben', digest: null } })
    expect(leads(its.record(), BEN)).toBe(false)
    its.say(LEAD, { kind: 'handover.give', body: { mode: 'move', to: 'Ben', digest: null } })
    expect([LEAD, BEN, CLEO].map((who) => leads(its.record(), who))).toEqual([true, true, false])
    its.say(BEN, { kind: 'handover.give', body: { mode: 'move', to: 'cleo', digest: null } })
    expect(leads(its.record(), CLEO)).toBe(true)
  })

  it('gives the sections, and nobody else does', () => {
    const its = log()
    const gift: EventBody = { kind: 'section.assign', body: { section: 'water', to: signerOf(BEN) } }
    expect(refusalOf(its.record(), CHECKLIST, LEAD, gift)).toBeNull()
    expect(refusalOf(its.record(), CHECKLIST, BEN, gift)).toMatchObject({
      kind: 'lead',
      by: { signer: { name: 'Ana Quispe' } },
    })
    its.say(BEN, { kind: 'section.assign', body: { section: EVERY_SECTION, to: null, open: true } })
    expect(isOpenToAll(its.record())).toBe(false)
    expect(mayChangeOthers(its.record(), CHECKLIST, CLEO, 'A1')).toBe(false)
  })
})

describe('files and entries', () => {
  const added = (path: string): EventBody => ({
    kind: 'attachment.add',
    body: { path, sha256: FILE, name: 'a.jpg', size: 3, media_type: 'image/jpeg' },
  })

  it('are changed by whoever brought them, and the lead', () => {
    const its = log()
    its.say(BEN, added('W2'))
    const lock = (who: Person) => fileLock(its.record(), CHECKLIST, who, 'W2', FILE)?.signer.name ?? null
    expect([LEAD, BEN, CLEO].map(lock)).toEqual([null, null, 'Ben Okafor'])
    const bodies: readonly EventBody[] = [
      { kind: 'attachment.withdraw', body: { path: 'W2', sha256: FILE } },
      { kind: 'attachment.describe', body: { path: 'W2', sha256: FILE, caption: 'x', direction: null } },
      { kind: 'attachment.annotate', body: { path: 'W2', sha256: FILE, layer: '00000001', marks: [] } },
    ]
    for (const body of bodies) {
      expect(refusalOf(its.record(), CHECKLIST, CLEO, body)?.kind).toBe('another')
      expect(refusalOf(its.record(), CHECKLIST, BEN, body)).toBeNull()
    }
    // One more beside it changes nothing of theirs.
    expect(refusalOf(its.record(), CHECKLIST, CLEO, added('W2'))).toBeNull()
  })

  it('an entry goes out only with what one may change', () => {
    const its = log()
    const row = '0000000a'
    its.say(LEAD, { kind: 'repeat.add', body: { repeat: 'wells', row } })
    const lock = (who: Person) => rowLock(its.record(), CHECKLIST, who, row)?.signer.name ?? null
    expect([BEN, CLEO].map(lock)).toEqual([null, null])
    its.answer(BEN, `${row}/WELL`, 'MW-1')
    expect([LEAD, BEN, CLEO].map(lock)).toEqual([null, null, 'Ben Okafor'])
    its.say(CLEO, added(`${row}/WELL`))
    expect(lock(BEN)).toBe('Cleo')
    expect(refusalOf(its.record(), CHECKLIST, BEN, { kind: 'repeat.remove', body: { row } })?.kind).toBe(
      'another',
    )
    its.assign(LEAD, 'water', BEN)
    expect(lock(BEN)).toBeNull()
  })

  it('comments and flags are free', () => {
    const its = log()
    its.answer(LEAD, 'W1', 'yes')
    const free: readonly EventBody[] = [
      { kind: 'comment.add', body: { path: 'W1', text: 'Seen otherwise' } },
      { kind: 'flag.set', body: { path: 'W1', on: true } },
      { kind: 'repeat.add', body: { repeat: 'wells', row: '0000000b' } },
    ]
    for (const body of free) expect(refusalOf(its.record(), CHECKLIST, BEN, body)).toBeNull()
  })
})

it('a typed name means whoever has every word of it', () => {
  expect(
    ['Ben', 'okafor', 'Ben Okafor', ' ben  okafor '].map((typed) => isCalled(typed, 'Ben Okafor')),
  ).toEqual([true, true, true, true])
  expect(['', 'Be', 'Ben Other', 'the night shift'].map((typed) => isCalled(typed, 'Ben Okafor'))).toEqual([
    false,
    false,
    false,
    false,
  ])
  expect([isCalled('小明', '王小明'), isCalled('王小明', '王小明'), isCalled('王', '王小明')]).toEqual([
    true,
    true,
    false,
  ])
})
