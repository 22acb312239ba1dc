import { expect, test } from 'vitest'
import { FIRST_STATE, readWindowState, SMALLEST } from '../../main/window-state.ts'

const laptop = { x: 0, y: 25, width: 1920, height: 1055 }
const second = { x: -1280, y: 0, width: 1280, height: 1024 }
const kept = (state: object) => JSON.stringify({ width: 1000, height: 700, maximised: false, ...state })

test('a window comes back where it was, on either display', () => {
  for (const place of [
    { x: 100, y: 100 },
    { x: -1200, y: 10 },
  ])
    expect(readWindowState(kept({ ...place, maximised: true }), [laptop, second])).toEqual({
      ...place,
      width: 1000,
      height: 700,
      maximised: true,
    })
})

test('a window whose display is gone, or whose top cannot be reached, is centred', () => {
  for (const place of [
    { x: -1200, y: 10 },
    { x: 1900, y: 100 },
    { x: -950, y: 100 },
    { x: 100, y: 0 },
    { x: 100, y: 1070 },
    { x: 5000, y: 100 },
  ])
    expect(readWindowState(kept(place), [laptop])).toEqual({ width: 1000, height: 700, maximised: false })
})

test('a window keeps between the smallest size and the display', () => {
  expect(readWindowState(kept({ width: 9000, height: 9000 }), [laptop])).toMatchObject({
    width: 1920,
    height: 1055,
  })
  expect(readWindowState(kept({ width: 10, height: 10 }), [laptop])).toMatchObject(SMALLEST)
  expect(readWindowState(kept({ x: 5, y: 50, width: 10, height: 10 }), [laptop])).toMatchObject(SMALLEST)
})

test('nonsense gives the window of a first start', () => {
  for (const text of [
    null,
    '',
    '{',
    'null',
    '[]',
    '{"width":"x"}',
    kept({ width: 1e9 }),
    kept({ x: 0.5, y: 1 }),
    kept({ maximised: 'yes' }),
  ])
    expect(readWindowState(text, [laptop])).toEqual(FIRST_STATE)
  expect(readWindowState(null, [])).toEqual(FIRST_STATE)
})
