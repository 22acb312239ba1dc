import { IconAlertOctagon, IconAlertTriangle, IconCircleDashed } from '@tabler/icons-react'
import type { Finding } from '../../../shared/score/findings.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import classes from './finding-mark.module.css'

/** Says at the question, in words, what its answer raises. */
export function FindingMark({ finding }: { readonly finding: Finding }) {
  const { t } = useTranslation('questions')
  const { rule, severity, gate } = finding
  const gap = rule === 'data-gap'
  const words = rule === 'no-limit' ? 'finding.noLimit' : `finding.${gap ? 'gap' : 'raises'}.${severity}`
  const Icon = gap ? IconCircleDashed : severity === 'critical' ? IconAlertOctagon : IconAlertTriangle
  const tone = gap ? 'gap' : severity
  return (
    <p className={`${classes.mark} ${classes[tone]}`} role="status">
      <Icon size={18} aria-hidden className={classes.icon} />
      <span>
        <strong>{t(words)}</strong>
        {gate && (
          <span className={classes.gate}>
            {t(rule === 'adverse' || rule === 'limit' ? 'finding.gateFail' : 'finding.gateOpen')}
          </span>
        )}
      </span>
    </p>
  )
}
