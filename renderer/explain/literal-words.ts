import type { Tree } from '../../shared/expression/tree.ts'
import { formatAmount, formatCountry, formatDate, formatDateTime, formatNumber } from '../ui/format.ts'
import type { Meaning } from './meaning.ts'
import { type Phrase, phrase } from './phrase.ts'
import { type Speaker, say } from './speaker.ts'

/** A text or number written out in an expression, as an answer to what stands beside it. */
export function literalWords(
  tree: Tree & { readonly kind: 'number' | 'text' },
  beside: Meaning | null,
  speaker: Speaker,
): Phrase {
  if (tree.kind === 'number') return numberWords(tree.value, beside, speaker)
  if (tree.value === '') return say(speaker, 'literal.blank')
  const label = choiceLabel(tree.value, beside, speaker) || codeLabel(tree.value, speaker)
  if (label !== '') return quoted(label, 'value', speaker)
  if (/^-?\d+(\.\d+)?$/.test(tree.value)) return numberWords(tree.value, beside, speaker)
  const day = dayWords(tree.value, speaker)
  return day === null ? quoted(tree.value, 'value', speaker) : phrase('value', day)
}

/** A day or moment as people write it; null for any other text. */
export function dayWords(text: string, { language }: Pick<Speaker, 'language'>): string | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return formatDate(text, language)
  return /^\d{4}-\d{2}-\d{2}T/.test(text) ? formatDateTime(text, language) : null
}

/** A value of the mine's profile as the mine's form words it. */
export function profileValue(name: string, value: string, speaker: Speaker): string {
  if (value === '') return ''
  if (name === 'country') return formatCountry(value, speaker.language)
  const words = value.split(' ').map((code) => profileOption(name, code, speaker))
  const unit = PROFILE_UNITS[name]
  if (unit !== undefined)
    return `${formatNumber(value, speaker.language)} ${speaker.t(`profile:unit.${unit}`)}`
  if (words.some((word) => word === '')) return value
  return words.join(speaker.language === 'zh' ? '、' : ', ')
}

/** Words of a unit by profile value, as the mine's form shows them. */
const PROFILE_UNITS: Readonly<Record<string, string>> = {
  area_ha: 'ha',
  altitude_m: 'm',
  rainfall_mm: 'mmPerYear',
  evaporation_mm: 'mmPerYear',
  settlement_km: 'km',
  capacity_t_y: 'tonnesPerYear',
  life_left_y: 'years',
}

/** A name or value in the language's quotation marks. */
export function quoted(text: string, kind: 'name' | 'value', speaker: Speaker): Phrase {
  return phrase(kind, speaker.t('quoted', { a: text }))
}

function numberWords(value: number | string, beside: Meaning | null, { language }: Speaker): Phrase {
  return phrase('value', formatAmount(String(value), beside?.question?.adit?.unit ?? '', language))
}

function choiceLabel(name: string, beside: Meaning | null, speaker: Speaker): string {
  if (beside === null) return ''
  if (beside.profile === true) {
    if (name === 'yes' || name === 'no') return speaker.t(`literal.${name}`)
    return profileOption(beside.name, name, speaker)
  }
  const list = speaker.checklist.choices[beside.question?.list_name ?? '']
  return speaker.text(list?.find((choice) => choice.name === name)?.label)
}

/** A code that stands beside nothing with choices: by words of ours, or by the one label that every choice so named has. */
function codeLabel(code: string, speaker: Speaker): string {
  if (!/^\w+$/.test(code)) return ''
  const key = `known.code.${code}`
  if (speaker.exists(key)) return speaker.t(key)
  const labels = new Set(
    Object.values(speaker.checklist.choices)
      .flat()
      .flatMap(({ name, label }) => (name === code ? [speaker.text(label)] : [])),
  )
  const [label = ''] = labels
  return labels.size === 1 ? label : ''
}

function profileOption(name: string, code: string, speaker: Speaker): string {
  const key = `profile:${name}.${code}`
  const isList = ['commodity', 'method', 'processing', 'status'].includes(name)
  return isList && speaker.exists(key) ? speaker.t(key) : ''
}
