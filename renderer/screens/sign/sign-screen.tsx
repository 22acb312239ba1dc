import { useState } from 'react'
import { useNavigation } from '../../app/route.ts'
import { AssessmentProvider, useAssessment } from '../../assessment/assessment-context.tsx'
import { useTranslation } from '../../messages/use-translation.ts'
import { useServices } from '../../services.ts'
import { BackButton } from '../../ui/back-button.tsx'
import { Page } from '../../ui/page.tsx'
import { ExportProgressView } from './export-progress-view.tsx'
import { ReceiptView } from './receipt-view.tsx'
import { SignForm } from './sign-form.tsx'
import { useExport } from './use-export.ts'

/** Signs an assessment, writes it as a bundle and hands over the receipt. */
export function SignScreen({ assessment }: { readonly assessment: string }) {
  return (
    <AssessmentProvider assessment={assessment}>
      <Sign />
    </AssessmentProvider>
  )
}

function Sign() {
  const { t } = useTranslation('sign')
  const { storage } = useServices()
  const go = useNavigation((state) => state.go)
  const { id, mine } = useAssessment((state) => state.assessment)
  const work = useExport()
  const [noted, setNoted] = useState(false)

  if (work.state.kind === 'done') {
    const { receipt, note } = work.state
    return (
      <ReceiptView
        receipt={receipt}
        revision={note.revision}
        noted={noted || work.state.noted}
        onNote={async () => {
          await storage.noteExport(id, note)
          setNoted(true)
        }}
        mine={mine}
      />
    )
  }
  const running = work.state.kind === 'running'
  return (
    <Page
      title={t('title')}
      width="text"
      actions={
        running ? undefined : (
          <BackButton onClick={() => go({ screen: 'finish', assessment: id })}>{t('back')}</BackButton>
        )
      }
    >
      {work.state.kind === 'running' && (
        <ExportProgressView
          progress={work.state.progress}
          cancelling={work.state.cancelling}
          onCancel={work.cancel}
        />
      )}
      {/* The form stays mounted while the export runs, so that a cancel or a wrong passphrase loses nothing. */}
      <div hidden={running}>
        <SignForm work={work} />
      </div>
    </Page>
  )
}
