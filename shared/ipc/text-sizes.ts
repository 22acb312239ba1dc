/** The sizes of text that can be chosen, in percent of the normal one, smallest first. */
export const TEXT_SIZES = [100, 115, 130, 150, 175, 200] as const
/** A size of text that can be chosen. */
export type TextSize = (typeof TEXT_SIZES)[number]

/** The next size up or down, which is the same one at either end. A size that is none counts as the nearest below. */
export function nextTextSize(size: number, step: 1 | -1): TextSize {
  const at = TEXT_SIZES.findLastIndex((one) => one <= size)
  return TEXT_SIZES[Math.min(TEXT_SIZES.length - 1, Math.max(0, at + step))] ?? TEXT_SIZES[0]
}
