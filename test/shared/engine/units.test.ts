import { describe, expect, it } from 'vitest'
import type { FormInput } from '../../../shared/engine/form-view.ts'
import { judgeAnswer } from '../../../shared/score/judge.ts'
import { at, calculate, choices, choose, open, question, repeat } from '../../support/checklist-dsl.ts'

const lists = {
  choices: {
    air: choices('pm co x', {
      pm: { unit: 'ug/m3', max: '150' },
      co: { unit: 'mg/m3', max: '4' },
      x: { max: '10' },
    }),
  },
}

/** One row of results: a parameter, its value and what reads the value. */
const rows = [
  repeat('results', [
    choose('parameter', { list_name: 'air' }),
    calculate('unit', "instance('air')/root/item[name = ${parameter}]/unit"),
    question('decimal', 'value', {
      required: 'true()',
      constraint: '. >= 0',
      adit: {
        severity: 'major',
        unit_from: '${unit}',
        plausible: { max: '1000' },
        limit: { max: "instance('air')/root/item[name = ${parameter}]/max" },
      },
    }),
    calculate('over', 'if(${value} != "" and ${value} > 100, 1, 0)'),
  ]),
  calculate('many', 'sum(${over})'),
  calculate('all', 'sum(${value})'),
]

function opened(values: FormInput['values'], units?: FormInput['units']) {
  const input = { rows: { results: ['00000001', '00000002'] }, values, ...(units && { units }) }
  return open(rows, input, lists)
}

const A = '00000001'
const B = '00000002'

describe('a unit that hangs on another answer', () => {
  it('is that of the choice made in the row, and none while nothing is chosen or the choice has none', () => {
    const form = opened({ [`${A}/parameter`]: 'pm', [`${B}/parameter`]: 'co' })
    expect([at(form, `${A}/value`).unit, at(form, `${B}/value`).unit]).toEqual(['ug/m3', 'mg/m3'])
    expect(form.answer(`${B}/parameter`, 'x')).toContain(`${B}/value`)
    expect(at(form, `${B}/value`).unit).toBe('')
    form.answer(`${B}/parameter`, null)
    expect(at(form, `${B}/value`).unit).toBe('')
  })

  it('is the fixed one, or none, where the question says so', () => {
    const form = open([question('decimal', 'a', { adit: { unit: 'm' } }), question('decimal', 'b')])
    expect([at(form, 'a').unit, at(form, 'b').unit]).toEqual(['m', ''])
    expect(at(form, 'a').otherUnit).toBeNull()
  })

  it('may be what somebody typed, without the spaces around it; a sentence is no unit', () => {
    const typed = [question('text', 'u'), question('decimal', 'v', { adit: { unit_from: '${u}' } })]
    expect(at(open(typed, { values: { u: ' mg/L ' } }), 'v').unit).toBe('mg/L')
    expect(at(open(typed, { values: { u: 'm'.repeat(41) } }), 'v').unit).toBe('')
  })
})

describe('a number whose unit changes', () => {
  /** 120 ug/m3 of dust, a breach of nothing, until it is called carbon monoxide. */
  function changed() {
    const form = opened({ [`${A}/parameter`]: 'pm', [`${B}/parameter`]: 'co' })
    form.answer(`${A}/value`, '120')
    form.answer(`${B}/value`, '2')
    expect([at(form, 'many').value, at(form, 'all').value]).toEqual(['1', '122'])
    return { form, touched: form.answer(`${A}/parameter`, 'co') }
  }

  it('is kept as it was given, and says so', () => {
    const { form, touched } = changed()
    expect(touched).toContain(`${A}/value`)
    expect(at(form, `${A}/value`)).toMatchObject({
      value: '120',
      unit: 'mg/m3',
      otherUnit: 'ug/m3',
      violation: { code: 'unit' },
    })
  })

  it('is held against no limit and no plausible range, and is blank for everything that reads it', () => {
    const { form } = changed()
    const view = at(form, `${A}/value`)
    expect([view.limit, view.implausible, judgeAnswer(view)]).toEqual([null, false, 'open'])
    expect([at(form, 'many').value, at(form, 'all').value]).toEqual(['0', '2'])
  })

  it('counts again when it is given anew, as the same number or as another', () => {
    const { form } = changed()
    expect(form.answer(`${A}/value`, '120')).toContain(`${A}/value`)
    expect(at(form, `${A}/value`)).toMatchObject({ otherUnit: null, violation: null })
    expect(at(form, `${A}/value`).limit?.state).toBe('breach')
    const again = changed().form
    again.answer(`${A}/value`, '0.12')
    expect(at(again, `${A}/value`)).toMatchObject({ value: '0.12', otherUnit: null, violation: null })
    expect(at(again, 'all').value).toBe('2.12')
  })

  it('counts again when its own unit comes back', () => {
    const { form } = changed()
    form.answer(`${A}/parameter`, 'pm')
    expect(at(form, `${A}/value`)).toMatchObject({ otherUnit: null, violation: null })
    expect(at(form, 'many').value).toBe('1')
  })

  it('does not count without any unit either, once it had one; and a blank has none to be wrong', () => {
    const { form } = changed()
    form.answer(`${A}/parameter`, 'x')
    expect(at(form, `${A}/value`)).toMatchObject({ otherUnit: 'ug/m3', violation: { code: 'unit' } })
    form.answer(`${A}/value`, null)
    expect(at(form, `${A}/value`)).toMatchObject({ otherUnit: null, violation: { code: 'required' } })
  })

  it('is told apart at the next opening too, by the unit in the record', () => {
    const values = { [`${A}/parameter`]: 'co', [`${A}/value`]: '120' }
    expect(at(opened(values, { [`${A}/value`]: 'ug/m3' }), `${A}/value`).violation).toEqual({ code: 'unit' })
    expect(at(opened(values, { [`${A}/value`]: 'mg/m3' }), `${A}/value`).violation).toBeNull()
    // Nobody said: an answers file gives numbers in the unit that applies.
    expect(at(opened(values), `${A}/value`).violation).toBeNull()
  })

  it('takes the unit that is chosen after it, when it had none', () => {
    const form = opened({})
    form.answer(`${A}/value`, '120')
    form.answer(`${A}/parameter`, 'pm')
    expect(at(form, `${A}/value`)).toMatchObject({ unit: 'ug/m3', otherUnit: null, violation: null })
  })
})
