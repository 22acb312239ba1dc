import type { Text } from '../checklist/definition.ts'

/** Words for the choice that `or_other` adds, and for the question behind it. XLSForm has them in English only. */
const WORDS: Readonly<Record<string, readonly [choice: string, question: string]>> = {
  en: ['Other', 'Specify other.'],
  zh: ['其他', '请说明其他情况。'],
  es: ['Otro', 'Especifique otro.'],
  fr: ['Autre', 'Précisez.'],
  pt: ['Outro', 'Especifique outro.'],
  ru: ['Другое', 'Уточните.'],
}

/** The label of the choice `other` and of the question that asks which, in each language; English where we have no word. */
export function otherWords(languages: readonly string[]): { readonly choice: Text; readonly question: Text } {
  const wordsFor = (tag: string) => WORDS[tag.toLowerCase().split('-')[0] ?? ''] ?? WORDS.en ?? ['', '']
  return {
    choice: Object.fromEntries(languages.map((tag) => [tag, wordsFor(tag)[0]])),
    question: Object.fromEntries(languages.map((tag) => [tag, wordsFor(tag)[1]])),
  }
}
