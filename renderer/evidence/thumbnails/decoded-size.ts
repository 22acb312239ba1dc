import type { PictureSize } from '../../../shared/lib/picture-size.ts'

/** The longer side of a small picture in pixels: twice a tile, for dense screens. */
export const LONGEST = 480

/**
 * The size to ask a decoder of JPEG for, as the picture is stored: the least number of eighths of either side that is as
 * large as a small picture. Null when that is all of it. A decoder of JPEG can leave out what is finer than that before
 * any pixel is made (libjpeg's `scale_num`/8); asked for a pixel less than so many eighths, it takes an eighth less.
 */
export function decodedSize({ width, height }: PictureSize): PictureSize | null {
  const eighths = Math.ceil((8 * LONGEST) / Math.max(width, height))
  if (eighths >= 8) return null
  const of = (side: number) => Math.ceil((side * eighths) / 8) + 1
  return { width: of(width), height: of(height) }
}
