import type { QuestionView } from '../../shared/engine/form-view.ts'
import type { Language } from '../messages/i18n.ts'
import { formatAmount, formatUnit } from '../ui/format.ts'

/**
 * An answer that is one text, with its unit: numbers as the language writes them, all else as it was entered. A code of
 * digits that people type as text stays a code.
 *
 * @param unit by its code; that of the question may stand elsewhere, such as over a column, and then '' is put behind
 */
export function amountWords(
  { type, adit }: QuestionView['definition'],
  value: string,
  unit: string,
  language: Language,
): string {
  const measured = unit !== '' || adit?.unit !== undefined || adit?.unit_from !== undefined
  if (NUMBERS.has(type) || (measured && type !== 'date')) return formatAmount(value, unit, language, measured)
  return [value, formatUnit(unit, language)].filter((part) => part !== '').join(' ')
}

const NUMBERS: ReadonlySet<string> = new Set(['integer', 'decimal', 'range', 'calculate'])
