import { describe, expect, it } from 'vitest'
import { openForm } from '../../../shared/engine/form.ts'
import type { Environment, FormInput } from '../../../shared/engine/form-view.ts'
import { AppError } from '../../../shared/lib/app-error.ts'
import { at, calculate, definition, load, open, question, valueAt } from '../../support/checklist-dsl.ts'
import { fakeEnvironment, TEST_NOW } from '../../support/fake-environment.ts'

const rows = [
  question('start', 'began', {}),
  question('today', 'day', {}),
  question('deviceid', 'device', {}),
  question('username', 'user', {}),
  question('email', 'mail', {}),
  question('phonenumber', 'phone', {}),
  question('simserial', 'sim', {}),
  question('subscriberid', 'subscriber', {}),
  question('start-geopoint', 'place', {}),
  question('audit', 'log', {}),
  question('text', 'a'),
  question('end', 'ended', {}),
  calculate('hours', 'round((decimal-date-time(${ended}) - decimal-date-time(${began})) * 24, 2)'),
]

/** A form whose clock the test moves. */
function openAt(moments: readonly string[], input: Partial<FormInput> = {}) {
  let index = 0
  const environment: Environment = {
    ...fakeEnvironment(),
    now: () => moments[Math.min(index, moments.length - 1)] ?? '',
    properties: {
      deviceid: 'tablet-7',
      username: 'qa',
      email: 'qa@example.org',
      phonenumber: '+51 1',
      simserial: '89',
      subscriberid: '716',
      'start-geopoint': '-12.1 -77 154 8.5',
    },
  }
  const form = openForm(load(definition(rows)), { values: {}, rows: {}, profile: {}, ...input }, environment)
  return { form, later: () => (index += 1) }
}

describe('questions about the filling itself', () => {
  it('are noted at the first opening, are to be recorded, and stay', () => {
    const { form, later } = openAt([TEST_NOW, '2026-05-31T00:00:00.000+05:45'])
    const noted = {
      began: TEST_NOW,
      day: '2026-05-30',
      device: 'tablet-7',
      user: 'qa',
      mail: 'qa@example.org',
      phone: '+51 1',
      sim: '89',
      subscriber: '716',
      place: { lat: '-12.1', lon: '-77', alt: '154', accuracy: '8.5' },
    }
    expect(Object.fromEntries(Object.keys(noted).map((path) => [path, valueAt(form, path)]))).toEqual(noted)
    expect(form.unrecorded()).toEqual(Object.keys(noted))
    later()
    form.answer('a', 'x')
    expect(valueAt(form, 'began')).toBe(TEST_NOW)
    const reopened = openAt(['2027-01-01T00:00:00.000Z'], { values: noted }).form
    expect([valueAt(reopened, 'began'), valueAt(reopened, 'day')]).toEqual([TEST_NOW, '2026-05-30'])
    expect(reopened.unrecorded()).toEqual([])
  })

  it('can be recorded as they were noted, and not be changed', () => {
    const { form } = openAt([TEST_NOW])
    expect(() => form.answer('began', '2020-01-01T00:00:00.000Z')).toThrow(AppError)
    expect(form.answer('began', TEST_NOW)).toEqual([])
    expect(form.unrecorded()).not.toContain('began')
    expect(() => form.answer('began', null)).toThrow(AppError)
  })

  it('`end` is the moment of the last change, and is worked out, not recorded', () => {
    const { form, later } = openAt(['2026-05-30T01:00:00.000Z', '2026-05-30T02:30:00.000Z'])
    expect([valueAt(form, 'ended'), valueAt(form, 'hours')]).toEqual(['2026-05-30T01:00:00.000Z', '0'])
    later()
    expect(new Set(form.answer('a', 'x'))).toEqual(new Set(['a', 'ended', 'hours']))
    expect([valueAt(form, 'ended'), valueAt(form, 'hours')]).toEqual(['2026-05-30T02:30:00.000Z', '1.5'])
    expect(form.unrecorded()).not.toContain('ended')
  })

  it('are blank where nothing is known, and an audit always is', () => {
    const form = open(rows)
    const unknown = ['device', 'user', 'mail', 'phone', 'sim', 'subscriber', 'place', 'log']
    expect(unknown.filter((path) => valueAt(form, path) !== null)).toEqual([])
    expect(form.unrecorded()).toEqual(['began', 'day'])
  })

  it('cannot be entered, and need no words', () => {
    const form = open(
      rows.map(({ label, ...row }) => (row.name === 'a' ? { ...row, label: label ?? {} } : row)),
    )
    for (const { name } of rows) {
      if (name === 'a') continue
      expect(at(form, name).readOnly).toBe(true)
      expect(() => form.answer(name, 'x')).toThrow(AppError)
    }
  })
})
