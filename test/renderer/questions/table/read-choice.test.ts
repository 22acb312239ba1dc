import { describe, expect, it } from 'vitest'
import { readChoice, readChoices } from '../../../../renderer/questions/table/read-choice.ts'
import type { Choice } from '../../../../shared/checklist/definition.ts'

const METALS: readonly Choice[] = [
  { name: 'cu', label: { en: 'Copper (Cu)', zh: '铜' } },
  { name: 'pb', label: { en: 'Lead', zh: '铅' } },
  { name: 'lead', label: { en: 'Lead assessor', zh: '组长' } },
  { name: 'unknown', label: { en: 'Not known: nobody could show it', zh: '不清楚：无人能够证明' } },
  { name: 'other', label: { en: 'Other, dissolved', zh: '其他' } },
]

describe('a choice in a cell', () => {
  it.each([
    ['Copper (Cu)', 'cu'],
    ['  COPPER ', 'cu'],
    ['铜', 'cu'],
    ['cu', 'cu'],
    ['ｃｕ', 'cu'],
    ['不清楚', 'unknown'],
    ['Not  known', 'unknown'],
    ['unobtainium', null],
  ])('is known by its label, the word in front, or its name: %s', (text, name) => {
    expect(readChoice(text, METALS)).toBe(name)
  })

  it('is called by its label before another is called by its name', () => {
    expect(readChoice('lead', METALS)).toBe('pb')
  })

  it('is none when two are called so, unless one is called so by its name', () => {
    const two: readonly Choice[] = [
      { name: 'a', label: { en: 'Pond' } },
      { name: 'b', label: { en: 'pond' } },
      { name: 'pond', label: { en: 'Third' } },
    ]
    expect(readChoice('Pond', two)).toBe('pond')
    expect(readChoice('Pond', two.slice(0, 2))).toBe(null)
  })

  it('is one of several where a label holds the sign between them', () => {
    expect(readChoices('Other, dissolved', METALS)).toEqual(['other'])
    expect(readChoices('铜、铅', METALS)).toEqual(['cu', 'pb'])
    expect(readChoices('铜、铜', METALS)).toBe(null)
  })

  it('is found without reading the list for each cell', () => {
    let read = 0
    const list: readonly Choice[] = Array.from({ length: 100 }, (_, number) => ({
      name: `c${number}`,
      get label() {
        read += 1
        return { en: `Choice ${number}` }
      },
    }))
    for (let number = 0; number < 100; number += 1) {
      expect(readChoice(`choice ${number}`, list)).toBe(`c${number}`)
    }
    // By label and by the word in front of one.
    expect(read).toBe(200)
  })
})
