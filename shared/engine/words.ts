import type { Words } from '../checklist/checklist.ts'
import type { Text } from '../checklist/definition.ts'

/** Fills the gaps of a text in every language. `show` gives the words for `${name}` in one language. */
export function fillWords(words: Words, show: (name: string, language: string) => string): Text {
  if (words.gaps === null) return words.text
  const filled: Record<string, string> = {}
  for (const [language, template] of Object.entries(words.gaps)) {
    filled[language] = template
      .map((part) => (typeof part === 'string' ? part : show(part.name, language)))
      .join('')
  }
  return filled
}
