import { describe, expect, it } from 'vitest'
import { choose, open, question, repeat } from '../../support/checklist-dsl.ts'

const rows = [
  question('text', 'site'),
  question('date', 'day'),
  choose('ok', { relevant: "${site} != ''" }),
  repeat('wells', [question('text', 'well')]),
]

describe('the name of a filled-in form', () => {
  it.each<[string, string | undefined, string]>([
    ['is worked out from the answers', "concat(${site}, ' ', ${day})", 'Cerro 2026-05-30'],
    ['knows the label of a choice', "concat(${site}, ' - ', jr:choice-name(${ok}, '${ok}'))", 'Cerro - YES'],
    ['is evaluated at the root', 'concat(s/site, count(/data/s/wells))', 'Cerro2'],
    ['may be the same for all', "'Inspection'", 'Inspection'],
    ['is blank for a number that is none', '${site} * 2', ''],
    ['is blank where the checklist gives none', undefined, ''],
  ])('%s', (_, instance_name, expected) => {
    const values = { site: 'Cerro', day: '2026-05-30', ok: 'yes' }
    const input = { values, rows: { wells: ['00000001', '00000002'] } }
    expect(open(rows, input, instance_name === undefined ? {} : { instance_name }).instanceName()).toBe(
      expected,
    )
  })

  it('follows the answers', () => {
    const form = open(rows, {}, { instance_name: 'concat(${site}, ${ok})' })
    expect(form.instanceName()).toBe('')
    form.answer('site', 'A')
    form.answer('ok', 'no')
    expect(form.instanceName()).toBe('Ano')
    form.answer('site', null)
    expect(form.instanceName()).toBe('')
  })
})
