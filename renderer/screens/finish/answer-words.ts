import type { ChecklistDefinition } from '../../../shared/checklist/definition.ts'
import type { Value } from '../../../shared/checklist/value.ts'
import type { QuestionView } from '../../../shared/engine/form-view.ts'
import type { Language } from '../../messages/i18n.ts'
import { textIn } from '../../messages/use-language.ts'
import { amountWords } from '../../questions/amount-words.ts'
import { formatDate } from '../../ui/format.ts'

/**
 * An answer on one line, for lists that name it in passing: choices by their labels, dates as people write them, numbers with their unit, positions
 * as latitude and longitude. Empty for attachments and shapes, which a line of text cannot show.
 */
export function answerInWords(
  { definition, value, unit, otherUnit }: Pick<QuestionView, 'definition' | 'value' | 'unit' | 'otherUnit'>,
  choices: ChecklistDefinition['choices'],
  language: Language,
): string {
  if (value === null) return ''
  const label = (name: string) => {
    const choice = choices[definition.list_name ?? '']?.find((candidate) => candidate.name === name)
    return textIn(choice?.label, language) || name
  }
  switch (definition.type) {
    case 'select_one':
      return typeof value === 'string' ? label(value) : ''
    case 'select_multiple':
    case 'rank':
      return isTexts(value) ? value.map(label).join(language === 'zh' ? '、' : ', ') : ''
    case 'geopoint':
      return typeof value === 'object' && 'lat' in value ? `${value.lat}, ${value.lon}` : ''
    case 'date':
      return typeof value === 'string' ? formatDate(value, language) : ''
    default:
      return typeof value === 'string' ? amountWords(definition, value, otherUnit ?? unit, language) : ''
  }
}

function isTexts(value: Value): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}
