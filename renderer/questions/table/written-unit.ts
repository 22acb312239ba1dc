import { convertibleUnits, relativesOf } from '../../../shared/checklist/units.ts'
import type { Language } from '../../messages/i18n.ts'
import { formatUnit } from '../../ui/format.ts'

/**
 * The unit that people wrote as `text`: `own`, or one that can be converted into another; null for anything else.
 *
 * @param own the question's unit; '' when it has none or it hangs on other answers
 */
export function readUnit(text: string, own: string, language: Language): string | null {
  const wanted = plain(text)
  if (wanted === '') return null
  const known = [...relativesOf(own), ...convertibleUnits()]
  return (
    known.find(
      (unit) =>
        unit !== '' &&
        [unit, formatUnit(unit, language), formatUnit(unit, 'en')].some((one) => plain(one) === wanted),
    ) ?? null
  )
}

/** The unit in brackets at the end of a heading, e.g. of `Result (ug/L)`; null without one. */
export function headingUnit(heading: string, own: string, language: Language): string | null {
  const inside = /[([（]([^()[\]（）]*)[)\]）]\s*\*?\s*$/.exec(heading)?.[1]
  return inside === undefined ? null : readUnit(inside, own, language)
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').replace(/μ/g, 'µ').toLowerCase()
}
