import { describe, expect, it } from 'vitest'
import type { QuestionType } from '../../../shared/checklist/definition.ts'
import type { Value } from '../../../shared/checklist/value.ts'
import { at, choices, choose, open, question, repeat, words } from '../../support/checklist-dsl.ts'

describe('required', () => {
  it('is violated by a blank, with the words of the checklist', () => {
    const form = open([question('text', 'a', { required: 'yes', required_message: words('Needed') })])
    expect(at(form, 'a')).toMatchObject({
      required: true,
      violation: { code: 'required', message: { en: 'Needed' } },
    })
    form.answer('a', 'x')
    expect(at(form, 'a').violation).toBe(null)
    form.answer('a', '')
    expect(at(form, 'a').violation?.code).toBe('required')
  })

  it.each([
    ['yes', true],
    ['TRUE', true],
    ['true()', true],
    ['no', false],
    ['false()', false],
    ["${b} = 'no'", true],
    ["${b} = 'yes'", false],
  ])('%s means %s', (required, expected) => {
    expect(
      at(open([question('text', 'a', { required }), choose('b')], { values: { b: 'no' } }), 'a').required,
    ).toBe(expected)
  })

  it('blank lists count as blank', () => {
    const form = open([question('select_multiple', 'a', { list_name: 'answers', required: 'yes' })])
    form.answer('a', [])
    expect(at(form, 'a')).toMatchObject({ value: null, violation: { code: 'required' } })
  })
})

describe('constraint', () => {
  it('judges what was entered, with filled-in words', () => {
    const form = open([
      question('integer', 'most'),
      question('integer', 'a', { constraint: '. <= ${most}', constraint_message: words('At most ${most}') }),
    ])
    form.answer('most', '5')
    form.answer('a', '6')
    expect(at(form, 'a').violation).toEqual({ code: 'constraint', message: { en: 'At most 5' } })
    expect(form.answer('most', '6')).toEqual(['most', 'a'])
    expect(at(form, 'a').violation).toBe(null)
  })

  it('is not asked about a blank', () => {
    expect(at(open([question('integer', 'a', { constraint: '. > 5' })]), 'a').violation).toBe(null)
  })

  it('is not asked about a value of the wrong type', () => {
    const form = open([question('integer', 'a', { constraint: '. > 5' })], { values: { a: 'six' } })
    expect(at(form, 'a').violation).toEqual({ code: 'type' })
  })

  it('compares decimals as numbers and keeps them as they were written', () => {
    const form = open([question('decimal', 'a', { constraint: ". = '0.5' and . < 10" })])
    form.answer('a', '0.50')
    expect(at(form, 'a')).toMatchObject({ value: '0.50', violation: null })
  })

  it('compares dates as days', () => {
    const form = open([question('date', 'a', { constraint: '. > today()' })])
    form.answer('a', '2026-05-30')
    expect(at(form, 'a').violation?.code).toBe('constraint')
    form.answer('a', '2026-05-31')
    expect(at(form, 'a').violation).toBe(null)
  })
})

describe('type', () => {
  const hash = 'a'.repeat(64)
  const point = (lat: string, lon: string) => ({ lat, lon })
  it.each<[QuestionType, readonly Value[], readonly Value[]]>([
    ['text', ['anything', '水'], [['a']]],
    [
      'integer',
      ['0', '-12', '007', '2147483647', '-2147483648'],
      ['1.0', '1e3', '2147483648', '+1', '1 000', ' 1'],
    ],
    [
      'decimal',
      ['0.42', '-1', '.5', '12'],
      ['0,42', '1e-3', 'NaN', '1.', '', '<0.5'].filter((text) => text !== ''),
    ],
    ['range', ['1', '10', '5'], ['0', '11', '1.5']],
    [
      'date',
      ['2024-02-29', '2026-12-31'],
      ['2026-02-29', '2026-02-30', '2026-13-01', '2026-1-1', '31.12.2026', '1900-02-29'],
    ],
    ['time', ['00:00', '23:59:59.999', '12:00:00+05:45'], ['24:00', '12:60', '12']],
    [
      'dateTime',
      ['2026-05-30T17:00:00.000+02:00', '2026-05-30T17:00'],
      ['2026-02-30T00:00', '2026-05-30 17:00', '2026-05-30T25:00'],
    ],
    ['acknowledge', ['OK'], ['yes']],
    [
      'geopoint',
      [point('-90', '180'), { lat: '28.1', lon: '84.2', alt: '2310.5', accuracy: '4' }],
      [
        point('90.1', '0'),
        point('0', '-180.01'),
        point('x', '0'),
        { lat: '1', lon: '1', accuracy: '-1' },
        '1 2',
      ],
    ],
    ['geotrace', [[point('0', '0'), point('1', '1')]], [[point('0', '0')]]],
    [
      'geoshape',
      [[point('0', '0'), point('0', '1'), point('1', '1'), point('0', '0')]],
      [
        [point('0', '0'), point('0', '1'), point('0', '0')],
        [point('0', '0'), point('0', '1'), point('1', '1'), point('1', '0')],
      ],
    ],
    ['image', [[hash]], [['photo.jpg'], hash]],
  ])('%s', (type, good, bad) => {
    const form = open([question(type, 'a')])
    for (const value of good) {
      form.answer('a', value)
      expect([value, at(form, 'a').violation]).toEqual([value, null])
    }
    for (const value of bad) {
      form.answer('a', value)
      expect([value, at(form, 'a').violation?.code]).toEqual([value, 'type'])
    }
  })

  it('a range goes by its own start, end and step, exactly', () => {
    const form = open([question('range', 'a', { parameters: 'start=0 end=1 step=0.1' })])
    const judged = ['0', '0.3', '0.7', '1', '0.35', '1.1'].map((value) => {
      form.answer('a', value)
      return at(form, 'a').violation === null
    })
    expect(judged).toEqual([true, true, true, true, false, false])
  })
})

describe('choice', () => {
  const sites = {
    choices: {
      regions: choices('north south'),
      sites: choices('dam pit port', {
        dam: { region: 'north' },
        pit: { region: 'north' },
        port: { region: 'south' },
      }),
    },
  }
  const rows = [
    choose('region', { list_name: 'regions' }),
    choose('site', { list_name: 'sites', choice_filter: 'region = ${region}' }),
  ]

  it('must be in the list', () => {
    const form = open([choose('a'), question('select_multiple', 'b', { list_name: 'answers' })])
    form.answer('a', 'maybe')
    form.answer('b', ['yes', 'maybe'])
    expect([at(form, 'a').violation, at(form, 'b').violation]).toEqual([
      { code: 'choice' },
      { code: 'choice' },
    ])
  })

  it('must be among those the filter leaves, also when the filter changes later', () => {
    const form = open(rows, {}, sites)
    expect(at(form, 'site').choices).toEqual([])
    expect(form.answer('region', 'north')).toEqual(['region', 'site'])
    expect(at(form, 'site').choices.map((choice) => choice.name)).toEqual(['dam', 'pit'])
    form.answer('site', 'dam')
    expect(at(form, 'site').violation).toBe(null)
    form.answer('region', 'south')
    expect(at(form, 'site')).toMatchObject({ value: 'dam', violation: { code: 'choice' } })
  })

  it('is filtered by the answers of its own row', () => {
    const form = open([repeat('r', rows)], { rows: { r: ['00000001', '00000002'] } }, sites)
    form.answer('00000001/region', 'north')
    form.answer('00000002/region', 'south')
    const names = (path: string) => at(form, path).choices.map((choice) => choice.name)
    expect([names('00000001/site'), names('00000002/site')]).toEqual([['dam', 'pit'], ['port']])
  })
})

describe('read_only', () => {
  it('follows its condition', () => {
    const form = open([choose('a'), question('text', 'b', { read_only: "${a} = 'yes'" })])
    expect(at(form, 'b').readOnly).toBe(false)
    form.answer('a', 'yes')
    expect(at(form, 'b').readOnly).toBe(true)
  })
})
