import { Button } from '@mantine/core'
import { IconPhoto } from '@tabler/icons-react'
import { useNavigation } from '../app/route.ts'
import { useAssessment, useAssessmentStore } from '../assessment/assessment-context.tsx'
import { useTranslation } from '../messages/use-translation.ts'

/** Leads to every file that is evidence in the open assessment. */
export function useOpenEvidence(): () => void {
  const go = useNavigation((state) => state.go)
  const store = useAssessmentStore()
  const { id } = useAssessment((state) => state.assessment)
  return () => {
    store.getState().flush()
    go({ screen: 'evidence', assessment: id })
  }
}

/** The same as a button. */
export function EvidenceButton() {
  const { t } = useTranslation('evidence')
  return (
    <Button variant="default" leftSection={<IconPhoto size={18} aria-hidden />} onClick={useOpenEvidence()}>
      {t('open')}
    </Button>
  )
}
