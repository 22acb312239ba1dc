import { expect, test } from 'vitest'
import { nextTextSize, TEXT_SIZES } from '../../../shared/ipc/text-sizes.ts'

test('text goes from normal to twice as large, step by step and no further', () => {
  const up = [nextTextSize(100, 1)]
  while (up.length < TEXT_SIZES.length) up.push(nextTextSize(up.at(-1) ?? 100, 1))
  expect(up).toEqual([115, 130, 150, 175, 200, 200])
  expect(nextTextSize(115, -1)).toBe(100)
  expect(nextTextSize(100, -1)).toBe(100)
})
