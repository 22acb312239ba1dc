import { describe, expect, test } from 'vitest'
import { parsePosition } from '../../../../renderer/screens/mine/parse-position.ts'

// 14°54'30"S = 14 + 54/60 + 30/3600 = 14.908333…, 75°07'27"W = 75.124166…
const CERRO_ALTO = { lat: '-14.9083333', lon: '-75.1241667' }

describe('decimal degrees', () => {
  test.each([
    ['-14.9083, -75.1241', { lat: '-14.9083', lon: '-75.1241' }],
    ['-14.9083 -75.1241', { lat: '-14.9083', lon: '-75.1241' }],
    ['14.9083 S, 75.1241 W', { lat: '-14.9083', lon: '-75.1241' }],
    ['W 75.1241; S 14.9083', { lat: '-14.9083', lon: '-75.1241' }],
    ['47.5°N 116.25°E', { lat: '47.5', lon: '116.25' }],
    ['−14.9083，−75.1241', { lat: '-14.9083', lon: '-75.1241' }],
    ['0, 0', { lat: '0', lon: '0' }],
    ['007.50, +009.10', { lat: '7.50', lon: '9.10' }],
  ])('%s', (text, position) => {
    expect(parsePosition(text)).toEqual(position)
  })
})

describe('degrees, minutes and seconds', () => {
  test.each([
    `14°54'30"S 75°07'27"W`,
    `14°54′30″S, 75°07′27″W`,
    `S14°54'30" W75°07'27"`,
    `S14 54 30, W75 7 27`,
    `-14 54 30, -75 7 27`,
    `14 54 30 S 75 7 27 W`,
    `75°07'27"W 14°54'30"S`,
    `14:54:30S 75:07:27W`,
    '南纬14度54分30秒，西经75度7分27秒',
    '西经75°7′27″ 南纬14°54′30″',
  ])('%s', (text) => {
    expect(parsePosition(text)).toEqual(CERRO_ALTO)
  })

  test('may end in decimal minutes', () => {
    expect(parsePosition(`47°30.5'N 116°15'E`)).toEqual({ lat: '47.5083333', lon: '116.25' })
  })
})

describe('a grid position', () => {
  test('is taken as degrees', () => {
    expect(parsePosition('19 south 390777 8248497')).toEqual({ lat: '-15.8400037', lon: '-70.0200022' })
  })
})

describe('what is no position', () => {
  test.each([
    '',
    'Cerro Alto',
    '14.9',
    '14.9, ',
    '1, 2, 3',
    '14 S 75 S',
    '14°70\'00"S 75°W',
    '-14 S, 75 W',
    '14.5 30 S, 75 W',
    '1e3, 4',
  ])('is not understood: %j', (text) => {
    expect(parsePosition(text)).toEqual({ problem: 'unreadable' })
  })

  test('is on a grid of the poles', () => {
    expect(parsePosition('UPS Z 1530125 2426773')).toEqual({ problem: 'polar' })
  })

  test('is off the globe', () => {
    expect(parsePosition('90.1, 0')).toEqual({ problem: 'latitude' })
    expect(parsePosition('0, -180.5')).toEqual({ problem: 'longitude' })
    expect(parsePosition('90, 180')).toEqual({ lat: '90', lon: '180' })
  })
})
