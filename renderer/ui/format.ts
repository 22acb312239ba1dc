import { type Language, languageTag } from '../messages/i18n.ts'
import { dateFormatter, numberFormatter } from './formatters.ts'

/*
 * Numbers, dates and names as people of a language write them. What is stored stays ISO 8601 and decimal text.
 */

/**
 * A decimal text or number as it is read: with the language's separators. Of a text every decimal stays, because `0.50`
 * says how exactly it was measured, and so does `<` in front (below detection); text that is no number stays as it is.
 * Every number on the screen is written here, but for those that are being typed.
 */
export function formatNumber(value: string | number, language: Language): string {
  return writeNumber(value, language, true)
}

/**
 * A decimal text with its unit, by the unit's code. A number of four digits without a unit stays together: it may be a
 * year.
 *
 * @param measured it has a unit, also where that stands elsewhere, such as over a column
 */
export function formatAmount(
  value: string,
  unit: string,
  language: Language,
  measured = unit !== '',
): string {
  const number = writeNumber(value, language, measured ? true : 'min2')
  return [number, formatUnit(unit, language)].filter((part) => part !== '').join(' ')
}

function writeNumber(value: string | number, language: Language, useGrouping: true | 'min2'): string {
  const tag = languageTag(language)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return String(value)
    return numberFormatter(tag, { useGrouping, maximumFractionDigits: 10 }).format(value)
  }
  const [, below = '', digits = '', decimals = ''] =
    /^(<?)(-?(?:0|[1-9]\d*)(?:\.(\d{1,100}))?)$/.exec(value) ?? []
  if (digits === '') return value
  const fraction = { minimumFractionDigits: decimals.length, maximumFractionDigits: decimals.length }
  // As text, so that no digit is lost to a binary fraction.
  return below + numberFormatter(tag, { useGrouping, ...fraction }).format(digits as `${number}`)
}

/** The day of an ISO 8601 moment or date, in this device's zone, e.g. `30 May 2026`. */
export function formatDate(iso: string, language: Language): string {
  return write(iso, language, { dateStyle: 'medium' })
}

/** Day and minute of an ISO 8601 moment, in this device's zone. */
export function formatDateTime(iso: string, language: Language): string {
  return write(iso, language, { dateStyle: 'medium', timeStyle: 'short' })
}

/**
 * How long before `now` a moment or date was, in the largest unit that says enough: days up to two months, months up to
 * two years, then years. Of a moment after `now`, the day itself.
 */
export function formatAge(iso: string, now: string, language: Language): string {
  const days = Math.floor((Date.parse(now) - Date.parse(iso)) / 86_400_000)
  if (!(days >= 0)) return formatDate(iso, language)
  const [count, unit] =
    days < 60
      ? ([days, 'day'] as const)
      : days < 731
        ? ([Math.floor(days / 30.44), 'month'] as const)
        : ([Math.floor(days / 365.25), 'year'] as const)
  return formatAgo(count, unit, language)
}

/** So many units before now, e.g. `3 days ago`. Chinese gets the space beside figures that every text of ours has. */
export function formatAgo(count: number, unit: Intl.RelativeTimeFormatUnit, language: Language): string {
  const words = new Intl.RelativeTimeFormat(languageTag(language), { numeric: 'auto' }).format(-count, unit)
  return language === 'zh' ? words.replace(/(\d)(?=\p{Script=Han})/u, '$1 ') : words
}

function write(iso: string, language: Language, options: Intl.DateTimeFormatOptions): string {
  // A bare date is that day everywhere; the clock would move it west of Greenwich.
  const moment = new Date(/^\d{4}-\d{2}-\d{2}$/.test(iso) ? `${iso}T12:00:00` : iso)
  if (Number.isNaN(moment.getTime())) return iso
  // British order, day first: the app is used on five continents and month-first is read wrongly on four.
  const tag = language === 'en' ? 'en-GB' : languageTag(language)
  return dateFormatter(tag, options).format(moment)
}

const SIZES = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** A size with at most one decimal, in powers of 1000, e.g. `4.2 MB`. */
export function formatBytes(bytes: number, language: Language): string {
  let size = bytes
  let unit = 0
  while (size >= 1000 && unit < SIZES.length - 1) {
    size /= 1000
    unit += 1
  }
  const text = numberFormatter(languageTag(language), {
    style: 'unit',
    unit: SIZES[unit] ?? 'byte',
    // The short form of a byte knows no plural.
    unitDisplay: unit === 0 ? 'long' : 'short',
    maximumFractionDigits: size < 10 && unit > 0 ? 1 : 0,
  }).format(size)
  // In Chinese a word follows its number without a blank, a sign such as MB with one; here both stand alike.
  return text.replace(/(\d)(\p{Script=Han})/u, '$1 $2')
}

/** Units whose code is no sign that people write, by code. */
const UNIT_WORDS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  '-': { en: '', zh: '' },
  '1/1e6 h': { en: 'per million hours', zh: '每百万工时' },
  '1/ha': { en: 'per ha', zh: '个/ha' },
  '1/m2': { en: 'per m²', zh: '个/m²' },
  Mm3: { en: 'million m³', zh: '百万 m³' },
  d: { en: 'days', zh: '天' },
  dBA: { en: 'dB(A)', zh: 'dB(A)' },
  dBL: { en: 'dB(L)', zh: 'dB(L)' },
  deg: { en: '°', zh: '°' },
  h: { en: 'h', zh: '小时' },
  million: { en: 'million', zh: '百万' },
  min: { en: 'min', zh: '分钟' },
  mu: { en: 'mu', zh: '亩' },
  months: { en: 'months', zh: '个月' },
  'quality-ha': { en: 'quality ha', zh: '质量公顷' },
  weeks: { en: 'weeks', zh: '周' },
  yr: { en: 'years', zh: '年' },
}

/** A checklist's unit as it is written for people: `m3/yr` becomes `m³/yr`, in Chinese `m³/年`; `ug/L` becomes `µg/L`. */
export function formatUnit(unit: string, language: Language): string {
  const words = UNIT_WORDS[unit]?.[language]
  if (words !== undefined) return words
  const raised = unit
    .replace(/\b(k?)m([23])\b/g, (_, kilo, power) => `${kilo}m${power === '2' ? '²' : '³'}`)
    .replace(/\bu(?=[gS])/g, 'µ')
    .replace('CO2e', 'CO₂e')
  return language === 'zh' ? raised.replace(/\byr\b/g, '年').replace(/\bmonth\b/g, '月') : raised
}

/** The name of an ISO 3166 alpha-2 code; the code itself when it has none. */
export function formatCountry(code: string, language: Language): string {
  if (!/^[A-Z]{2}$/.test(code)) return code
  return new Intl.DisplayNames([languageTag(language)], { type: 'region', fallback: 'code' }).of(code) ?? code
}

/**
 * Where a mine is, by its region and the code of its country: `Ayacucho, Peru`; in Chinese the larger comes first. Empty
 * when neither is known.
 */
export function formatPlace(
  region: string | undefined,
  country: string | undefined,
  language: Language,
): string {
  const parts = [region ?? '', country ? formatCountry(country, language) : ''].filter((part) => part !== '')
  return language === 'zh' ? parts.reverse().join(' · ') : parts.join(', ')
}

/** What stands between two sentences of a language, or behind a colon: a space; in Chinese nothing. */
export function sentenceGap(language: Language): string {
  return language === 'zh' ? '' : ' '
}

/** Names in a row, as people of a language write them: `a, b`, in Chinese `a、b`. */
export function formatList(names: readonly string[], language: Language): string {
  return names.join(language === 'zh' ? '、' : ', ')
}

/** The first 16 hex digits of a digest or key id in groups of four, to be read aloud. */
export function formatFingerprint(digest: string): string {
  return (
    digest
      .replace(/^sha256:/, '')
      .slice(0, 16)
      .match(/.{1,4}/g)
      ?.join(' ') ?? digest
  )
}

/** The hemispheres of a degree at or above zero and of one below it. */
const HEMISPHERES = {
  en: { lat: ['N', 'S'], lon: ['E', 'W'] },
  zh: { lat: ['北纬', '南纬'], lon: ['东经', '西经'] },
} as const

/** Degrees, minutes and seconds of a decimal degree with its hemisphere: `12°34′56″ S`, in Chinese `南纬 12°34′56″`. */
export function formatDegrees(decimal: string, axis: 'lat' | 'lon', language: Language): string {
  const value = Number(decimal)
  const hemisphere = HEMISPHERES[language][axis][value < 0 ? 1 : 0]
  const seconds = Math.round(Math.abs(value) * 3600)
  const two = (part: number) => String(part).padStart(2, '0')
  const degrees = `${Math.floor(seconds / 3600)}°${two(Math.floor(seconds / 60) % 60)}′${two(seconds % 60)}″`
  return language === 'zh' ? `${hemisphere} ${degrees}` : `${degrees} ${hemisphere}`
}
