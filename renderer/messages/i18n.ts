import i18next, { type FormatterModule, type i18n } from 'i18next'

/** The languages the app speaks in full. */
export const LANGUAGES = ['en', 'zh'] as const
/** A language the app speaks. */
export type Language = (typeof LANGUAGES)[number]

type Words = { readonly [key: string]: string | Words }

/** Every words file, by path; a new namespace is picked up by being there. */
const files = import.meta.glob<Words>('../../assets/messages/*/*.json', { eager: true, import: 'default' })

/** BCP 47 tag for the `lang` attribute and for `Intl`. */
export function languageTag(language: Language): string {
  return language === 'zh' ? 'zh-Hans' : 'en'
}

/**
 * Sets up the app's words. All of them are shipped with the app and loaded at once, so that a change of language shows
 * without waiting. A key without words is a bug: it is logged and shown as the key itself.
 *
 * @param numbers writes the numbers in sentences; without it they stand as they are
 */
export async function startI18n(language: Language, numbers?: FormatterModule): Promise<i18n> {
  const resources: Record<string, Record<string, Words>> = {}
  for (const [path, words] of Object.entries(files)) {
    const [, tag, namespace] = /messages\/([^/]+)\/([^/]+)\.json$/.exec(path) ?? []
    if (tag === undefined || namespace === undefined) continue
    resources[tag] = { ...resources[tag], [namespace]: words }
  }
  if (numbers !== undefined) i18next.use(numbers)
  await i18next.init({
    resources,
    lng: language,
    fallbackLng: 'en',
    supportedLngs: [...LANGUAGES],
    defaultNS: 'common',
    // React escapes what it renders.
    interpolation: { escapeValue: false, alwaysFormat: numbers !== undefined },
    saveMissing: true,
    missingKeyHandler: (languages, namespace, key) =>
      console.error(`no words for ${namespace}:${key} in ${languages.join(', ')}`),
  })
  return i18next
}
