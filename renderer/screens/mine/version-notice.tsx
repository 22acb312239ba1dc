import { UnstyledButton } from '@mantine/core'
import { IconVersions } from '@tabler/icons-react'
import type { ChecklistRef } from '../../../shared/record/event.ts'
import { useNavigation } from '../../app/route.ts'
import { useNewerVersions } from '../../library/newer-versions.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import classes from './version-notice.module.css'

/** Offers a newer version of an assessment's checklist; nothing where there is none. */
export function VersionNotice({
  assessment,
  used,
}: {
  readonly assessment: string
  readonly used: ChecklistRef | null
}) {
  const { t } = useTranslation('upgrade')
  const go = useNavigation((state) => state.go)
  const [newest] = useNewerVersions(used)
  if (newest === undefined) return null
  return (
    <UnstyledButton className={classes.notice} onClick={() => go({ screen: 'upgrade', assessment })}>
      <IconVersions size={18} aria-hidden />
      <span>
        {t('offer', { version: newest.version })}
        <span className={classes.look}>{t('look')}</span>
      </span>
    </UnstyledButton>
  )
}
