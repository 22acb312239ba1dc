import { expect, it } from 'vitest'
import { onScale, readScale } from '../../../../renderer/questions/fields/parameters.ts'

it('reads the scale of a range, with XLSForm’s defaults for what is missing', () => {
  expect(readScale('start=0 end=10 step=0.5')).toEqual({ start: 0, end: 10, step: 0.5 })
  expect(readScale('end=5')).toEqual({ start: 1, end: 5, step: 1 })
  expect(readScale(undefined)).toEqual({ start: 1, end: 10, step: 1 })
  expect(readScale('start=5 end=1')).toEqual({ start: 1, end: 10, step: 1 })
})

it('writes a value with no more decimals than its step has', () => {
  expect(onScale(0.1 + 0.2, { start: 0, end: 1, step: 0.1 })).toBe('0.3')
  expect(onScale(7, { start: 0, end: 10, step: 1 })).toBe('7')
})
