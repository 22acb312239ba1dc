import { Button } from '@mantine/core'
import { IconChecks } from '@tabler/icons-react'
import type { Path } from '../../../shared/checklist/value.ts'
import { useAssessment, useAssessmentStore } from '../../assessment/assessment-context.tsx'
import type { AssessmentState } from '../../assessment/assessment-state.ts'
import { carriedAt } from '../../assessment/carried.ts'
import { changedIn } from '../../assessment/changed.ts'
import { answerLockIn } from '../../assessment/use-locks.ts'
import { childrenOf } from '../../assessment/views.ts'
import { useTranslation } from '../../messages/use-translation.ts'

/** Confirms at once every answer of a row that waits for it; nothing while the row has none. */
export function ConfirmRow({ of }: { readonly of: readonly Path[] }) {
  const { t } = useTranslation('questions')
  const store = useAssessmentStore()
  const count = useAssessment((state) => waitingIn(state, of).length)
  if (count === 0) return null
  return (
    <Button
      variant="default"
      leftSection={<IconChecks size={18} aria-hidden />}
      onClick={() => void store.getState().confirm(waitingIn(store.getState(), of))}
    >
      {t('carried.row', { count })}
    </Button>
  )
}

/** The questions below these paths that are asked and wait to be confirmed, by whoever may. */
function waitingIn(
  state: Pick<AssessmentState, 'views' | 'record' | 'checklist' | 'actor' | 'signer'>,
  paths: readonly Path[],
): readonly Path[] {
  return paths.flatMap((path) => {
    const view = state.views.get(path)
    if (view === undefined || !view.relevant) return []
    if (view.kind !== 'question') return waitingIn(state, childrenOf(view))
    const changed = changedIn(state.record, state.checklist).get(path)
    const waits = carriedAt(state.record, path) !== undefined || changed === 'confirm'
    return waits && answerLockIn(state, path) === null ? [path] : []
  })
}
