import { useCallback } from 'react'
import { type Path, splitPath } from '../../shared/checklist/value.ts'
import { useAssessmentStore } from '../assessment/assessment-context.tsx'
import { useText } from './text.ts'

/** As much of a label as fits into a tooltip or a line of a list, in characters. */
const LONGEST = 60

/** Names a question, a repeat or a section shortly: scored questions by their code, the others by their label. */
export function usePlaceLabel(): (path: Path) => string {
  const store = useAssessmentStore()
  const text = useText()
  return useCallback(
    (path) => {
      const { name } = splitPath(path)
      const view = store.getState().views.get(path)
      if (view === undefined) return name
      if (view.kind === 'question' && view.definition.adit?.severity !== undefined) return name
      const label = text(view.label) || name
      return label.length > LONGEST ? `${label.slice(0, LONGEST - 1)}…` : label
    },
    [store, text],
  )
}
