import { Button } from '@mantine/core'
import { IconChecks } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Path } from '../../shared/checklist/value.ts'
import { useAssessment, useAssessmentStore } from '../assessment/assessment-context.tsx'
import type { AssessmentState } from '../assessment/assessment-state.ts'
import { carriedAt } from '../assessment/carried.ts'
import { childrenOf } from '../assessment/views.ts'

/** Confirms every carried answer of a row at once; nothing while the row has none. */
export function ConfirmRow({ of }: { readonly of: readonly Path[] }) {
  const { t } = useTranslation('questions')
  const store = useAssessmentStore()
  const count = useAssessment((state) => carriedIn(state, of).length)
  if (count === 0) return null
  return (
    <Button
      variant="default"
      leftSection={<IconChecks size={18} aria-hidden />}
      onClick={() => void store.getState().confirm(carriedIn(store.getState(), of))}
    >
      {t('carried.row', { count })}
    </Button>
  )
}

/** The questions below these paths that are asked and wait to be confirmed. */
function carriedIn(
  state: Pick<AssessmentState, 'views' | 'record'>,
  paths: readonly Path[],
): readonly Path[] {
  return paths.flatMap((path) => {
    const view = state.views.get(path)
    if (view === undefined || !view.relevant) return []
    if (view.kind !== 'question') return carriedIn(state, childrenOf(view))
    return carriedAt(state.record, path) === undefined ? [] : [path]
  })
}
