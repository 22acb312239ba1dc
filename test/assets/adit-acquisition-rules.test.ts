import { beforeAll, describe, expect, it } from 'vitest'
import type { Checklist } from '../../shared/checklist/checklist.ts'
import { type Answers, fillIn, loadAcquisition, questionIn, readCerroAlto } from './support/open-checklist.ts'

const { profile } = readCerroAlto()

let checklist: Checklist
beforeAll(async () => {
  checklist = await loadAcquisition()
})

/** What an item comes to, on 29 May 2026, with these answers and changes of the profile. */
function outcome(id: string, answers: Answers, changes: Readonly<Record<string, string>> = {}) {
  const form = fillIn(checklist, { 'ACQ-LEG_cutoff': '2026-05-29', ...answers }, { ...profile, ...changes })
  return questionIn(form, id).value
}

/** Prefixes the names inside an answer or a row with its item. */
function under(id: string, fields: Answers): Answers {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [`${id}_${name}`, value]))
}

describe('how long the right lasts', () => {
  const right = (fields: Answers, life = '14') =>
    outcome('ACQ-LEG-02', under('ACQ-LEG-02', fields), { life_left_y: life })

  it.each([
    ['nothing known', {}, 'unknown'],
    ['no end date', { term: 'open' }, 'yes'],
    ['no date given', { term: 'fixed', renewal: 'by_right' }, 'unknown'],
    ['ended the day before', { term: 'fixed', expiry: '2026-05-28', renewal: 'by_right' }, 'no'],
    ['a day left, renewal by right', { term: 'fixed', expiry: '2026-05-29', renewal: 'by_right' }, 'yes'],
    ['longer than the life', { term: 'fixed', expiry: '2040-06-01', renewal: 'none' }, 'yes'],
    ['shorter than the life, no renewal', { term: 'fixed', expiry: '2040-05-01', renewal: 'none' }, 'no'],
    [
      'shorter than the life, uncertain renewal',
      { term: 'fixed', expiry: '2030-01-01', renewal: 'discretion' },
      'partial',
    ],
    [
      'shorter than the life, renewal unknown',
      { term: 'fixed', expiry: '2030-01-01', renewal: 'unknown' },
      'unknown',
    ],
  ])('%s', (_, fields, expected) => {
    expect(right(fields)).toBe(expected)
  })

  it('cannot be judged without a renewal when the life of the mine is not known', () => {
    expect(right({ term: 'fixed', expiry: '2090-01-01', renewal: 'none' }, '')).toBe('unknown')
  })
})

describe('permits', () => {
  const good = { permit: 'discharge', state: 'in_force', transferable: 'stays' }
  const permits = (complete: string, ...rows: readonly Answers[]) =>
    outcome('ACQ-LEG-05', {
      'ACQ-LEG-05_complete': complete,
      'ACQ-LEG-05_rows': rows.map((row) => under('ACQ-LEG-05', row)),
    })

  it.each([
    ['none listed', [], 'unknown'],
    ['all good', [good, { ...good, expiry: '2026-05-29' }], 'yes'],
    ['one past its date', [good, { ...good, expiry: '2026-05-28' }], 'no'],
    [
      'one past its date, renewal applied for',
      [good, { ...good, state: 'renewal', expiry: '2026-05-28' }],
      'partial',
    ],
    ['one missing', [good, { permit: 'water_take', state: 'missing' }], 'no'],
    ['one suspended', [good, { ...good, state: 'suspended' }], 'no'],
    ['one that cannot pass', [good, { ...good, transferable: 'no' }], 'no'],
    ['one to be applied for again', [good, { ...good, transferable: 'new_permit' }], 'partial'],
    ['one not known', [good, { ...good, state: 'unknown' }], 'unknown'],
    [
      'one missing and one not known',
      [
        { ...good, state: 'unknown' },
        { ...good, state: 'missing' },
      ],
      'no',
    ],
  ])('%s', (_, rows, expected) => {
    expect(permits('yes', ...rows)).toBe(expected)
  })

  it('stay open while nobody checked that the list is complete', () => {
    expect(permits('no', good)).toBe('unknown')
    expect(permits('unknown', good)).toBe('unknown')
  })
})

describe('penalties', () => {
  const penalties = (found: string, ...closed: readonly string[]) =>
    outcome('ACQ-LEG-08', {
      'ACQ-LEG-08_found': found,
      'ACQ-LEG-08_rows': closed.map((state) =>
        under('ACQ-LEG-08', { date: '2025-01-15', breach: 'Dust', closed: state }),
      ),
    })

  it.each([
    ['none found', 'no', [], 'yes'],
    ['not searched', 'unknown', [], 'unknown'],
    ['found but not listed', 'yes', [], 'unknown'],
    ['all closed', 'yes', ['yes', 'yes'], 'yes'],
    ['one of two closed', 'yes', ['yes', 'no'], 'partial'],
    ['none closed', 'yes', ['no', 'partial'], 'no'],
    ['state not known', 'yes', ['yes', 'unknown'], 'unknown'],
  ])('%s', (_, found, closed, expected) => {
    expect(penalties(found, ...closed)).toBe(expected)
  })
})

describe('commitments', () => {
  it('are counted as done and as past their date', () => {
    const row = (state: string, due: string) =>
      under('ACQ-LEG-11', { id: 'C', commitment: 'Plant', state, due })
    const answers = {
      'ACQ-LEG-11_rows': [
        row('done', '2020-01-01'),
        row('late', '2026-05-28'),
        row('on_track', '2026-05-29'),
      ],
    }
    expect(outcome('ACQ-LEG-11_closed_share', answers)).toBe('33.3')
    expect(outcome('ACQ-LEG-11_overdue_count', answers)).toBe('1')
  })
})

describe('water take', () => {
  const take = (licence: string, fields: Answers = {}) =>
    outcome('ACQ-WAT-02', under('ACQ-WAT-02', { licence, ...fields }))

  it.each([
    ['below the licence', 'volume', { licensed: '100000', actual: '100000' }, 'yes'],
    ['above the licence', 'volume', { licensed: '100000', actual: '100001' }, 'no'],
    ['not measured', 'volume', { licensed: '100000' }, 'unknown'],
    ['a licence without a volume', 'no_volume', { actual: '5000' }, 'unknown'],
    ['no licence', 'none', { actual: '5000' }, 'no'],
    ['no take', 'no_take', {}, 'yes'],
  ])('%s', (_, licence, fields, expected) => {
    expect(take(licence, fields)).toBe(expected)
  })
})

describe('discharge points', () => {
  const points = (...permitted: readonly string[]) =>
    outcome('ACQ-WAT-03', {
      'ACQ-WAT-03_rows': permitted.map((answer) => under('ACQ-WAT-03', { name: 'P', permitted: answer })),
    })

  it.each([
    [[], 'unknown'],
    [['yes', 'na'], 'yes'],
    [['yes', 'partial'], 'partial'],
    [['partial', 'unknown'], 'unknown'],
    [['yes', 'unknown', 'no'], 'no'],
  ])('with %j are %s', (permitted, expected) => {
    expect(points(...permitted)).toBe(expected)
  })
})
