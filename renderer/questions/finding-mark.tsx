import { IconAlertOctagon, IconAlertTriangle, IconCircleDashed } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './finding-mark.module.css'
import type { RaisedFinding } from './raised-finding.ts'

/** Says at the question, in words, what its answer raises. */
export function FindingMark({ finding }: { readonly finding: RaisedFinding }) {
  const { t } = useTranslation('questions')
  const { kind, severity, gate } = finding
  const Icon =
    kind === 'gap' ? IconCircleDashed : severity === 'critical' ? IconAlertOctagon : IconAlertTriangle
  const tone = kind === 'gap' ? 'gap' : severity
  return (
    <p className={`${classes.mark} ${classes[tone]}`} role="status">
      <Icon size={18} aria-hidden className={classes.icon} />
      <span>
        <strong>{kind === 'gap' ? t(`finding.gap.${severity}`) : t(`finding.raises.${severity}`)}</strong>
        {gate && (
          <span className={classes.gate}>
            {t(kind === 'adverse' || kind === 'breach' ? 'finding.gateFail' : 'finding.gateOpen')}
          </span>
        )}
      </span>
    </p>
  )
}
