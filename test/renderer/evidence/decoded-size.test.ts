import { expect, test } from 'vitest'
import { decodedSize, LONGEST } from '../../../renderer/evidence/thumbnails/decoded-size.ts'

test('a photo of a telephone is decoded at an eighth, which is as large as a small picture', () => {
  expect(decodedSize({ width: 4000, height: 3000 })).toEqual({ width: 501, height: 376 })
  expect(decodedSize({ width: 3000, height: 4000 })).toEqual({ width: 376, height: 501 })
})

test('what is asked for is never smaller than a small picture, nor two eighths larger', () => {
  for (let side = 600; side <= 12_000; side += 61) {
    const wanted = decodedSize({ width: side, height: Math.round(side / 2) })
    const longest = wanted?.width ?? side
    expect(longest).toBeGreaterThanOrEqual(LONGEST)
    expect(longest).toBeLessThanOrEqual(LONGEST + side / 8 + 2)
  }
})

test('a picture that is hardly larger than a small one is decoded whole', () => {
  expect(decodedSize({ width: LONGEST, height: 100 })).toBeNull()
  expect(decodedSize({ width: 500, height: 400 })).toBeNull()
})
