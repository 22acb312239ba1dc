import { describe, expect, it } from 'vitest'
import { loadChecklist } from '../../../shared/checklist/load-checklist.ts'
import { MAX_TEXT } from '../../../shared/expression/budget.ts'
import { MAX_EXPRESSION_LENGTH, MAX_OPERATORS, parseExpression } from '../../../shared/expression/parse.ts'
import { calculate, definition, open, question, repeat, valueAt } from '../../support/checklist-dsl.ts'
import { number, text, truth } from './evaluate-text.ts'

describe('an expression beyond all measure is refused', () => {
  it.each<[string, string, string]>([
    ['brackets', `${'('.repeat(200)}1${')'.repeat(200)}`, 'too-deep'],
    ['calls', `${'not('.repeat(200)}1${')'.repeat(200)}`, 'too-deep'],
    ['signs', `${'-'.repeat(200)}1`, 'too-deep'],
    ['predicates', `${'a['.repeat(200)}1${']'.repeat(200)}`, 'too-deep'],
    ['operators', `1${'+1'.repeat(MAX_OPERATORS + 1)}`, 'too-deep'],
    ['unions', `a${'|a'.repeat(MAX_OPERATORS + 1)}`, 'too-deep'],
    ['letters', `'${'x'.repeat(MAX_EXPRESSION_LENGTH)}'`, 'too-long'],
    ['digits', '9'.repeat(MAX_EXPRESSION_LENGTH + 1), 'too-long'],
  ])('for its %s', (_, expression, code) => {
    expect(parseExpression(expression)).toHaveProperty('problem.code', code)
  })
})

describe('an expression as long as may be is worked out', () => {
  it.each<[string, string, number]>([
    ['a sum', `1${'+1'.repeat(MAX_OPERATORS)}`, MAX_OPERATORS + 1],
    ['a product to the right', `1${'*(1'.repeat(90)}${')'.repeat(90)}`, 1],
    ['a number without end', '9'.repeat(30_000), Number.POSITIVE_INFINITY],
    ['a number of many places', `0.${'0'.repeat(30_000)}1`, 0],
    ['a text of thirty thousand letters', `string-length('${'x'.repeat(30_000)}')`, 30_000],
    ['a call with ten thousand arguments', `max(1${',1'.repeat(10_000)})`, 1],
  ])('%s', (_, expression, expected) => {
    expect(number(expression)).toBe(expected)
  })

  it('a choice of many', () => {
    expect(truth(`\${a} = 'x'${" or ${a} = 'y'".repeat(1_500)}`, { a: 'y' })).toBe(true)
  })

  it('also in a checklist', () => {
    const chain = `1${'+ ${a}'.repeat(MAX_OPERATORS)}`
    expect(
      valueAt(open([question('integer', 'a'), calculate('c', chain)], { values: { a: '1' } }), 'c'),
    ).toBe('4001')
    const unions = `count(${Array.from({ length: 3_000 }, () => '${a}').join(' | ')})`
    expect(valueAt(open([question('integer', 'a'), calculate('c', unions)]), 'c')).toBe('1')
  })
})

describe('an expression that would not come to an end in time is blank', () => {
  it('when paths in paths multiply', () => {
    const nested = (depth: number): string => (depth === 0 ? '1' : `count(\${r}[${nested(depth - 1)} > 0])`)
    const rows = [repeat('r', [question('text', 'q')], { repeat_count: '300' })]
    const form = open([...rows, calculate('little', nested(2)), calculate('much', nested(5))])
    expect([valueAt(form, 'little'), valueAt(form, 'much')]).toEqual(['300', null])
  })

  it('when texts of texts grow without end', () => {
    const doubled = Array.from({ length: 60 }, (_, index) =>
      calculate(`t${index + 1}`, `concat(\${t${index}}, \${t${index}})`),
    )
    const form = open([question('text', 't0'), ...doubled], { values: { t0: 'x' } })
    expect(valueAt(form, 't19')).toHaveLength(2 ** 19)
    expect(valueAt(form, 't20')).toBe(null)
    expect(valueAt(form, 't60')).toBe(null)
    expect(text(`join('${'-'.repeat(1000)}', \${a})`, { a: Array(MAX_TEXT / 1000 + 1).fill('x') })).toBe('')
  })

  it('when counted rows in counted rows would fill the memory', () => {
    const rows = [
      repeat(
        'a',
        [
          repeat('b', [repeat('c', [question('text', 'd')], { repeat_count: '1000' })], {
            repeat_count: '1000',
          }),
        ],
        {
          repeat_count: '1000',
        },
      ),
      calculate('all', 'count(${c})'),
    ]
    expect(Number(valueAt(open(rows), 'all'))).toBeLessThanOrEqual(20_000)
  })
})

it('paths in paths over a whole checklist are refused when it is loaded', () => {
  const many = Array.from({ length: 300 }, (_, index) => question('text', `q${index}`))
  const nested = (depth: number): string => (depth === 0 ? 'true()' : `count(//*[${nested(depth - 1)}]) >= 0`)
  const loaded = loadChecklist(definition([...many, question('text', 'much', { constraint: nested(5) })]))
  expect('problems' in loaded && loaded.problems).toMatchObject([
    { path: 'survey[0].children[300].constraint', code: 'expression', detail: { fault: 'too-deep' } },
  ])
  const little = question('text', 'little', { constraint: nested(1) })
  expect(loadChecklist(definition([...many, little]))).toHaveProperty('checklist')
})

it('a checklist of nothing but hostile columns is refused with every place', () => {
  const hostile = [
    question('text', 'a', { constraint: "regex(., '(a+)+\\1')" }),
    question('text', 'b', { relevant: `${'('.repeat(500)}` }),
    question('text', 'c', { calculation: '${c} + ${a}' }),
  ]
  const loaded = loadChecklist(definition(hostile))
  expect('problems' in loaded && loaded.problems.map(({ path, code }) => `${path} ${code}`)).toEqual([
    'survey[0].children[0].constraint expression',
    'survey[0].children[1].relevant expression',
    'survey[0].children[2].calculation loop',
  ])
})
