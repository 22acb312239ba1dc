import { UnstyledButton } from '@mantine/core'
import { IconVersions } from '@tabler/icons-react'
import { useMemo } from 'react'
import { checklistInForce } from '../../../../shared/record/checklist-in-force.ts'
import { useNavigation } from '../../../app/route.ts'
import { useAssessment, useAssessmentStore } from '../../../assessment/assessment-context.tsx'
import { useNewerVersions } from '../../../library/newer-versions.ts'
import { useTranslation } from '../../../messages/use-translation.ts'
import classes from './version-offer.module.css'

/** Offers a newer version of the checklist, or the way back after an upgrade; nothing where there is neither. */
export function VersionOffer() {
  const { t } = useTranslation('upgrade')
  const store = useAssessmentStore()
  const go = useNavigation((state) => state.go)
  const { id } = useAssessment((state) => state.assessment)
  const opened = useAssessment((state) => state.record.opened)
  const upgrades = useAssessment((state) => state.record.upgrades)
  const used = useMemo(() => checklistInForce({ opened, upgrades }), [opened, upgrades])
  const [newest] = useNewerVersions(used)
  const before = upgrades.at(-1)?.from
  if (newest === undefined && before === undefined) return null
  return (
    <UnstyledButton
      className={classes.offer}
      data-newer={newest !== undefined}
      onClick={() => {
        store.getState().flush()
        go({ screen: 'upgrade', assessment: id })
      }}
    >
      <IconVersions size={14} aria-hidden />
      {newest === undefined
        ? t('before', { version: before?.version ?? '' })
        : t('offerShort', { version: newest.version })}
    </UnstyledButton>
  )
}
