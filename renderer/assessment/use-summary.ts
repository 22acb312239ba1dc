import { useMemo } from 'react'
import { useAssessment } from './assessment-context.tsx'
import { type Summary, summarize } from './summary.ts'

/** How far the open assessment is; summed up again when an answer changes. */
export function useSummary(): Summary {
  const record = useAssessment((state) => state.record)
  const sections = useAssessment((state) => state.sections)
  const views = useAssessment((state) => state.views)
  return useMemo(() => summarize({ sections, views, record }), [sections, views, record])
}
