import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconPhoto } from '@tabler/icons-react'
import { useNavigation } from '../app/route.ts'
import { useAssessment, useAssessmentStore } from '../assessment/assessment-context.tsx'
import { useTranslation } from '../messages/use-translation.ts'

/** Leads to every file that is evidence in the open assessment. */
export function EvidenceButton({ words = false }: { readonly words?: boolean }) {
  const { t } = useTranslation('evidence')
  const go = useNavigation((state) => state.go)
  const store = useAssessmentStore()
  const { id } = useAssessment((state) => state.assessment)
  const open = () => {
    store.getState().flush()
    go({ screen: 'evidence', assessment: id })
  }
  if (words) {
    return (
      <Button variant="default" leftSection={<IconPhoto size={18} aria-hidden />} onClick={open}>
        {t('open')}
      </Button>
    )
  }
  return (
    <Tooltip label={t('open')}>
      <ActionIcon variant="default" aria-label={t('open')} onClick={open}>
        <IconPhoto size={20} />
      </ActionIcon>
    </Tooltip>
  )
}
