import { useCallback } from 'react'
import type { ImportRemark } from '../../../shared/xlsform/import-report.ts'
import { useTranslation } from '../../messages/use-translation.ts'

/** Says a remark in the language of the screen. */
export type RemarkWords = (remark: ImportRemark) => string

/** Words for remarks: those of importing and exporting, else those for a checklist's problems, else the bare code. */
export function useRemarkWords(): RemarkWords {
  const { t, i18n } = useTranslation(['xlsform', 'xlsform-support', 'problems'])
  return useCallback(
    ({ code, detail, place, fate }) => {
      const facts = { ...place, ...detail }
      if (i18n.exists(`xlsform:${code}`)) return t(`xlsform:${code}`, facts)
      // A fault of a form can have the name of a doubt about an exported one.
      const isFault = fate === 'refused' && i18n.exists(`problems:${code}`)
      if (!isFault && i18n.exists(`xlsform-support:export.${code}`))
        return t(`xlsform-support:export.${code}`, facts)
      if (i18n.exists(`problems:${code}`)) {
        // Words that are put together from words: which fault of an expression, which kind of value was wanted.
        const fault =
          detail?.fault === undefined ? '' : t(`problems:fault.${detail.fault}`, { found: '', ...facts })
        const kind = code === 'wrong-kind' ? t(`problems:kind.${detail?.expected}`, { defaultValue: '' }) : ''
        const wanted = kind && t('problems:wanted', { kind })
        return t(`problems:${code}`, { found: '', expected: '', ...facts, words: fault, kind: wanted }).trim()
      }
      return code
    },
    [t, i18n],
  )
}
