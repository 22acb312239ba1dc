import { describe, expect, it } from 'vitest'
import type { Environment } from '../../../shared/engine/form-view.ts'
import { fakeEnvironment } from '../../support/fake-environment.ts'
import { number, text, truth } from './evaluate-text.ts'

/** Arizona, seven hours behind UTC the whole year; the zone in which ODK's own suites run. */
const PHOENIX = fakeEnvironment('2026-05-29T12:45:00.000-07:00')

/** Berlin in winter, with its summer time from the last Sunday of March to that of October (here: of 2026). */
const BERLIN: Environment = {
  ...fakeEnvironment('2026-01-15T12:00:00.000+01:00'),
  offsetAt: (moment) => (moment >= Date.UTC(2026, 2, 29, 1) && moment < Date.UTC(2026, 9, 25, 1) ? 120 : 60),
}

const KATHMANDU = fakeEnvironment()

describe('a day', () => {
  it.each([
    ["date('1970-1-2')", '1970-01-02'],
    ["date('2024-02-29')", '2024-02-29'],
    ["date('2023-02-29')", ''],
    ["date('1900-02-29')", ''],
    ["date('2000-02-29')", '2000-02-29'],
    ["date('1983-09-31')", ''],
    ["date('2026-13-01')", ''],
    ["date('not a date')", ''],
    ["date('')", ''],
    ['date(0)', '1970-01-01'],
    ['date(-1)', '1969-12-31'],
    ['date(14127)', '2008-09-05'],
    ['date(-10252)', '1941-12-07'],
    ["date('14127')", '2008-09-05'],
    ['date(0 div 0)', ''],
    ['date(1 div 0)', ''],
    ['date(99999999)', ''],
    ["date('2018-01-01' + 1)", '2018-01-02'],
    ["date('2024-02-28' + 1)", '2024-02-29'],
    ["date('2023-12-31' + 1)", '2024-01-01'],
    ["'2021-11-30' - '2021-11-29'", '1'],
    ["date('2012-07-24') - 1 = '2012-07-23'", 'true'],
    ["10 + date('2012-07-24') = date('2012-08-03')", 'true'],
  ])('%s is %s', (expression, expected) => {
    expect(text(expression)).toBe(expected)
  })

  it('survives being made a number and a day again, east and west of Greenwich', () => {
    for (const environment of [PHOENIX, BERLIN, KATHMANDU]) {
      for (const day of ['2026-05-30', '2026-01-01', '1969-12-31', '2024-02-29']) {
        expect(text(`date(decimal-date-time('${day}'))`, {}, '', environment)).toBe(day)
        expect(text(`date(number('${day}') + 0)`, {}, '', environment)).toBe(day)
      }
    }
  })
})

describe('a moment with a zone is shown by the local clock', () => {
  it.each<[string, Environment, string]>([
    ["date('2012-08-20T00:00:00.00+00:00')", PHOENIX, '2012-08-19'],
    ["date('2026-05-30T23:30:00.000Z')", KATHMANDU, '2026-05-31'],
    ["date('2026-05-30T23:30:00.000')", KATHMANDU, '2026-05-30'],
    ["date('2026-5-3T23:30:00.000Z')", KATHMANDU, '2026-05-04'],
    ["format-date('2026-05-30T23:30:00.000Z', '%d.%m.')", KATHMANDU, '31.05.'],
    ["format-date-time('2026-05-03T07:08:09.010+02:00', '%H:%M:%S.%3')", KATHMANDU, '10:53:09.010'],
    ["format-date-time('2026-05-03T07:08:00.000Z', '%a %H:%M')", PHOENIX, 'Sun 00:08'],
    ["format-date-time('2026-05-03T06:59:00.000Z', '%a %h:%M')", PHOENIX, 'Sat 23:59'],
    // Written in summer, read in winter: the clock that hung there then.
    ["format-date-time('2026-07-01T09:00:00.000+02:00', '%H:%M')", BERLIN, '09:00'],
    ["format-date-time('2026-01-10T09:00:00.000+01:00', '%H:%M')", BERLIN, '09:00'],
    ["format-date-time('2026-03-29T00:59:00.000Z', '%H:%M')", BERLIN, '01:59'],
    ["format-date-time('2026-03-29T01:00:00.000Z', '%H:%M')", BERLIN, '03:00'],
    ["date-time('2026-07-01')", BERLIN, '2026-07-01T00:00:00.000+02:00'],
    ["date-time('2026-12-01')", BERLIN, '2026-12-01T00:00:00.000+01:00'],
    ["date-time('2026-05-30T10:00:00.000Z')", BERLIN, '2026-05-30T10:00:00.000Z'],
    ["date-time('')", BERLIN, ''],
    ["date-time('x')", BERLIN, ''],
  ])('%s', (expression, environment, expected) => {
    expect(text(expression, {}, '', environment)).toBe(expected)
  })
})

describe('decimal-date-time() counts days from 1970-01-01T00:00Z', () => {
  it.each<[string, Environment, number]>([
    ["'1970-01-01T00:00:00Z'", PHOENIX, 0],
    ["'1969-12-31T00:00:00Z'", PHOENIX, -1],
    ["'2018-04-24T15:30:00.000+06:00'", PHOENIX, 17645.395833333332],
    // A day begins at midnight by the local clock, and a time without a zone is local.
    ["'1970-01-01'", PHOENIX, 7 / 24],
    ["'1969-12-31'", PHOENIX, -17 / 24],
    ["'2021-10-06'", PHOENIX, 18906 + 7 / 24],
    ["'2021-10-06T00:00:00.000'", PHOENIX, 18906 + 7 / 24],
    ["'1970-01-02'", KATHMANDU, 1 - 5.75 / 24],
    ["'2026-07-01'", BERLIN, 20635 - 2 / 24],
    ["'2026-01-01'", BERLIN, 20454 - 1 / 24],
    ['17.5', BERLIN, 17.5],
  ])('of %s', (moment, environment, expected) => {
    expect(number(`decimal-date-time(${moment})`, {}, '', environment)).toBeCloseTo(expected, 9)
  })
})

describe('decimal-time() is the part of a day that has gone by the local clock', () => {
  it.each<[string, Environment, number]>([
    ['06:00:00.000-07:00', PHOENIX, 0.25],
    ['06:00:00.000-01:00', PHOENIX, 0],
    ['06:00:59.000-07:00', PHOENIX, 0.25068287037037035],
    ['23:59:00.000-07:00', PHOENIX, 0.9993055555555556],
    ['23:59:00.000-13:00', PHOENIX, 0.24930555555555556],
    ['12:00', PHOENIX, 0.5],
    ['18:00:00', PHOENIX, 0.75],
    // Noted in summer, read in winter: no hour is lost.
    ['09:00:00.000+02:00', BERLIN, 0.375],
    ['09:00:00.000+01:00', BERLIN, 0.375],
    ['09:00:00.000Z', BERLIN, 10 / 24],
  ])('%s', (time, environment, expected) => {
    expect(number(`decimal-time('${time}')`, {}, '', environment)).toBeCloseTo(expected, 12)
  })
})

describe('days and moments are compared as such', () => {
  it.each<[string, boolean]>([
    ["date('2001-12-26') > date('2001-12-25')", true],
    ["date('1969-07-20') < date('1969-07-21')", true],
    ["date('2004-05-01') != date('2004-05-01')", false],
    ["'x' = date('1999-09-09')", false],
    ["date('2100-01-02') > 1", true],
    ["date('1970-01-02') < 3", true],
    ["today() > ('2012-01-01' + 10)", true],
    ["'2018-06-25' = '2018-06-25T00:00:00.000-07:00'", true],
    ["'2018-06-25' < '2018-06-25T00:00:00.000-07:00'", false],
    ["'2018-06-25' < '2018-06-25T00:00:00.001-07:00'", true],
    // The same moment in two zones.
    ["'2026-05-30T10:00:00.000+02:00' = '2026-05-30T08:00:00.000Z'", true],
    ["'2026-05-30T10:00:00.000+02:00' != '2026-05-30T10:00:00.000Z'", true],
    ["'2026-05-30T23:00:00.000-05:00' > '2026-05-31T01:00:00.000+00:00'", true],
    ["'09:30' >= '09:30:00'", true],
    ["'' < today()", false],
    ["'' >= today()", false],
  ])('%s is %s', (expression, expected) => {
    expect(truth(expression)).toBe(expected)
  })
})
