import { assert as holds, integer, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { takenFacts, takenName } from '../../../../renderer/evidence/camera/taken-facts.ts'
import { type EvidenceEntry, filterEvidence } from '../../../../renderer/evidence/entries.ts'
import { directionText, readDirection } from '../../../../renderer/evidence/viewer/direction.ts'
import { gridWindow } from '../../../../renderer/screens/evidence/grid-window.ts'

describe('a grid of tiles', () => {
  const tile = { width: 100, height: 100, gap: 10 }

  test('has as many columns as fit, and at least one', () => {
    const of = (width: number) => gridWindow({ count: 10, width, room: 500, top: 0, tile }).columns
    expect([of(0), of(99), of(209), of(210), of(1100)]).toEqual([1, 1, 1, 2, 10])
  })

  test('lays out what is seen and a little around it, of two thousand', () => {
    const seen = gridWindow({ count: 2000, width: 540, room: 400, top: 11_000, tile })
    expect(seen).toEqual({ columns: 5, height: 43_990, from: 490, to: 530, offset: 10_780 })
  })

  test('never lays out nothing, wherever it is scrolled, and never more than is there', () => {
    const any = integer({ min: -5000, max: 50_000 })
    holds(
      property(integer({ min: 1, max: 3000 }), integer({ min: 0, max: 3000 }), any, (count, width, top) => {
        const { from, to, columns } = gridWindow({ count, width, room: 700, top, tile })
        expect(from).toBeLessThan(to)
        expect(to).toBeLessThanOrEqual(count)
        expect(to - from).toBeLessThanOrEqual(columns * 13)
      }),
    )
  })
})

test('filters leave what fits all of them', () => {
  const entry = (section: string, path: string, kinds: readonly ('no-time' | 'no-place')[]) =>
    ({ key: path, section, path, warnings: kinds.map((kind) => ({ kind })) }) as unknown as EvidenceEntry
  const entries = [entry('A', 'a1', []), entry('A', 'a2', ['no-time']), entry('B', 'b1', ['no-place'])]
  const left = (filter: Partial<Parameters<typeof filterEvidence>[1]>) =>
    filterEvidence(entries, { section: null, path: null, warning: null, ...filter }).map(({ path }) => path)
  expect(left({})).toEqual(['a1', 'a2', 'b1'])
  expect(left({ section: 'A' })).toEqual(['a1', 'a2'])
  expect(left({ section: 'A', warning: 'any' })).toEqual(['a2'])
  expect(left({ warning: 'no-place' })).toEqual(['b1'])
  expect(left({ path: 'a1', warning: 'any' })).toEqual([])
})

test('a direction is read as people type it, and nothing else is', () => {
  expect(['231.5', '231,5', ' 90 °', '0', '360', '007'].map(readDirection)).toEqual([
    '231.5',
    '231.5',
    '90',
    '0',
    '360',
    '7',
  ])
  expect(['', 'north', '361', '-1', '1e2', '12.345'].map(readDirection)).toEqual(Array(6).fill(null))
  expect([directionText('90', 'T'), directionText('90', '')]).toEqual(['90 T', '90'])
})

test('what the app takes carries the device’s own time and the camera’s name', () => {
  expect(takenFacts('2026-05-30T16:00:10.123-05:00', ' HD\u0000 Cam ')).toEqual({
    ...{ in_app: true, at: '2026-05-30T16:00:10-05:00', device: 'HD  Cam' },
  })
  expect(takenFacts('2026-05-30T16:00:10.123Z', '')).toEqual({
    in_app: true,
    at: '2026-05-30T16:00:10+00:00',
  })
  expect(takenName('photo', '2026-05-30T16:00:10.123-05:00', 'jpg')).toBe('photo-20260530-160010.jpg')
})
