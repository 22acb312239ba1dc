import { constantFrom, assert as holds, integer, property, record, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  drawnMark,
  markText,
  movedMark,
  nextNumber,
  type Pen,
  stretchedMark,
} from '../../../renderer/evidence/annotate/marks.ts'
import { type Mark, markSchema } from '../../../shared/record/annotation.ts'

const PEN: Pen = { shape: 'box', colour: 'red', number: 1, text: 'crack' }

describe('a drag', () => {
  test('makes an area of what lies between, whichever corner it began at', () => {
    const area = { x: 1000, y: 2000, width: 3000, height: 500 }
    expect(drawnMark(PEN, { x: 1000, y: 2000 }, { x: 4000, y: 2500 })).toMatchObject(area)
    expect(drawnMark(PEN, { x: 4000, y: 2500 }, { x: 1000, y: 2000 })).toMatchObject(area)
  })

  test('makes an arrow that points to where it ended', () => {
    const arrow = drawnMark({ ...PEN, shape: 'arrow' }, { x: 9000, y: 9000 }, { x: 100, y: 200 })
    expect(arrow).toEqual({ shape: 'arrow', x: 9000, y: 9000, to_x: 100, to_y: 200, colour: 'red' })
  })

  test('that is a tap makes something that can be seen around there', () => {
    const at = { x: 5000, y: 5000 }
    expect(drawnMark(PEN, at, at)).toMatchObject({ x: 4000, y: 4000, width: 2000, height: 2000 })
    expect(drawnMark({ ...PEN, shape: 'arrow' }, at, at)).toMatchObject({ to_x: 5000, to_y: 5000 })
  })

  test('of a blur has no colour, as nothing of it is drawn', () => {
    expect(drawnMark({ ...PEN, shape: 'blur' }, { x: 0, y: 0 }, { x: 500, y: 500 })).toEqual({
      ...{ shape: 'blur', x: 0, y: 0, width: 500, height: 500 },
    })
  })
})

test('whatever is drawn, moved and stretched can stand in the log', () => {
  const at = integer({ min: -20_000, max: 30_000 })
  const place = record({ x: at, y: at })
  const shape = constantFrom('arrow', 'box', 'number', 'text', 'blur')
  holds(
    property(shape, place, place, place, place, (kind, from, to, move, stretch) => {
      const mark = drawnMark({ ...PEN, shape: kind as Mark['shape'] }, from, to)
      for (const one of [mark, movedMark(mark, move), stretchedMark(mark, stretch)]) {
        expect(markSchema.safeParse(one).success).toBe(true)
        if ('width' in one)
          expect(Math.max(one.x + one.width, one.y + one.height)).toBeLessThanOrEqual(10_000)
      }
    }),
  )
})

test('a move keeps the size and stops at the edge', () => {
  const box = drawnMark(PEN, { x: 8000, y: 100 }, { x: 9000, y: 600 })
  expect(movedMark(box, { x: 5000, y: -5000 })).toMatchObject({ x: 9000, y: 0, width: 1000, height: 500 })
  const arrow = drawnMark({ ...PEN, shape: 'arrow' }, { x: 0, y: 0 }, { x: 3000, y: 3000 })
  expect(movedMark(arrow, { x: -100, y: 100 })).toMatchObject({ x: 0, y: 100, to_x: 3000, to_y: 3100 })
})

test('discs are numbered on from the highest', () => {
  expect(nextNumber([])).toBe(1)
  const disc: Mark = { shape: 'number', x: 0, y: 0, number: 4, colour: 'red' }
  expect(nextNumber([disc, { ...disc, number: 2 }])).toBe(5)
})

test('words on a picture are one line of at most 120 characters, or none', () => {
  expect(markText('two\nlines')).toBe('two lines')
  expect(markText('   ')).toBeNull()
  holds(
    property(string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      const words = markText(text)
      if (words === null) return
      const mark = { shape: 'text', x: 0, y: 0, text: words, colour: 'red' }
      expect(markSchema.safeParse(mark).success).toBe(true)
      expect(words.isWellFormed()).toBe(true)
    }),
  )
})
