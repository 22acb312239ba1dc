import enMenu from '../assets/messages/en/menu.json' with { type: 'json' }
import zhMenu from '../assets/messages/zh/menu.json' with { type: 'json' }
import type { Request } from '../shared/ipc/contract.ts'

/** A language of the app. */
export type Language = Request<'app.language'>['language']

/** What the main process says by itself: the application menu and the system's dialogs. */
export type Words = typeof enMenu

/** The words in a language. Both files have the same keys, or this does not compile. */
export function wordsIn(language: Language): Words {
  return WORDS[language]
}

const WORDS: Readonly<Record<Language, Words>> = { en: enMenu, zh: zhMenu satisfies Words }

/**
 * The language a person most likely reads: the first of theirs that the app speaks, else English.
 *
 * @param preferred BCP 47 tags, best first
 */
export function bestLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const primary = tag.toLowerCase().split(/[-_]/)[0]
    if (primary === 'en' || primary === 'zh') return primary
  }
  return 'en'
}
