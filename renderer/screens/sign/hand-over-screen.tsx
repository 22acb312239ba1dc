import { useState } from 'react'
import { useNavigation } from '../../app/route.ts'
import { AssessmentProvider, useAssessment } from '../../assessment/assessment-context.tsx'
import { HandedOverNotice } from '../../assessment/handed-over-notice.tsx'
import { useTranslation } from '../../messages/use-translation.ts'
import { BackButton } from '../../ui/back-button.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { ExportProgressView } from './export-progress-view.tsx'
import { HandOverForm } from './hand-over-form.tsx'
import { ReceiptView } from './receipt-view.tsx'
import { type ExportWork, useExport } from './use-export.ts'

/** Gives the record to a colleague as a bundle: a copy, or with all further work. */
export function HandOverScreen({ assessment }: { readonly assessment: string }) {
  const work = useExport()
  // Once the hand-over is noted, the record is opened anew, with the note in it.
  const [opening, setOpening] = useState(0)
  return (
    <AssessmentProvider key={opening} assessment={assessment}>
      <HandOver work={work} onNoted={() => setOpening(opening + 1)} />
    </AssessmentProvider>
  )
}

function HandOver({ work, onNoted }: { readonly work: ExportWork; onNoted(): void }) {
  const { t } = useTranslation('merge')
  const go = useNavigation((state) => state.go)
  const { id, mine } = useAssessment((state) => state.assessment)
  const handedOver = useAssessment((state) => state.handedOver)
  const { state } = work
  if (state.kind === 'done') {
    const { receipt, note } = state
    return (
      <ReceiptView receipt={receipt} revision={note.revision} noted onNote={async () => {}} mine={mine} />
    )
  }
  const running = state.kind === 'running'
  return (
    <Page
      title={t('give.title')}
      lead={t('give.lead')}
      width="text"
      actions={
        running ? undefined : (
          <BackButton onClick={() => go({ screen: 'walk', assessment: id })}>{t('give.back')}</BackButton>
        )
      }
    >
      {running && (
        <ExportProgressView progress={state.progress} cancelling={state.cancelling} onCancel={work.cancel} />
      )}
      {handedOver !== null && state.kind === 'failed' && <ErrorNotice error={state.error} />}
      {/* The form stays mounted while the export runs, so that a cancel or a wrong passphrase loses nothing. */}
      <div hidden={running}>
        {handedOver === null ? <HandOverForm work={work} onNoted={onNoted} /> : <HandedOverNotice />}
      </div>
    </Page>
  )
}
