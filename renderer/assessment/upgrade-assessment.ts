import type { StoreApi } from 'zustand'
import type { ChecklistDefinition } from '../../shared/checklist/definition.ts'
import { loadChecklist } from '../../shared/checklist/load-checklist.ts'
import { AppError } from '../../shared/lib/app-error.ts'
import type { ChecklistUpgrade } from '../../shared/record/event.ts'
import type { Services } from '../services.ts'
import type { AssessmentState } from './assessment-state.ts'
import { closeAssessment } from './open-assessments.ts'

/**
 * Takes an open assessment over to another version of its checklist, forward or back. The definition is on the disk
 * before the event that names it. The store is closed then: whoever opens the assessment again has the new version.
 *
 * @throws AppError `not-a-checklist` for a definition that cannot be walked; what keeps earlier answers from being saved, or the storage from taking this; nothing is done then
 */
export async function upgradeAssessment(
  services: Services,
  store: StoreApi<AssessmentState>,
  definition: ChecklistDefinition,
  upgrade: ChecklistUpgrade,
): Promise<void> {
  const loaded = loadChecklist(definition)
  if ('problems' in loaded) {
    const [first] = loaded.problems
    throw new AppError('not-a-checklist', { path: first?.path ?? '', detail: first?.code ?? '' })
  }
  await services.storage.addChecklist(definition, upgrade.to.sha256)
  await store.getState().goOver(upgrade)
  closeAssessment(services, store.getState().assessment.id)
}
