/** A length in rem from pixels at normal text size, so that it grows with the text. */
export const px = (value: number): string => `${value / 16}rem`

/** 44 px, the least size of anything that is tapped. */
export const TARGET = px(44)
