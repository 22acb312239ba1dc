import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { STAGES } from '../../../shared/checklist/definition.ts'
import { useNavigation } from '../../app/route.ts'
import { useOpenAhead } from '../../assessment/use-open-ahead.ts'
import { forStage } from '../../library/library.ts'
import { useLibrary } from '../../library/use-library.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { useServices } from '../../services.ts'
import { useLive } from '../../storage/use-live.ts'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { type AssessmentSummary, summarize } from './assessment-summary.ts'
import { MineFacts } from './mine-facts.tsx'
import classes from './mine-screen.module.css'
import { StageColumn } from './stage-column.tsx'

/** One mine: its facts, and its life as one timeline of four stages with what was assessed in each. */
export function MineScreen({ mine: id }: { readonly mine: string }) {
  const { t } = useTranslation(['mine', 'common'])
  const { storage } = useServices()
  const go = useNavigation((state) => state.go)
  const library = useLibrary()
  const mine = useLive(async () => (await storage.getMine(id)) ?? null, [storage, id])
  const read = useLive(async () => {
    const found = await storage.listAssessments(id)
    const logs = await Promise.all(found.map((one) => storage.loadEvents(one.id)))
    const summed = found.map((assessment, index) => ({
      assessment,
      summary: summarize(assessment, logs[index] ?? []),
    }))
    const next = likelyNext(summed)
    const events = logs[found.findIndex((one) => one.id === next)]
    return { summed, next: next === undefined || events === undefined ? undefined : { id: next, events } }
  }, [storage, id])
  useOpenAhead(read?.next)
  const assessments = read?.summed

  if (mine === undefined || assessments === undefined) return null
  if (mine === null) {
    return (
      <Page title={t('gone.title')} width="text">
        <Notice
          title={t('gone.title')}
          actions={<Button onClick={() => go({ screen: 'home' })}>{t('common:app.home')}</Button>}
        >
          {t('gone.next')}
        </Notice>
      </Page>
    )
  }
  return (
    <Page
      title={mine.name}
      eyebrow={mine.profile.name_zh !== mine.name ? mine.profile.name_zh : undefined}
      actions={
        <Button
          variant="default"
          leftSection={<IconPencil size={18} />}
          onClick={() => go({ screen: 'mine-form', mine: id })}
        >
          {t('editProfile')}
        </Button>
      }
      below={<MineFacts profile={mine.profile} />}
    >
      {library.error !== null && <ErrorNotice error={library.error} onRetry={library.retry} />}
      {assessments.length === 0 && isThin(mine.profile) && (
        <div className={classes.notice}>
          <Notice
            title={t('thin.title')}
            actions={
              <Button variant="default" onClick={() => go({ screen: 'mine-form', mine: id })}>
                {t('thin.do')}
              </Button>
            }
          >
            {t('thin.next')}
          </Notice>
        </div>
      )}
      <h2 className={classes.heading}>{t('timeline')}</h2>
      {assessments.length === 0 && <p className={classes.lead}>{t('timelineLead')}</p>}
      <ol className={classes.timeline}>
        {STAGES.map((stage, index) => (
          <StageColumn
            key={stage}
            stage={stage}
            number={index + 1}
            mine={mine}
            checklists={library.value === undefined ? undefined : forStage(library.value, stage)}
            entries={assessments.filter(({ assessment }) => assessment.stage === stage)}
          />
        ))}
      </ol>
    </Page>
  )
}

/** The assessment that somebody worked on last and that still asks to be worked on. */
function likelyNext(
  assessments: readonly {
    readonly assessment: { readonly id: string }
    readonly summary: AssessmentSummary
  }[],
): string | undefined {
  return assessments
    .filter(({ summary }) => summary.state !== 'exported' && summary.handedOver === null)
    .sort((a, b) => b.summary.changed.localeCompare(a.summary.changed))[0]?.assessment.id
}

/** What decides most about the questions is not known yet. */
function isThin({ country, commodity, method, status }: Readonly<Record<string, string>>): boolean {
  return [country, commodity, method, status].some((value) => value === undefined)
}
