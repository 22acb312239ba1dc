import { use, useCallback } from 'react'
import type { Text } from '../../shared/checklist/definition.ts'
import { AssessmentContext } from '../assessment/assessment-context.tsx'
import { useLanguage } from '../messages/use-language.ts'

/** Looks a checklist's text up. Gives plain text, never markup; empty when there is none. */
export type ReadText = (text: Text | undefined) => string

/** The text in the first of these languages that has it, else in any, else empty. */
export function pickText(text: Text | undefined, languages: readonly string[]): string {
  if (text === undefined) return ''
  for (const language of languages) {
    const found = text[language]
    if (found !== undefined && found !== '') return found
  }
  return Object.values(text)[0] ?? ''
}

/**
 * Reads a checklist's texts in the language of the screen, else in the checklist's own default language, else in any it
 * has. The function changes only with the language. Inside an assessment the default language is that of its checklist;
 * elsewhere it is handed in.
 */
export function useText(defaultLanguage?: string): ReadText {
  const language = useLanguage()
  const open = use(AssessmentContext)
  const fallback = defaultLanguage ?? open?.getState().checklist.default_language ?? 'en'
  return useCallback((text) => pickText(text, [language, fallback]), [language, fallback])
}
