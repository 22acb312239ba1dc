import { useMemo } from 'react'
import type { Path } from '../../shared/checklist/value.ts'
import type { Explanation } from '../../shared/engine/explanation.ts'
import { useAssessment, useAssessmentStore } from '../assessment/assessment-context.tsx'

/** Why something stands as it does, worked out again when any answer changes. Undefined when it is gone. */
export function useExplanation(path: Path): Explanation | undefined {
  const store = useAssessmentStore()
  const views = useAssessment((state) => state.views)
  // biome-ignore lint/correctness/useExhaustiveDependencies: new views are new answers.
  return useMemo(() => store.getState().explain(path), [store, views, path])
}
