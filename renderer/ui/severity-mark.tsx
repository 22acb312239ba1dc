import type { Severity } from '../../shared/checklist/definition.ts'
import { useTranslation } from '../messages/use-translation.ts'
import classes from './severity-mark.module.css'

/** One outline for each severity, so that it is told without its colour: diamond, triangle, ring. */
const SHAPES: Record<Severity, string> = {
  critical: 'M8 .8 15.2 8 8 15.2.8 8Z',
  major: 'M8 1.5 15.5 14.5H.5Z',
  minor: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11Zm0 2.2a3.3 3.3 0 1 0 0 6.6 3.3 3.3 0 0 0 0-6.6Z',
}

/** How bad a finding is: shape, colour and word. Without `word` the word is only heard. */
export function SeverityMark({
  severity,
  word = true,
}: {
  readonly severity: Severity
  readonly word?: boolean
}) {
  const { t } = useTranslation()
  const name = t(`severity.${severity}`)
  return (
    <span className={`${classes.mark} ${classes[severity]}`} title={name}>
      <svg width="14" height="14" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <path d={SHAPES[severity]} fill="currentColor" fillRule="evenodd" />
      </svg>
      <span className={word ? undefined : classes.heard}>{name}</span>
    </span>
  )
}
