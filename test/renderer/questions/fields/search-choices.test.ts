import { describe, expect, it } from 'vitest'
import { searchChoices } from '../../../../renderer/questions/fields/search-choices.ts'

const CHOICES = [
  { value: 'ursus', label: 'Andean bear' },
  { value: 'bear-n', label: 'Tremarctos' },
  { value: 'b2', label: 'Black beard moss' },
  { value: 'b3', label: 'Bearberry' },
  { value: 'q', label: 'Quillén frog' },
  { value: 'zh', label: '安第斯熊' },
]
const found = (search: string, most = 10) =>
  searchChoices(CHOICES, search, most).found.map(({ value }) => value)

describe('searching choices', () => {
  it('puts labels that begin with it first, then words that do, then names', () => {
    expect(found('bear')).toEqual(['b3', 'ursus', 'b2', 'bear-n'])
  })

  it('wants every word, in whatever order, accents and case aside', () => {
    expect(found('BEAR andean')).toEqual(['ursus'])
    expect(found('quillen')).toEqual(['q'])
    expect(found('斯熊')).toEqual(['zh'])
    expect(found('wolf')).toEqual([])
  })

  it('gives so many at most and says how many more there are', () => {
    expect(searchChoices(CHOICES, '', 2)).toEqual({ found: CHOICES.slice(0, 2), more: 4 })
    expect(searchChoices(CHOICES, 'bear', 1)).toMatchObject({ found: [{ value: 'b3' }], more: 3 })
  })
})
