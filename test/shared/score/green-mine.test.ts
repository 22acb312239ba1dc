import { describe, expect, it } from 'vitest'
import { type PointsBlock, scoreGreenMine } from '../../../shared/score/green-mine.ts'

const block = (name: string, full: number, reached: number, outside = 0): PointsBlock => ({
  name,
  full,
  reached,
  outside,
})

const table = (outside: number) => [
  block('environment', 220, 190),
  block('resource', 220, 160, outside),
  block('use', 120, 105),
  block('energy', 200, 180),
  block('innovation', 90, 80),
  block('management', 150, 130),
]

describe('domain vector 2b: total and floor', () => {
  it('reaches 845 of 1,000 and is still not eligible, for resource development stays below 75 %', () => {
    const result = scoreGreenMine(table(0))
    expect(result.total).toBe(845)
    expect(result.blocks.find(({ name }) => name === 'resource')?.percent).toBeCloseTo(72.73, 2)
    expect(result.eligible).toBe(false)
  })

  it('leaves points that do not apply out of block and total', () => {
    const result = scoreGreenMine(table(20))
    expect(result.blocks.find(({ name }) => name === 'resource')?.percent).toBe(80)
    expect(result.total).toBeCloseTo(862.24, 2)
    expect(result.eligible).toBe(true)
  })
})

it('needs 800 points even where every block stands at 75 % or more', () => {
  expect(scoreGreenMine([block('a', 500, 400), block('b', 500, 399)]).eligible).toBe(false)
  expect(scoreGreenMine([block('a', 500, 400), block('b', 500, 400)]).eligible).toBe(true)
})

it('neither passes nor fails a block of which nothing applies, and is not eligible when nothing does', () => {
  const result = scoreGreenMine([block('a', 100, 90), block('b', 50, 0, 50)])
  expect(result.blocks[1]?.percent).toBeNull()
  expect(result.eligible).toBe(true)
  expect(scoreGreenMine([block('b', 50, 0, 50)])).toMatchObject({ total: 0, eligible: false })
})
