import { Button } from '@mantine/core'
import { IconLock, IconMessage2 } from '@tabler/icons-react'
import { use } from 'react'
import type { Path } from '../../../shared/checklist/value.ts'
import type { GivenAnswer } from '../../../shared/record/record-state.ts'
import { useLead } from '../../assessment/use-locks.ts'
import { useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { formatDateTime, sentenceGap } from '../../ui/format.ts'
import { CommentContext } from '../comment-context.ts'
import classes from './locked-mark.module.css'
import { MarkStrip } from './mark-strip.tsx'

/** Why an answer cannot be changed here: who gave it and when, what can be done instead, and whom to ask. */
export function LockedMark({
  id,
  path,
  lock,
}: {
  /** The question is described by it. */
  readonly id: string
  readonly path: Path
  readonly lock: GivenAnswer
}) {
  const { t } = useTranslation('team')
  const language = useLanguage()
  const lead = useLead()
  const comment = use(CommentContext)
  const { signer, at, reason } = lock
  return (
    <MarkStrip
      id={id}
      icon={IconLock}
      tone="tells"
      data-locked={signer.name}
      button={
        comment !== null && (
          <Button
            variant="default"
            leftSection={<IconMessage2 size={18} aria-hidden />}
            onClick={() => comment(path)}
          >
            {t('lock.comment')}
          </Button>
        )
      }
    >
      <strong>{t('lock.by', { name: signer.name, at: formatDateTime(at, language) })}</strong>
      {sentenceGap(language)}
      {t('lock.next', { lead: lead.name })}
      {reason !== undefined && reason !== '' && (
        <div className={classes.reason}>{t('lock.reason', { reason })}</div>
      )}
    </MarkStrip>
  )
}
