import { describe, expect, it } from 'vitest'
import type { Column } from '../../../../renderer/questions/table/columns.ts'
import { readCell } from '../../../../renderer/questions/table/read-cell.ts'
import type { QuestionDefinition } from '../../../../shared/checklist/definition.ts'

const CHOICES = [
  { name: 'cu', label: { en: 'Copper (Cu)', zh: '总铜（Cu）' } },
  { name: 'pb', label: { en: 'Lead', zh: '总铅' } },
  { name: 'nk', label: { en: 'Not known: nobody could show it', zh: '未知：无人能出示' } },
  { name: 'both', label: { en: 'Copper, lead', zh: '铜、铅' } },
]
const column = (definition: Partial<QuestionDefinition>): Column => ({
  name: 'Q',
  definition: { type: 'text', name: 'Q', ...definition },
  choices: CHOICES,
  written: true,
})
const RULES = { language: 'en', dates: null } as const
const read = (text: string, definition: Partial<QuestionDefinition>, rules: object = {}) =>
  readCell(text, column(definition), { ...RULES, ...rules })

describe('a cell of a spreadsheet', () => {
  it('says nothing when it is blank', () => {
    expect(read('  ', { type: 'decimal' })).toBeNull()
  })

  it.each([
    ['1,234.5', {}, { value: '1234.5' }],
    ['0,42', {}, { value: '0.42' }],
    ['0.50', {}, { value: '0.50' }],
    ['<0.005', { limit: { max: '1' } }, { value: '<0.005' }],
    ['420 µg/L', { unit: 'mg/L' }, { value: '0.42', entered: '420 ug/L' }],
    ['0.42mg/l', { unit: 'mg/L' }, { value: '0.42' }],
    ['12 %', { unit: '%' }, { value: '12' }],
    ['3 t', { unit: 'mg/L' }, { value: '3 t', problem: 'unit' }],
    ['n/a', { unit: 'mg/L' }, { value: 'n/a', problem: 'number' }],
    ['<0.005', {}, { value: '<0.005', problem: 'number' }],
  ])('%j is the decimal it means, or stays as it is', (text, adit, expected) => {
    expect(read(text, { type: 'decimal', adit })).toEqual(expected)
  })

  it('is read in the unit that its heading names', () => {
    const inUnit = (unit: string, adit: object) => read('420', { type: 'decimal', adit }, { unit })
    expect(inUnit('ug/L', { unit: 'mg/L' })).toEqual({ value: '0.42', entered: '420 ug/L' })
    expect(inUnit('mg/L', { unit: 'mg/L' })).toEqual({ value: '420' })
    expect(inUnit('t/yr', { unit: 'mg/L' })).toEqual({ value: '420 t/yr', problem: 'unit' })
    // A unit that hangs on other answers is not known yet.
    expect(inUnit('ug/L', { unit_from: '1' })).toEqual({ value: '420', unit: 'ug/L' })
    expect(read('420 µg/L', { type: 'decimal', adit: { unit_from: '1' } })).toEqual({
      value: '420',
      unit: 'ug/L',
    })
  })

  it('holds a whole number and a scale to what they are', () => {
    expect(read('12', { type: 'integer' })).toEqual({ value: '12' })
    expect(read('12.5', { type: 'integer' })).toEqual({ value: '12.5', problem: 'whole' })
    expect(read('11', { type: 'range', parameters: 'start=0 end=10 step=1' })).toEqual({
      value: '11',
      problem: 'scale',
    })
  })

  it.each([
    ['2026-05-30', '2026-05-30'],
    ['2026/5/3', '2026-05-03'],
    ['2026年5月3日', '2026-05-03'],
    ['2026-05-30 00:00:00', '2026-05-30'],
    ['30-May-26', '2026-05-30'],
    ['30 May 1998', '1998-05-30'],
    ['May 30, 2026', '2026-05-30'],
    ['30-Sept-2026', '2026-09-30'],
    // Only one order makes a day of these.
    ['30/05/2026', '2026-05-30'],
    ['05/30/2026', '2026-05-30'],
    ['5.5.2026', '2026-05-05'],
  ])('%j is the day %s', (text, value) => {
    expect(read(text, { type: 'date' })).toEqual({ value })
  })

  it('does not guess which of two days is meant', () => {
    expect(read('03/05/2026', { type: 'date' })).toEqual({ value: '03/05/2026', problem: 'order' })
    expect(read('03/05/2026', { type: 'date' }, { dates: 'dmy' })).toEqual({ value: '2026-05-03' })
    expect(read('03/05/2026', { type: 'date' }, { dates: 'mdy' })).toEqual({ value: '2026-03-05' })
    expect(read('31/02/2026', { type: 'date' })).toEqual({ value: '31/02/2026', problem: 'date' })
    expect(read('last week', { type: 'date' })).toEqual({ value: 'last week', problem: 'date' })
  })

  it('knows times, with a day too', () => {
    expect(read('7:05', { type: 'time' })).toEqual({ value: '07:05:00' })
    expect(read('25:00', { type: 'time' })).toEqual({ value: '25:00', problem: 'time' })
    // Kathmandu, where the tests run, is 5:45 ahead.
    expect(read('30/05/2026 7:05', { type: 'dateTime' })).toEqual({ value: '2026-05-30T07:05:00.000+05:45' })
    expect(read('2026-05-30', { type: 'dateTime' })).toEqual({ value: '2026-05-30', problem: 'moment' })
  })

  it.each([
    ['pb', 'pb'],
    [' LEAD ', 'pb'],
    ['总铅', 'pb'],
    ['Copper', 'cu'],
    ['总铜', 'cu'],
    ['not known', 'nk'],
  ])('%j is the choice %s', (text, value) => {
    expect(read(text, { type: 'select_one' })).toEqual({ value })
  })

  it('takes no choice that there is not, or that could be another', () => {
    expect(read('tin', { type: 'select_one' })).toEqual({ value: 'tin', problem: 'choice' })
    const twice = {
      ...column({ type: 'select_one' }),
      choices: [...CHOICES, { name: 'pb2', label: { en: 'Lead' } }],
    }
    expect(readCell('Lead', twice, RULES)).toEqual({ value: 'Lead', problem: 'choice' })
  })

  it('takes several choices, a label with a comma in it too', () => {
    expect(read('Lead; Copper', { type: 'select_multiple' })).toEqual({ value: ['pb', 'cu'] })
    expect(read('总铜、总铅', { type: 'select_multiple' })).toEqual({ value: ['cu', 'pb'] })
    expect(read('Copper, lead', { type: 'select_multiple' })).toEqual({ value: ['both'] })
    expect(read('Copper, lead; Not known', { type: 'select_multiple' })).toEqual({ value: ['both', 'nk'] })
    expect(read('Lead, tin', { type: 'select_multiple' })).toEqual({
      value: ['Lead, tin'],
      problem: 'choice',
    })
  })

  it('knows positions and confirmations', () => {
    expect(read('-15.84, -70.02', { type: 'geopoint' })).toEqual({ value: { lat: '-15.84', lon: '-70.02' } })
    expect(read('by the gate', { type: 'geopoint' })).toEqual({ value: 'by the gate', problem: 'position' })
    expect(read('Yes', { type: 'acknowledge' })).toEqual({ value: 'OK' })
    expect(read('maybe', { type: 'acknowledge' })).toEqual({ value: 'maybe', problem: 'acknowledge' })
  })

  it('keeps a text, in composed form, and says when it is too long', () => {
    expect(read('Quille\u0301n ', {})).toEqual({ value: 'Quillén' })
    expect(read('x'.repeat(16_001), {})).toEqual({ value: 'x'.repeat(16_000), problem: 'long' })
  })
})
