import type { QuestionType } from '../../shared/checklist/definition.ts'

/** Types that people answer by one value that can be said in a line of text; files and positions show themselves. */
export const VALUE_TYPES: readonly QuestionType[] = [
  'text',
  'barcode',
  'integer',
  'decimal',
  'range',
  'date',
  'time',
  'dateTime',
  'select_one',
  'select_multiple',
  'rank',
  'acknowledge',
]
