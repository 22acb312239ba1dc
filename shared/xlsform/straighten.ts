const SINGLE = /[\u2018\u2019\u201A\u201B]/
const DOUBLE = /[\u201C\u201D\u201E\u201F\u00AB\u00BB]/

/**
 * An expression with the quotation marks and dashes that word processors put in turned into plain ones. What stands
 * inside of quotation marks is a text and stays, except for the mark that ends it.
 */
export function straighten(expression: string): string {
  let out = ''
  let open: "'" | '"' | null = null
  let plain = false
  for (const [index, letter] of Array.from(expression).entries()) {
    const quote = quoteOf(letter)
    if (open === null) {
      if (quote !== null) {
        open = quote
        plain = letter === quote
      }
      out += quote ?? (letter === '\u2013' || letter === '\u2212' ? '-' : letter)
      continue
    }
    // In a text that began with a plain mark, an odd one ends it only when no plain one follows.
    const ends = quote === open && (!plain || letter === quote || !expression.includes(quote, index + 1))
    out += ends ? open : letter
    if (ends) open = null
  }
  return out
}

function quoteOf(letter: string): "'" | '"' | null {
  if (letter === "'" || SINGLE.test(letter)) return "'"
  return letter === '"' || DOUBLE.test(letter) ? '"' : null
}
