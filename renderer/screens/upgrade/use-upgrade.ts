import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { StoreApi } from 'zustand'
import type { ChecklistDefinition } from '../../../shared/checklist/definition.ts'
import type { UpgradePlan } from '../../../shared/record/plan-upgrade.ts'
import { useNavigation } from '../../app/route.ts'
import type { AssessmentState } from '../../assessment/assessment-state.ts'
import { upgradeAssessment } from '../../assessment/upgrade-assessment.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { useServices } from '../../services.ts'

/** Makes an upgrade, and goes on to the walk under the new version. */
export function useUpgrade(store: StoreApi<AssessmentState>): {
  readonly busy: boolean
  /** Why it was not made; null while nothing went wrong. */
  readonly error: unknown
  upgrade(definition: ChecklistDefinition, plan: UpgradePlan): void
} {
  const { t } = useTranslation('upgrade')
  const services = useServices()
  const go = useNavigation((state) => state.go)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  async function make(definition: ChecklistDefinition, plan: UpgradePlan) {
    setBusy(true)
    setError(null)
    try {
      await upgradeAssessment(services, store, definition, plan.upgrade)
      const { confirm, anew } = plan.answers
      const open = t('done.open', { count: confirm + anew })
      notifications.show({
        title: t('done.title', { version: plan.upgrade.to.version }),
        message: confirm + anew === 0 ? t('done.nothing') : open,
        autoClose: 8000,
      })
      go({ screen: 'walk', assessment: store.getState().assessment.id })
    } catch (reason) {
      setError(reason)
      setBusy(false)
    }
  }
  return { busy, error, upgrade: (definition, plan) => void make(definition, plan) }
}
