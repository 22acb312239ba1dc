import { isMetadata } from '../../shared/checklist/checklist.ts'
import type { QuestionView } from '../../shared/engine/form-view.ts'

/** Whether a question has a place on the screen. Calculations without words are arithmetic, not something to read. */
export function isShown({ definition, label }: Pick<QuestionView, 'definition' | 'label'>): boolean {
  if (definition.type === 'hidden' || isMetadata(definition)) return false
  return definition.type !== 'calculate' || Object.values(label).some((words) => words !== '')
}
