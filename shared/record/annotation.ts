import { z } from 'zod'

/** The unit of places in a picture: ten thousandths of its width and of its height, from the upper left corner. */
export const PICTURE_UNITS = 10_000

/** Marks of one person on one picture, at most; with `MAX_MARK_TEXT` this keeps a log line below 64 KiB. */
export const MAX_MARKS = 100

/** The longest words on a picture, in characters. */
export const MAX_MARK_TEXT = 120

/** Colours a mark can have; what they look like is the screen's business. */
export const MARK_COLOURS = ['red', 'yellow', 'blue', 'white'] as const
/** The colour of a mark. */
export type MarkColour = (typeof MARK_COLOURS)[number]

/**
 * One thing drawn over a picture. Places count on the picture as it is seen, upright by its EXIF. A `blur` hides nothing:
 * it is a wish of how to show the picture, and the original beside it is as it came.
 */
export type Mark =
  /** From its tail to its point. */
  | {
      readonly shape: 'arrow'
      readonly x: number
      readonly y: number
      readonly to_x: number
      readonly to_y: number
      readonly colour: MarkColour
    }
  | {
      readonly shape: 'box'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly colour: MarkColour
    }
  /** `number` in a disc whose centre is there. */
  | {
      readonly shape: 'number'
      readonly x: number
      readonly y: number
      readonly number: number
      readonly colour: MarkColour
    }
  /** Words that begin there. */
  | {
      readonly shape: 'text'
      readonly x: number
      readonly y: number
      readonly text: string
      readonly colour: MarkColour
    }
  | {
      readonly shape: 'blur'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
    }

const at = z.number().int().min(0).max(PICTURE_UNITS)
const size = z.number().int().min(1).max(PICTURE_UNITS)
const colour = z.enum(MARK_COLOURS)

/** Checks a mark in a log: nothing is drawn that is not one of these, within the picture. */
export const markSchema = z.discriminatedUnion('shape', [
  z.object({ shape: z.literal('arrow'), x: at, y: at, to_x: at, to_y: at, colour }),
  z.object({ shape: z.literal('box'), x: at, y: at, width: size, height: size, colour }),
  z.object({ shape: z.literal('number'), x: at, y: at, number: z.number().int().min(1).max(999), colour }),
  z.object({ shape: z.literal('text'), x: at, y: at, text: z.string().min(1).max(MAX_MARK_TEXT), colour }),
  z.object({ shape: z.literal('blur'), x: at, y: at, width: size, height: size }),
])
