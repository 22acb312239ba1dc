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
  const remembered = useRemembered(assessment)
  return (
    <AssessmentProvider assessment={assessment}>
      {remembered !== undefined && <Positioned path={path} remembered={remembered} />}
    </AssessmentProvider>
  )
}

type Remembered = Pick<Settings, 'positions' | 'filters' | 'walk'>

/** How people walked on this device, read while the assessment is opened; undefined until then. */
function useRemembered(assessment: string): Remembered | undefined {
  const { storage } = useServices()
  const [remembered, setRemembered] = useState<{ of: string; settings: Remembered } | undefined>(undefined)
  useEffect(() => {
    let wanted = true
    const keep = (settings: Remembered) => wanted && setRemembered({ of: assessment, settings })
    // Where one was is comfort: when it cannot be read, the walk begins at the beginning.
    storage.getSettings().then(keep, () => keep(FRESH_SETTINGS))
    return () => {
      wanted = false
    }
  }, [assessment, storage])
  return remembered?.of === assessment ? remembered.settings : undefined
}

/** Opens at the remembered question at once instead of jumping there. */
function Positioned({
  path,
  remembered: { positions, filters, walk },
}: {
  readonly path: Path | undefined
  readonly remembered: Remembered
}) {
  const id = useAssessment((state) => state.assessment.id)
  const [focus] = useState(createQuestionFocus)
  const [start, setStart] = useState<WalkStart>(() => ({
    filters: ownEntry(filters, id) ?? [],
    mode: walk,
    path: path ?? ownEntry(positions, id) ?? null,
  }))
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
