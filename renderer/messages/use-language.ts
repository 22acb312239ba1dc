import { useSyncExternalStore } from 'react'
import type { Text } from '../../shared/checklist/definition.ts'
import type { Language } from './i18n.ts'
import { languageNow, onLanguageChanged } from './use-translation.ts'

/** The language the screen is in now. Re-renders when it changes. */
export function useLanguage(): Language {
  return useSyncExternalStore(onLanguageChanged, languageNow) === 'zh' ? 'zh' : 'en'
}

/** A checklist's text in `language`, else in English, else in any language it has; empty when there is none. */
export function textIn(text: Text | undefined, language: Language): string {
  if (text === undefined) return ''
  return text[language] ?? text.en ?? Object.values(text)[0] ?? ''
}
