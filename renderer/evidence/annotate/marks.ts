import {
  MAX_MARK_TEXT,
  type Mark,
  type MarkColour,
  PICTURE_UNITS,
} from '../../../shared/record/annotation.ts'

/** A place on a picture, in `PICTURE_UNITS`. */
export interface Place {
  readonly x: number
  readonly y: number
}

/** What is drawn next. */
export interface Pen {
  readonly shape: Mark['shape']
  readonly colour: MarkColour
  /** Of the next disc. */
  readonly number: number
  /** Of the next words. */
  readonly text: string
}

/** A drag shorter than this, in `PICTURE_UNITS`, is a tap. */
const TAP = 120

/** The size that a tap gives to what has one. */
const TAPPED = 2000

/** The mark that a drag from one place to another makes; a tap makes one of a size that can be seen. */
export function drawnMark(pen: Pen, from: Place, to: Place): Mark {
  const { shape, colour, number } = pen
  const isTap = Math.hypot(to.x - from.x, to.y - from.y) < TAP
  if (shape === 'number') return { shape, ...placed(from), number, colour }
  if (shape === 'text') return { shape, ...placed(from), text: pen.text, colour }
  if (shape === 'arrow') {
    // A tap is what the arrow points at.
    const tail = isTap ? { x: to.x - TAPPED / 2, y: to.y - TAPPED / 2 } : from
    const point = placed(to)
    return { shape, ...placed(tail), to_x: point.x, to_y: point.y, colour }
  }
  const half = TAPPED / 2
  const area = isTap
    ? between({ x: from.x - half, y: from.y - half }, { x: from.x + half, y: from.y + half })
    : between(from, to)
  return shape === 'blur' ? { shape, ...area } : { shape, ...area, colour }
}

/** The mark moved by so much; at the edge of the picture it stops, whole. */
export function movedMark(mark: Mark, by: Place): Mark {
  switch (mark.shape) {
    case 'arrow': {
      const x = within(by.x, mark.x, mark.to_x)
      const y = within(by.y, mark.y, mark.to_y)
      return { ...mark, x: mark.x + x, y: mark.y + y, to_x: mark.to_x + x, to_y: mark.to_y + y }
    }
    case 'box':
    case 'blur': {
      const x = within(by.x, mark.x, mark.x + mark.width)
      const y = within(by.y, mark.y, mark.y + mark.height)
      return { ...mark, x: mark.x + x, y: mark.y + y }
    }
    default:
      return { ...mark, ...placed({ x: mark.x + by.x, y: mark.y + by.y }) }
  }
}

/** The mark with its other end moved by so much: the point of an arrow, the lower right corner of an area. */
export function stretchedMark(mark: Mark, by: Place): Mark {
  if (mark.shape === 'arrow') {
    const end = placed({ x: mark.to_x + by.x, y: mark.to_y + by.y })
    return { ...mark, to_x: end.x, to_y: end.y }
  }
  if (mark.shape !== 'box' && mark.shape !== 'blur') return mark
  const size = (start: number, length: number, more: number) =>
    Math.min(PICTURE_UNITS - start, Math.max(TAP, Math.round(length + more)))
  return { ...mark, width: size(mark.x, mark.width, by.x), height: size(mark.y, mark.height, by.y) }
}

/** The number of the next disc: one more than the highest. */
export function nextNumber(marks: readonly Mark[]): number {
  const numbers = marks.map((mark) => (mark.shape === 'number' ? mark.number : 0))
  return Math.min(999, Math.max(0, ...numbers) + 1)
}

/** Words as they may stand on a picture; null when nothing is left. */
export function markText(text: string): string | null {
  const line = text
    .replaceAll(/[\p{Cc}]/gu, ' ')
    .normalize('NFC')
    .toWellFormed()
  const short = [...line].slice(0, MAX_MARK_TEXT).join('')
  return short.trim() === '' ? null : short.slice(0, MAX_MARK_TEXT).toWellFormed()
}

function placed({ x, y }: Place): Place {
  const inside = (at: number) => Math.min(PICTURE_UNITS, Math.max(0, Math.round(at)))
  return { x: inside(x), y: inside(y) }
}

function between(one: Place, other: Place): Place & { readonly width: number; readonly height: number } {
  const from = placed({ x: Math.min(one.x, other.x), y: Math.min(one.y, other.y) })
  const to = placed({ x: Math.max(one.x, other.x), y: Math.max(one.y, other.y) })
  // As thin as a line is still an area that can be taken hold of.
  const width = Math.max(TAP, to.x - from.x)
  const height = Math.max(TAP, to.y - from.y)
  return {
    x: Math.min(from.x, PICTURE_UNITS - width),
    y: Math.min(from.y, PICTURE_UNITS - height),
    width,
    height,
  }
}

/** As much of a move as keeps everything between `one` and `other` within the picture. */
function within(by: number, one: number, other: number): number {
  const low = -Math.min(one, other)
  const high = PICTURE_UNITS - Math.max(one, other)
  return Math.round(Math.min(high, Math.max(low, by)))
}
