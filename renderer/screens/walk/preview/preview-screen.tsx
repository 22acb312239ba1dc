import { useEffect, useRef, useState } from 'react'
import type { ChecklistDefinition } from '../../../../shared/checklist/definition.ts'
import { AssessmentProvider } from '../../../assessment/assessment-context.tsx'
import { openPreview, type Preview, type PreviewChoices } from '../../../assessment/open-preview.ts'
import { useVersion } from '../../../library/use-library.ts'
import { VersionGone } from '../../../library/version-gone.tsx'
import { useTranslation } from '../../../messages/use-translation.ts'
import { createQuestionFocus, QuestionFocusContext } from '../../../questions/question-focus.ts'
import { ServicesContext, useServices } from '../../../services.ts'
import { ErrorNotice } from '../../../ui/notice.tsx'
import { Walk } from '../walk.tsx'
import { PreviewBar } from './preview-bar.tsx'
import { startingProfile } from './preview-profile.ts'

/** Walks a version of the library without keeping anything: leaving is forgetting. */
export function PreviewScreen({ form, version }: { readonly form: string; readonly version: string }) {
  const opened = useVersion(form, version)
  if (opened.error !== null) return <ErrorNotice error={opened.error} onRetry={opened.retry} />
  if (opened.value === undefined) return null
  if (opened.value === null) return <VersionGone />
  return <Trial definition={opened.value.definition} />
}

function Trial({ definition }: { readonly definition: ChecklistDefinition }) {
  const { t } = useTranslation('checklists')
  const services = useServices()
  const [choices, setChoices] = useState<PreviewChoices>(() => ({
    profile: startingProfile(definition),
    quick: false,
  }))
  const [preview, setPreview] = useState<Preview | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const [focus] = useState(() => createQuestionFocus())
  const latest = useRef<Preview | null>(null)
  // Told once: in another language the walk goes on as it is, and its head says the name anew.
  const [name] = useState(() => t('preview.mine'))

  useEffect(() => {
    let wanted = true
    openPreview(services, definition, choices, name, latest.current ?? undefined).then(
      (next) => {
        if (!wanted) return
        latest.current = next
        setPreview(next)
      },
      (error: unknown) => wanted && setFailure(error),
    )
    return () => {
      wanted = false
    }
  }, [services, definition, choices, name])

  if (failure !== null) return <ErrorNotice error={failure} />
  if (preview === null) return null
  const bar = <PreviewBar definition={definition} choices={choices} onChoose={setChoices} />
  return (
    <ServicesContext value={preview.services}>
      <AssessmentProvider assessment={preview.assessment}>
        <QuestionFocusContext value={focus}>
          <Walk start={{ path: focus.getState().at, filters: [], mode: 'list' }} preview={bar} />
        </QuestionFocusContext>
      </AssessmentProvider>
    </ServicesContext>
  )
}
