import { Tooltip } from '@mantine/core'
import type { Path } from '../../../shared/checklist/value.ts'
import { useAssessment } from '../../assessment/assessment-context.tsx'
import { initialsIn, whoAnswered } from '../../assessment/who-answered.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import classes from './who-mark.module.css'

/** Tells by initials who gave the answer, where several people answer. It stands in the gutter, where it moves nothing. */
export function WhoMark({ path }: { readonly path: Path }) {
  const { t } = useTranslation('team')
  const name = useAssessment(({ record }) => whoAnswered(record, path))
  const initials = useAssessment(({ record }) => (name === null ? '' : initialsIn(record, name)))
  if (name === null) return null
  const words = t('by', { name })
  return (
    <Tooltip label={words} events={{ hover: true, focus: true, touch: true }}>
      <span className={classes.who} data-who={name}>
        <span aria-hidden>{initials}</span>
        <span className={classes.unseen}>{words}</span>
      </span>
    </Tooltip>
  )
}
