import { describe, expect, it } from 'vitest'
import { readPosition, readPositions, writePosition } from '../../../renderer/questions/read-position.ts'

const HILL = { lat: '-15.84', lon: '-70.02' }

describe('a typed position', () => {
  it.each([
    '-15.84, -70.02',
    '\u221215.84, \u221270.02',
    '-15.84 -70.02',
    '-15.84;-70.02',
    '-15,84; -70,02',
    '-15,84 -70,02',
    '-15.84，-70.02',
    '15.84 S 70.02 W',
    '15.84S, 70.02W',
    'S15.84 W70.02',
    '70.02 W, 15.84 S',
    '南纬15.84 西经70.02',
    '15.84° S, 70.02° W',
  ])('%j is read as it is meant', (typed) => {
    expect(readPosition(typed)).toEqual(HILL)
  })

  it.each([
    `15°50'24"S 70°01'12"W`,
    '15°50′24″S 70°01′12″W',
    '南纬15度50分24秒 西经70度01分12秒',
    `15°50.4'S, 70°1.2'W`,
    `-15°50'24", -70°01'12"`,
  ])('%j is worked out to the centimetre', (typed) => {
    expect(readPosition(typed)).toEqual(HILL)
  })

  it('is rounded to seven decimals when it is worked out', () => {
    expect(readPosition(`0°0'1"N 0°0'1"E`)).toEqual({ lat: '0.0002778', lon: '0.0002778' })
  })

  it('keeps typed degrees digit for digit', () => {
    expect(readPosition('-14.1950, -72.65400')).toEqual({ lat: '-14.1950', lon: '-72.65400' })
  })

  it('takes altitude and accuracy along', () => {
    expect(readPosition('-15.84, -70.02, 4180 m ±4 m')).toEqual({ ...HILL, alt: '4180', accuracy: '4' })
    expect(readPosition('-15.84, -70.02 ±2.5')).toEqual({ ...HILL, accuracy: '2.5' })
  })

  it('is written so that it reads the same again', () => {
    const point = { ...HILL, alt: '4180.5', accuracy: '3' }
    expect(readPosition(writePosition(point))).toEqual(point)
  })

  it.each([
    '',
    'here',
    '-15.84',
    '91, 0',
    '0, 181',
    '15.84 N 70.02 N',
    '15.84 E 70.02 W',
    `15°61'0"S 70°0'0"W`,
    '-15.84 S, 70.02 W',
    '1, 2, 3',
  ])('%j is none', (typed) => {
    expect(readPosition(typed)).toBeNull()
  })
})

describe('a list of positions', () => {
  it('has one per line, and names the lines that are none', () => {
    expect(readPositions('-15.84, -70.02\n\nhere\n-15.84, -70.02\r\nthere')).toEqual({
      points: [HILL, HILL],
      bad: [3, 5],
    })
  })
})
