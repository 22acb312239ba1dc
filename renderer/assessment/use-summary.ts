import { useMemo } from 'react'
import { useAssessment } from './assessment-context.tsx'
import { type Summary, summarize } from './summary.ts'

/** How far the open assessment is; summed up again when an answer changes. */
export function useSummary(): Summary {
  const record = useAssessment((state) => state.record)
  const checklist = useAssessment((state) => state.checklist)
  const views = useAssessment((state) => state.views)
  return useMemo(() => summarize({ checklist, views, record }), [checklist, views, record])
}
