import { useCallback } from 'react'
import type { Path } from '../../shared/checklist/value.ts'
import type { EvidenceWarning } from '../../shared/record/evidence-warnings.ts'
import { useLanguage } from '../messages/use-language.ts'
import { useTranslation } from '../messages/use-translation.ts'
import { formatNumber } from '../ui/format.ts'
import { formatSpan } from '../ui/format-span.ts'

/** Says what is worth a second look at a file. `label` names a question. */
export function useWarningWords(label: (path: Path) => string): (warning: EvidenceWarning) => string {
  const { t } = useTranslation('evidence')
  const language = useLanguage()
  return useCallback(
    (warning) => {
      switch (warning.kind) {
        case 'same-file':
          return t('warning.same-file', {
            count: warning.paths.length,
            where: warning.paths.slice(0, 5).map(label).join(t('separator')),
          })
        case 'far':
          return t('warning.far', { km: formatNumber(warning.km, language) })
        case 'before-visit':
        case 'after-visit':
          return t(`warning.${warning.kind}`, { by: formatSpan(warning.hours * 3600, language) })
        case 'camera-clock':
          return t(warning.seconds > 0 ? 'warning.camera-ahead' : 'warning.camera-behind', {
            by: formatSpan(Math.abs(warning.seconds), language),
          })
        case 'device-clock':
          return t('warning.device-clock', { by: formatSpan(warning.seconds, language) })
        default:
          return t(`warning.${warning.kind}`)
      }
    },
    [t, language, label],
  )
}
