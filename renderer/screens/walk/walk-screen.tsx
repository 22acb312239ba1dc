import { useEffect, useState } from 'react'
import type { Path } from '../../../shared/checklist/value.ts'
import {
  AssessmentProvider,
  useAssessment,
  useAssessmentStore,
} from '../../assessment/assessment-context.tsx'
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
  const { storage } = useServices()
  // Where one was is comfort: when it was never read, the walk begins at the beginning.
  const [remembered] = useState(() => storage.settingsAtHand() ?? FRESH_SETTINGS)
  return (
    <AssessmentProvider assessment={assessment}>
      <Positioned path={path} remembered={remembered} />
    </AssessmentProvider>
  )
}

/** Opens at the remembered question at once instead of jumping there. */
function Positioned({
  path,
  remembered: { positions, filters, walk },
}: {
  readonly path: Path | undefined
  /** How people walked on this device. */
  readonly remembered: Pick<Settings, 'positions' | 'filters' | 'walk'>
}) {
  const id = useAssessment((state) => state.assessment.id)
  const store = useAssessmentStore()
  const [start, setStart] = useState<WalkStart>(() => ({
    filters: ownEntry(filters, id) ?? [],
    mode: walk,
    path: path ?? ownEntry(positions, id) ?? null,
  }))
  const [focus] = useState(() => {
    const view = start.path === null ? undefined : store.getState().views.get(start.path)
    return createQuestionFocus(view?.kind === 'question' && view.relevant ? view.path : null)
  })
  if (path !== undefined && path !== start.path) setStart({ ...start, path })

  useEffect(() => {
    if (path !== undefined) focus.getState().visit(path)
  }, [path, focus])

  return (
    <QuestionFocusContext value={focus}>
      <Walk start={start} />
    </QuestionFocusContext>
  )
}
