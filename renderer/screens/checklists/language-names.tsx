import { languageTag } from '../../messages/i18n.ts'
import { useLanguage } from '../../messages/use-language.ts'

/** Languages by their names in the language of the screen, e.g. `English, Chinese`; a tag nobody knows as it is. */
export function LanguageNames({ tags }: { readonly tags: readonly string[] }) {
  const language = useLanguage()
  const names = tags.map((tag) => nameOf(tag, languageTag(language)))
  return names.join(language === 'zh' ? '、' : ', ')
}

function nameOf(tag: string, inLanguage: string): string {
  try {
    return new Intl.DisplayNames([inLanguage], { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag
  }
}
