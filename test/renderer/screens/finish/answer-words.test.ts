import { describe, expect, it } from 'vitest'
import { answerInWords } from '../../../../renderer/screens/finish/answer-words.ts'
import type { QuestionDefinition } from '../../../../shared/checklist/definition.ts'
import type { Value } from '../../../../shared/checklist/value.ts'

const choices = {
  metals: [
    { name: 'cu', label: { en: 'Copper', zh: '铜' } },
    { name: 'au', label: { en: 'Gold', zh: '金' } },
  ],
}

describe('answerInWords', () => {
  it.each<[string, Partial<QuestionDefinition>, Value | null, string, string]>([
    ['a choice', { type: 'select_one', list_name: 'metals' }, 'cu', 'Copper', '铜'],
    [
      'several choices',
      { type: 'select_multiple', list_name: 'metals' },
      ['cu', 'au'],
      'Copper, Gold',
      '铜、金',
    ],
    ['a choice that is in no list', { type: 'select_one', list_name: 'metals' }, 'zn', 'zn', 'zn'],
    ['a number with a unit', { type: 'decimal' }, '0.42', '0.42 mg/L', '0.42 mg/L'],
    ['a large number', { type: 'decimal' }, '1000.50', '1,000.50 mg/L', '1,000.50 mg/L'],
    ['a year', { type: 'integer' }, '2025', '2025', '2025'],
    ['a number that is a name', { type: 'text' }, '123456', '123456', '123456'],
    ['a date', { type: 'date' }, '2020-01-31', '31 Jan 2020', '2020年1月31日'],
    ['a position', { type: 'geopoint' }, { lat: '-12.5', lon: '-76.1' }, '-12.5, -76.1', '-12.5, -76.1'],
    ['attachments', { type: 'image' }, ['ab'], '', ''],
    ['nothing', { type: 'text' }, null, '', ''],
  ])('says %s', (_, definition, value, en, zh) => {
    const unit = definition.type === 'decimal' ? 'mg/L' : ''
    const row = { name: 'q', type: 'text', ...definition } as QuestionDefinition
    const question = { definition: row, value, unit, otherUnit: null }
    expect(answerInWords(question, choices, 'en')).toBe(en)
    expect(answerInWords(question, choices, 'zh')).toBe(zh)
  })

  it('says a number in the unit it was given in, though another one applies by now', () => {
    const definition = { name: 'q', type: 'decimal' } as QuestionDefinition
    const question = { definition, value: '0.42', unit: 'pH', otherUnit: 'mg/L' }
    expect(answerInWords(question, choices, 'en')).toBe('0.42 mg/L')
  })
})
