import { describe, expect, it } from 'vitest'
import { rowsOf } from '../support/ask-items.ts'
import { ask } from '../support/closure.ts'

describe('CLO-CST-05, assurances', () => {
  const bond = { type: 'guarantee', amount: '100' }
  it.each([
    ['a bond without an end', [bond], 'yes'],
    ['a bond that has expired', [{ ...bond, expiry: '2001-01-01' }], 'no'],
    ['a promise of the parent', [{ ...bond, type: 'parent' }], 'no'],
    ['four fifths', [{ ...bond, amount: '80' }], 'partial'],
    ['nothing listed', [], 'no'],
  ])('%s', (_, rows, expected) => {
    const answers = { ...rowsOf('CLO-CST-05', rows), 'CLO-CST-01_likely': '100' }
    expect(ask('CLO-CST-05', answers).value).toBe(expected)
  })
})
