import i18next, { type FlatNamespace, type i18n, type TFunction } from 'i18next'
import { useSyncExternalStore } from 'react'

/** Words of the screen's language. */
export interface Translation {
  /** Looks words up, in the first namespace unless the key names another: `common:close`. */
  readonly t: TFunction
  /** To ask whether there are words at all. */
  readonly i18n: i18n
}

/** One of each language and namespace, so that what is given a `t` can compare it. */
const made = new Map<string, Translation>()

/**
 * The words of a namespace (a file of `assets/messages`); what else is named says which others are used. Re-renders when
 * the language changes, and gives the same `t` until then.
 *
 * Not the hook of react-i18next: that one copies the whole instance for each component that uses it, and a walk has some
 * thousand of them; loading words later, which it is made for, does not happen here.
 */
export function useTranslation(namespaces: FlatNamespace | readonly FlatNamespace[] = 'common'): Translation {
  const language = useSyncExternalStore(onLanguageChanged, languageNow)
  const first = typeof namespaces === 'string' ? namespaces : (namespaces[0] ?? 'common')
  const key = `${language} ${first}`
  const known = made.get(key)
  if (known !== undefined) return known
  const fresh = { t: i18next.getFixedT(language, first), i18n: i18next }
  made.set(key, fresh)
  return fresh
}

/** The code of the language the screen is in. */
export function languageNow(): string {
  return i18next.language
}

/** Calls when the language has changed, until the returned function is called. */
export function onLanguageChanged(tell: () => void): () => void {
  i18next.on('languageChanged', tell)
  return () => i18next.off('languageChanged', tell)
}
