import { IconAlertTriangle } from '@tabler/icons-react'
import type { EvidenceWarning } from '../../shared/record/evidence-warnings.ts'
import { useTranslation } from '../messages/use-translation.ts'
import { usePlaceLabel } from '../questions/place-label.ts'
import classes from './evidence.module.css'
import { useWarningWords } from './use-warning-words.ts'

/** What is worth a second look at a file, in words. */
export function WarningList({ warnings }: { readonly warnings: readonly EvidenceWarning[] }) {
  const { t } = useTranslation('evidence')
  const words = useWarningWords(usePlaceLabel())
  if (warnings.length === 0) return null
  return (
    <ul className={classes.warnings} aria-label={t('warning.title')}>
      {warnings.map((warning) => (
        <li key={warning.kind}>
          <IconAlertTriangle size={18} aria-hidden />
          <span>{words(warning)}</span>
        </li>
      ))}
    </ul>
  )
}
