import type { Words } from '../checklist/checklist.ts'
import type { Text } from '../checklist/definition.ts'

/**
 * Fills the gaps of a text in every language. `show` gives the words for `${name}` in one language. Where it has none,
 * the space between the gap and a closing bracket goes too: `Cost (million ${currency})` becomes `Cost (million)`.
 */
export function fillWords(words: Words, show: (name: string, language: string) => string): Text {
  if (words.gaps === null) return words.text
  const filled: Record<string, string> = {}
  for (const [language, template] of Object.entries(words.gaps)) {
    filled[language] = template.reduce<string>((text, part) => {
      if (typeof part !== 'string') return text + show(part.name, language)
      return /^[)）]/.test(part) ? text.trimEnd() + part : text + part
    }, '')
  }
  return filled
}
