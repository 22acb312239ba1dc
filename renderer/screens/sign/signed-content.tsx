import { nextRevision } from '../../../shared/record/signatures.ts'
import { useAssessment } from '../../assessment/assessment-context.tsx'
import type { Summary } from '../../assessment/summary.ts'
import { textIn, useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { useServices } from '../../services.ts'
import { useLive } from '../../storage/use-live.ts'
import { Fact, Facts } from '../../ui/facts.tsx'
import { formatBytes } from '../../ui/format.ts'
import { Panel, PanelWords } from '../../ui/panel.tsx'

/** What the signatures will cover: the mine, the checklist, the revision and how much there is. */
export function SignedContent({ summary }: { readonly summary: Summary }) {
  const { t } = useTranslation('sign')
  const language = useLanguage()
  const { storage } = useServices()
  const assessment = useAssessment((state) => state.assessment)
  const checklist = useAssessment((state) => state.checklist)
  const record = useAssessment((state) => state.record)
  // Read from storage: the exports noted there have a say in the number, not those known when the assessment was opened.
  const stored = useLive(
    async () => (await storage.getAssessment(assessment.id)) ?? null,
    [storage, assessment.id],
  )
  const { revision } = nextRevision((stored ?? assessment).exports, record.signatures)
  const events = [...record.feeds.values()].reduce((sum, { count }) => sum + count, 0)
  const facts: readonly (readonly [name: string, value: string, note?: string])[] = [
    [t('what.mine'), record.opened?.mine.name ?? ''],
    [
      t('what.checklist'),
      textIn(checklist.form_title, language),
      t('what.version', { version: checklist.version }),
    ],
    [
      t('what.revision'),
      String(revision),
      revision === 1 ? t('what.first') : t('what.supersedes', { revision: revision - 1 }),
    ],
    [t('what.answers'), t('what.answers-value', { answered: summary.answered, asked: summary.asked })],
    [
      t('what.attachments'),
      summary.attachments === 0
        ? '0'
        : t('what.attachments-value', {
            count: summary.attachments,
            size: formatBytes(summary.attachmentBytes, language),
          }),
    ],
    [t('what.events'), String(events)],
  ]
  return (
    <Panel title={t('what.title')}>
      <Facts>
        {facts.map(([name, value, note]) => (
          <Fact key={name} name={name} note={note}>
            {value}
          </Fact>
        ))}
      </Facts>
      <PanelWords>{t('what.whole-log')}</PanelWords>
    </Panel>
  )
}
