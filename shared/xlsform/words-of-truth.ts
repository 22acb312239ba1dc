/** What XLSForm takes for yes and no where it wants one of them; null for anything else. */
export function yesOrNo(text: string): boolean | null {
  const word = text.trim().toLowerCase()
  if (['yes', 'true', 'true()', '1', 'y'].includes(word)) return true
  if (['no', 'false', 'false()', '0', 'n'].includes(word)) return false
  return null
}

/** A condition written as a word, as an expression; other texts as they are. */
export function conditionOf(text: string): string {
  if (/^(yes|true|true\(\))$/i.test(text)) return 'true()'
  return /^(no|false|false\(\))$/i.test(text) ? 'false()' : text
}
