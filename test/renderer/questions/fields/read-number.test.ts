import { describe, expect, it } from 'vitest'
import { readNumber } from '../../../../renderer/questions/fields/read-number.ts'

const read = (text: string, language = 'en') => readNumber(text, language)?.value ?? null

describe('a typed number', () => {
  it.each([
    ['0.42', '0.42'],
    ['0,42', '0.42'],
    [' 12 ', '12'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['+7', '7'],
    ['-70.02', '-70.02'],
    ['\u221270.02', '-70.02'],
    ['007', '7'],
    ['-0', '0'],
    ['０．４２', '0.42'],
    ['0。42', '0.42'],
    ['1 234,5', '1234.5'],
    ["1'234.5", '1234.5'],
    ['1.234.567,8', '1234567.8'],
    ['1,234,567.8', '1234567.8'],
    ['1.2e-4', '0.00012'],
    ['3E3', '3000'],
  ])('%j is %s', (typed, value) => {
    expect(read(typed)).toBe(value)
    expect(read(typed, 'zh')).toBe(value)
  })

  it('keeps the decimals that say how exactly it was measured', () => {
    expect(read('0.50')).toBe('0.50')
    expect(read('0.00')).toBe('0.00')
  })

  it('takes a comma before three digits as the language does', () => {
    expect(read('1,234', 'en')).toBe('1234')
    expect(read('1,234', 'zh')).toBe('1234')
    expect(read('1,234', 'es')).toBe('1.234')
    expect(read('1.234', 'en')).toBe('1.234')
    expect(read('1.234', 'es')).toBe('1234')
    expect(read('0,123', 'en')).toBe('0.123')
  })

  it('is read out where it could be taken otherwise, and only there', () => {
    expect(readNumber('1,234', 'en')?.echoed).toBe(true)
    expect(readNumber('0,42', 'en')?.echoed).toBe(true)
    expect(readNumber('1.2e-4', 'en')?.echoed).toBe(true)
    expect(readNumber('0.42', 'en')?.echoed).toBe(false)
    expect(readNumber('.5', 'en')?.echoed).toBe(false)
    expect(readNumber('5.', 'en')?.echoed).toBe(false)
  })

  it('may be below a detection limit where there is a limit', () => {
    expect(readNumber('< 0,005', 'en', true)?.value).toBe('<0.005')
    expect(readNumber('＜0.005', 'zh', true)?.value).toBe('<0.005')
    expect(readNumber('<0.005', 'en')).toBeNull()
  })

  it.each(['', ' ', 'abc', '1.2.3', '1,2,3', '12 5', '1,23.4', '--5', '5 mg', '1e999', '.', '1 2345'])(
    '%j is none',
    (typed) => {
      expect(read(typed)).toBeNull()
    },
  )
})
