import { describe, expect, it } from 'vitest'
import { rowsOf, under } from '../support/ask-items.ts'
import type { Answers } from '../support/open-checklist.ts'
import { ask } from '../support/operation.ts'

/** A critical non-conformity of 2 March 2026 that was closed in its time. */
const closed = {
  id: 'NC-1',
  source: 'inspection',
  finding: 'A bund leaks.',
  severity: 'critical',
  opened: '2026-03-02',
  state: 'closed',
  containment: 'Pumped out.',
  owner: 'Head of plant',
  due: '2026-04-01',
  cause: 'machine',
  cause_text: 'The joint was never sealed.',
  corrective: 'Sealed.',
  done: '2026-03-20',
  verifier: 'Environment officer',
  verified: '2026-03-25',
  closed: '2026-03-28',
  again: 'no',
}
const open = { ...closed, state: 'in_progress', due: '2026-06-30', closed: undefined }
const overdue = { ...open, due: '2026-05-28' }

/** The list with these rows; `fields` are parts of the other items by their full names. */
const list = (way: string | undefined, rows: readonly Answers[], fields: Answers = {}): Answers => ({
  'OPS-ACT-01_way': way,
  'OPS-ACT-01_complete': 'yes',
  ...rowsOf('OPS-ACT-01', rows),
  ...fields,
})
const item = (id: string, answers: Answers) => ask(id, answers).value

describe('OPS-ACT-01, the list of non-conformities', () => {
  it.each([
    ['nothing', undefined, [], 'unknown'],
    ['no list', 'none', [], 'no'],
    ['an empty list', 'all', [], 'unknown'],
    ['each with owner and date', 'all', [closed, open], 'yes'],
    ['one open without an owner', 'sample', [closed, { ...open, owner: undefined }], 'no'],
    ['one open without a date', 'all', [{ ...open, due: undefined }], 'no'],
    ['a draft without an owner', 'all', [open, { ...open, state: 'draft', owner: undefined }], 'yes'],
    ['a void one without an owner', 'all', [open, { ...open, state: 'void', owner: undefined }], 'yes'],
  ])('%s', (_, way, rows, expected) => {
    expect(item('OPS-ACT-01', list(way, rows))).toBe(expected)
  })

  it.each(['no', 'partial', 'unknown'])('is %s when that is how complete it is', (complete) => {
    expect(item('OPS-ACT-01', list('all', [open], { 'OPS-ACT-01_complete': complete }))).toBe(complete)
  })

  it('asks for what each state needs', () => {
    const asked = (part: string, state: string) =>
      ask(`OPS-ACT-01_${part}`, list('all', [{ ...open, state }]), {}, 'OPS-ACT-01_rows').relevant
    expect(asked('corrective', 'assigned')).toBe(false)
    expect(asked('corrective', 'plan_submitted')).toBe(true)
    expect(asked('after', 'in_progress')).toBe(false)
    expect(asked('after', 'done_claimed')).toBe(true)
    expect(asked('verifier', 'done_claimed')).toBe(false)
    expect(asked('verifier', 'verified')).toBe(true)
    expect(asked('closed', 'verified')).toBe(false)
    expect(asked('owner', 'void')).toBe(false)
  })

  it('lets nobody verify their own work', () => {
    const verifier = (name: string) =>
      ask('OPS-ACT-01_verifier', list('all', [{ ...closed, verifier: name }]), {}, 'OPS-ACT-01_rows')
        .violation
    expect(verifier('Environment officer')).toBeNull()
    expect(verifier('Head of plant')?.code).toBe('constraint')
  })

  it.each([
    ['critical', '2026-04-01'],
    ['major', '2026-05-31'],
    ['minor', '2026-08-29'],
  ])('says when a %s one is usually closed', (severity, expected) => {
    const row = { ...open, severity }
    expect(ask('OPS-ACT-01_usual', list('all', [row]), {}, 'OPS-ACT-01_rows').value).toBe(expected)
  })

  it('rates only what is still open as a risk', () => {
    const asked = (row: Answers) =>
      ask('OPS-ACT-01_likelihood', list('all', [row]), {}, 'OPS-ACT-01_rows').relevant
    expect(asked(open)).toBe(true)
    expect(asked(closed)).toBe(false)
    expect(asked({ ...open, state: 'draft' })).toBe(false)
  })
})

describe('OPS-ACT-02, root causes', () => {
  const without = { ...open, cause: undefined }
  it.each([
    ['an empty list', 'all', [], {}, 'unknown'],
    ['all found', 'all', [closed, open], {}, 'yes'],
    ['one not found', 'all', [closed, without], {}, 'partial'],
    ['none found', 'all', [without], {}, 'no'],
    ['minor ones do not need one', 'all', [{ ...without, severity: 'minor' }], {}, 'na'],
    [
      'a fresh one has time for a plan',
      'all',
      [{ ...without, state: 'assigned', opened: '2026-05-22' }],
      {},
      'na',
    ],
    [
      'time for a plan has passed',
      'all',
      [{ ...without, state: 'assigned', opened: '2026-05-21' }],
      {},
      'no',
    ],
    ['totals, all found', 'sample', [without], { listed: '9', found: '9' }, 'yes'],
    ['totals, some found', 'sample', [open], { listed: '9', found: '8' }, 'partial'],
    ['totals, none found', 'sample', [open], { listed: '9', found: '0' }, 'no'],
    ['totals of none', 'sample', [open], { listed: '0' }, 'na'],
    ['no totals', 'sample', [open], {}, 'unknown'],
    ['no list', 'none', [], {}, 'unknown'],
  ])('%s', (_, way, rows, fields, expected) => {
    expect(item('OPS-ACT-02', list(way, rows, under('OPS-ACT-02', fields)))).toBe(expected)
  })
})

describe('OPS-ACT-03, closed in time', () => {
  const late = { ...closed, closed: '2026-04-02' }
  const times = (row: Answers, count: number) => Array.from({ length: count }, () => row)
  it.each([
    ['an empty list', 'all', [], {}, 'unknown'],
    ['none due yet', 'all', [open], {}, 'na'],
    ['closed on the last day', 'all', [{ ...closed, closed: '2026-04-01' }], {}, 'yes'],
    ['closed a day late', 'all', [late], {}, 'no'],
    ['overdue', 'all', [closed, overdue], {}, 'no'],
    ['nine of ten', 'all', [...times(closed, 9), late], {}, 'yes'],
    ['eight of nine', 'all', [...times(closed, 8), late], {}, 'no'],
    ['totals at 90 %', 'sample', [overdue], { listed: '50', closed: '45' }, 'yes'],
    ['totals just below', 'sample', [closed], { listed: '2000', closed: '1799' }, 'no'],
    ['totals of none', 'sample', [closed], { listed: '0' }, 'na'],
    ['no totals', 'sample', [closed], {}, 'unknown'],
  ])('%s', (_, way, rows, fields, expected) => {
    expect(item('OPS-ACT-03', list(way, rows, under('OPS-ACT-03', fields)))).toBe(expected)
  })
})

describe('OPS-ACT-04, overdue critical ones', () => {
  it.each([
    ['an empty list', 'all', [], {}, 'unknown'],
    ['none', 'all', [closed, open], {}, 'yes'],
    ['due on the day', 'all', [{ ...open, due: '2026-05-29' }], {}, 'yes'],
    ['one', 'all', [closed, overdue], {}, 'no'],
    ['a major one', 'all', [{ ...overdue, severity: 'major' }], {}, 'yes'],
    ['a reopened one', 'all', [{ ...overdue, state: 'reopened' }], {}, 'no'],
    ['totals of none', 'sample', [closed], { listed: '0' }, 'yes'],
    ['totals of one', 'sample', [closed], { listed: '1' }, 'no'],
    ['one in the sample that the totals leave out', 'sample', [overdue], { listed: '0' }, 'no'],
    ['no totals', 'sample', [closed], {}, 'unknown'],
    ['no list', 'none', [], {}, 'unknown'],
  ])('%s', (_, way, rows, fields, expected) => {
    expect(item('OPS-ACT-04', list(way, rows, under('OPS-ACT-04', fields)))).toBe(expected)
  })
})

describe('OPS-ACT-06, repeats', () => {
  it.each([
    ['an empty list', 'all', [], {}, 'unknown'],
    ['none', 'all', [closed, open], {}, 'yes'],
    ['one', 'all', [closed, { ...open, again: 'yes' }], {}, 'no'],
    ['one reopened', 'all', [{ ...open, state: 'reopened' }], {}, 'no'],
    ['one nobody looked up', 'all', [closed, { ...open, again: 'unknown' }], {}, 'unknown'],
    ['totals of none', 'sample', [closed], { listed: '0' }, 'yes'],
    ['totals of three', 'sample', [closed], { listed: '3' }, 'no'],
    [
      'one in the sample that the totals leave out',
      'sample',
      [{ ...open, again: 'yes' }],
      { listed: '0' },
      'no',
    ],
    ['no totals', 'sample', [closed], {}, 'unknown'],
  ])('%s', (_, way, rows, fields, expected) => {
    expect(item('OPS-ACT-06', list(way, rows, under('OPS-ACT-06', fields)))).toBe(expected)
  })
})

describe('OPS-ACT-07, orders of the authority', () => {
  const orders = (fields: Answers) => item('OPS-ACT-07', under('OPS-ACT-07', fields))
  it.each([
    [{}, 'unknown'],
    [{ any: 'no' }, 'yes'],
    [{ any: 'unknown' }, 'unknown'],
    [{ any: 'yes' }, 'unknown'],
    [{ any: 'yes', orders: '0' }, 'yes'],
    [{ any: 'yes', orders: '4', met: '4', open: '0' }, 'yes'],
    [{ any: 'yes', orders: '4', met: '3', open: '0' }, 'partial'],
    [{ any: 'yes', orders: '4', met: '3', open: '1' }, 'no'],
    [{ any: 'yes', orders: '4', met: '4' }, 'unknown'],
  ])('%j is %s', (fields, expected) => {
    expect(orders(fields)).toBe(expected)
  })
})
