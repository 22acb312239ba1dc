/** Width of a text in Latin letters: a Chinese character takes two. */
export function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += /[\u2e80-\uffff]/.test(character) ? 2 : 1
  return width
}
