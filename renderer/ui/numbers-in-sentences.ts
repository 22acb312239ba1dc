import type { FormatterModule } from 'i18next'
import { formatNumber } from './format.ts'

/** Writes the numbers in the gaps of sentences like all others on the screen; texts are put in as they are. */
export const numbersInSentences: FormatterModule = {
  type: 'formatter',
  init() {},
  add() {},
  addCached() {},
  format: (value: unknown, _format, language) =>
    typeof value === 'number' ? formatNumber(value, language === 'zh' ? 'zh' : 'en') : (value as string),
}
