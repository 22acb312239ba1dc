import { useEffect, useState } from 'react'
import type { Path } from '../../../shared/checklist/value.ts'
import { AssessmentProvider, useAssessment } from '../../assessment/assessment-context.tsx'
import { createQuestionFocus, QuestionFocusContext } from '../../questions/question-focus.ts'
import { useServices } from '../../services.ts'
import { FRESH_SETTINGS } from '../../storage/fresh-settings.ts'
import type { Settings } from '../../storage/storage.ts'
import { ownEntry } from './own-key.ts'
import { Walk, type WalkStart } from './walk.tsx'

/** Walks one assessment, question by question. Opens where the person was, or at `path`. */
export function WalkScreen({
  assessment,
  path,
}: {
  /** Id of the assessment. */
  readonly assessment: string
  /** The question to show; from then on it says what it lacks. */
  readonly path?: Path | undefined
}) {
  return (
    <AssessmentProvider assessment={assessment}>
      <Positioned path={path} />
    </AssessmentProvider>
  )
}

/** Waits for the remembered question, so that the screen opens there at once instead of jumping. */
function Positioned({ path }: { readonly path: Path | undefined }) {
  const { storage } = useServices()
  const id = useAssessment((state) => state.assessment.id)
  const [focus] = useState(createQuestionFocus)
  const [start, setStart] = useState<WalkStart | undefined>(undefined)

  useEffect(() => {
    if (path !== undefined) focus.getState().visit(path)
    const open = ({ positions, filters, walk }: Pick<Settings, 'positions' | 'filters' | 'walk'>) =>
      setStart((known) => ({
        filters: known?.filters ?? ownEntry(filters, id) ?? [],
        mode: known?.mode ?? walk,
        path: path ?? known?.path ?? ownEntry(positions, id) ?? null,
      }))
    // Where one was is comfort: when it cannot be read, the walk begins at the beginning.
    storage.getSettings().then(open, () => open(FRESH_SETTINGS))
  }, [path, id, storage, focus])

  if (start === undefined) return null
  return (
    <QuestionFocusContext value={focus}>
      <Walk start={start} />
    </QuestionFocusContext>
  )
}
