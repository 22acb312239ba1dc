/** Languages by the names that people write into headers, lower case, each with its BCP 47 tag. English names first. */
const NAMES: readonly (readonly [tag: string, ...names: readonly string[]])[] = [
  ['en', 'English'],
  ['zh', 'Chinese', '中文', '汉语', 'Mandarin', '简体中文', 'Simplified Chinese', 'Chinese (simplified)'],
  ['zh-Hant', 'Traditional Chinese', '繁體中文', 'Chinese (traditional)'],
  ['af', 'Afrikaans'],
  ['ak', 'Akan', 'Twi'],
  ['am', 'Amharic', 'አማርኛ'],
  ['ar', 'Arabic', 'العربية'],
  ['ay', 'Aymara'],
  ['az', 'Azerbaijani'],
  ['bg', 'Bulgarian'],
  ['bm', 'Bambara'],
  ['bn', 'Bengali', 'Bangla', 'বাংলা'],
  ['bs', 'Bosnian'],
  ['ca', 'Catalan', 'Català'],
  ['cs', 'Czech', 'Čeština'],
  ['da', 'Danish', 'Dansk'],
  ['de', 'German', 'Deutsch'],
  ['el', 'Greek', 'Ελληνικά'],
  ['es', 'Spanish', 'Español', 'Espanol', 'Castellano'],
  ['et', 'Estonian'],
  ['fa', 'Persian', 'Farsi', 'Dari', 'فارسی'],
  ['ff', 'Fula', 'Fulani', 'Pulaar'],
  ['fi', 'Finnish', 'Suomi'],
  ['fr', 'French', 'Français', 'Francais'],
  ['gn', 'Guarani'],
  ['gu', 'Gujarati'],
  ['ha', 'Hausa'],
  ['he', 'Hebrew'],
  ['hi', 'Hindi', 'हिन्दी', 'हिंदी'],
  ['hr', 'Croatian', 'Hrvatski'],
  ['ht', 'Haitian Creole', 'Haitian', 'Kreyòl'],
  ['hu', 'Hungarian', 'Magyar'],
  ['hy', 'Armenian'],
  ['id', 'Indonesian', 'Bahasa Indonesia', 'Bahasa'],
  ['ig', 'Igbo'],
  ['it', 'Italian', 'Italiano'],
  ['ja', 'Japanese', '日本語'],
  ['jv', 'Javanese'],
  ['ka', 'Georgian'],
  ['kk', 'Kazakh'],
  ['km', 'Khmer', 'Cambodian'],
  ['kn', 'Kannada'],
  ['ko', 'Korean', '한국어'],
  ['ku', 'Kurdish', 'Kurmanji'],
  ['ckb', 'Sorani'],
  ['ky', 'Kyrgyz'],
  ['lg', 'Luganda', 'Ganda'],
  ['ln', 'Lingala'],
  ['lo', 'Lao'],
  ['lt', 'Lithuanian'],
  ['lv', 'Latvian'],
  ['mg', 'Malagasy'],
  ['mk', 'Macedonian'],
  ['ml', 'Malayalam'],
  ['mn', 'Mongolian', 'Монгол'],
  ['mr', 'Marathi'],
  ['ms', 'Malay'],
  ['my', 'Burmese', 'Myanmar'],
  ['ne', 'Nepali', 'नेपाली'],
  ['nl', 'Dutch', 'Nederlands'],
  ['no', 'Norwegian', 'Norsk'],
  ['ny', 'Chichewa', 'Nyanja'],
  ['om', 'Oromo', 'Afaan Oromo'],
  ['pa', 'Punjabi'],
  ['pl', 'Polish', 'Polski'],
  ['ps', 'Pashto'],
  ['pt', 'Portuguese', 'Português', 'Portugues'],
  ['qu', 'Quechua'],
  ['rn', 'Kirundi', 'Rundi'],
  ['ro', 'Romanian', 'Română'],
  ['ru', 'Russian', 'Русский'],
  ['rw', 'Kinyarwanda', 'Rwanda'],
  ['si', 'Sinhala'],
  ['sk', 'Slovak'],
  ['sl', 'Slovenian'],
  ['sn', 'Shona'],
  ['so', 'Somali'],
  ['sq', 'Albanian', 'Shqip'],
  ['sr', 'Serbian', 'Srpski'],
  ['st', 'Sesotho', 'Sotho'],
  ['su', 'Sundanese'],
  ['sv', 'Swedish', 'Svenska'],
  ['sw', 'Swahili', 'Kiswahili'],
  ['ta', 'Tamil'],
  ['te', 'Telugu'],
  ['tet', 'Tetum'],
  ['tg', 'Tajik'],
  ['th', 'Thai', 'ไทย'],
  ['ti', 'Tigrinya'],
  ['tk', 'Turkmen'],
  ['tl', 'Tagalog', 'Filipino'],
  ['tn', 'Setswana', 'Tswana'],
  ['tpi', 'Tok Pisin'],
  ['tr', 'Turkish', 'Türkçe'],
  ['uk', 'Ukrainian', 'Українська'],
  ['ur', 'Urdu', 'اردو'],
  ['uz', 'Uzbek'],
  ['vi', 'Vietnamese', 'Tiếng Việt'],
  ['wo', 'Wolof'],
  ['xh', 'Xhosa'],
  ['yo', 'Yoruba'],
  ['zu', 'Zulu'],
]

const TAGS = new Map(
  NAMES.flatMap(([tag, ...names]) => names.map((name) => [name.toLowerCase(), tag] as const)),
)

/** A language as a header names it. */
export interface NamedLanguage {
  /** BCP 47, in the form that a definition takes. */
  readonly tag: string
  /** How the tag was found: in brackets behind the name, as the name itself, in the table, or made up from the name. */
  readonly from: 'code' | 'tag' | 'table' | 'name'
}

/** What a definition takes for a tag; that subtags are registered is not looked at. */
const TAG = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/

/**
 * The language meant by `English (en)`, `en`, `english` or `Klingon`. A name that nobody knows becomes a private tag
 * (`x-klingon`), which is the same for the same name.
 */
export function readLanguage(text: string): NamedLanguage {
  const name = text.replace(/[\s\u00A0]+/g, ' ').trim()
  const known = TAGS.get(name.toLowerCase())
  if (known !== undefined) return { tag: known, from: 'table' }
  const code = /\(\s*([A-Za-z0-9_-]+)\s*\)$/.exec(name)?.[1]?.replaceAll('_', '-')
  if (code !== undefined && (TAG.test(code) || /^x-[A-Za-z0-9-]+$/.test(code))) {
    return { tag: canonicalTag(code), from: 'code' }
  }
  const plain = name.replaceAll('_', '-')
  if (TAG.test(plain) && (plain.length <= 3 || plain.includes('-')))
    return { tag: canonicalTag(plain), from: 'tag' }
  const before = TAGS.get((/^[^(]*/.exec(name)?.[0] ?? '').trim().toLowerCase())
  if (before !== undefined) return { tag: before, from: 'table' }
  return { tag: privateTag(name), from: 'name' }
}

/** The heading for a language in a form: `English (en)`; `en-GB (en-GB)` for what has no name here. */
export function languageHeading(tag: string): string {
  const name = NAMES.find(([known]) => known === tag)?.[1] ?? tag
  return `${name} (${tag})`
}

/** `zh_HANS` as `zh-Hans`: language lower case, script with a capital, region upper case (RFC 5646, section 2.1.1). */
function canonicalTag(tag: string): string {
  const [language = '', ...rest] = tag.split('-')
  if (language.toLowerCase() === 'x') return tag.toLowerCase()
  const parts = rest.map((part) => {
    if (part.length === 4 && /^[A-Za-z]+$/.test(part))
      return part.charAt(0).toUpperCase() + part.slice(1).toLowerCase()
    return part.length === 2 ? part.toUpperCase() : part.toLowerCase()
  })
  return [language.toLowerCase(), ...parts].join('-')
}

function privateTag(name: string): string {
  const ascii = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
  const parts = ascii.split('-').filter((part) => part !== '')
  const words = parts.map((part) => part.slice(0, 8)).slice(0, 3)
  if (words.length > 0) return ['x', ...words].join('-')
  // A name in another script: its code points stand for it.
  const points = [...name].slice(0, 3).map((letter) => `u${letter.codePointAt(0)?.toString(16) ?? ''}`)
  return ['x', ...(points.length > 0 ? points : ['unnamed'])].join('-')
}
