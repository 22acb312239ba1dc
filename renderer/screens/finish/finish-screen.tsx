import { Button } from '@mantine/core'
import { IconCircleCheck, IconSignature } from '@tabler/icons-react'
import { SEVERITIES } from '../../../shared/checklist/definition.ts'
import type { Finding } from '../../../shared/score/findings.ts'
import { formatScore } from '../../../shared/score/score.ts'
import { useNavigation } from '../../app/route.ts'
import { AssessmentProvider, useAssessment } from '../../assessment/assessment-context.tsx'
import { OPEN_KINDS, type Summary } from '../../assessment/summary.ts'
import { useSummary } from '../../assessment/use-summary.ts'
import { useWithdrawn } from '../../assessment/use-withdrawn.ts'
import { EvidenceButton } from '../../evidence/evidence-button.tsx'
import { IntakePanel } from '../../evidence/intake/intake-panel.tsx'
import { JumpContext } from '../../explain/jump.ts'
import { textIn, useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { BackButton } from '../../ui/back-button.tsx'
import { formatBytes, formatNumber } from '../../ui/format.ts'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { SeverityMark } from '../../ui/severity-mark.tsx'
import { ClockList } from './clock-list.tsx'
import { CostPanel } from './cost-panel.tsx'
import { type Figure, Figures } from './figures.tsx'
import { FindingList } from './finding-list.tsx'
import classes from './finish.module.css'
import { GreenMinePanel } from './green-mine-panel.tsx'
import { LeftOutList } from './left-out-list.tsx'
import { OpenPointList } from './open-point-list.tsx'
import { RiskPanel } from './risk-panel.tsx'
import { ScoreSection } from './score-section.tsx'
import { useJudgement } from './use-judgement.ts'
import { WarningList } from './warning-list.tsx'
import { WithdrawnList } from './withdrawn-list.tsx'

/** What is still open in an assessment, what it comes to, and the way on to signing. */
export function FinishScreen({ assessment }: { readonly assessment: string }) {
  return (
    <AssessmentProvider assessment={assessment}>
      <Finish />
      <IntakePanel />
    </AssessmentProvider>
  )
}

function Finish() {
  const { t } = useTranslation('finish')
  const language = useLanguage()
  const go = useNavigation((state) => state.go)
  const { id } = useAssessment((state) => state.assessment)
  const checklist = useAssessment((state) => state.checklist)
  const record = useAssessment((state) => state.record)
  const views = useAssessment((state) => state.views)
  const summary = useSummary()
  const {
    findings,
    warnings,
    risks,
    costs,
    openCosts,
    funds,
    greenMine,
    score,
    checklist: compiled,
  } = useJudgement()
  const jump = (path: string) => go({ screen: 'walk', assessment: id, path })
  const figures: readonly Figure[] = [
    {
      name: t('number.answered'),
      value: summary.answered,
      note: t('number.of', { asked: summary.asked }),
    },
    {
      name: t('number.attachments'),
      value: summary.attachments,
      ...(summary.attachments > 0 && { note: formatBytes(summary.attachmentBytes, language) }),
    },
    { name: t('number.findings'), value: findings.length, note: <BySeverity findings={findings} /> },
    {
      name: t('number.score'),
      value: score.overall === null ? '–' : formatScore(score.overall),
      note: t(`score.rating.${score.rating}`),
    },
  ]
  const sign = () => go({ screen: 'sign', assessment: id })

  const currency = record.opened?.mine.profile.currency ?? ''
  const withdrawn = useWithdrawn()
  const fallen = withdrawn.length > 0 && (
    <WithdrawnList withdrawn={withdrawn} views={views} checklist={compiled} onOpen={jump} />
  )
  const again = warnings.length > 0 && (
    <WarningList
      warnings={warnings}
      views={views}
      choices={checklist.choices}
      answers={record.answers}
      onOpen={jump}
    />
  )

  // With nothing to list at the left, findings and score share the width.
  const hasLists = summary.open.length > 0 || summary.leftOut.length > 0
  const found = { findings, views, checklist, onOpen: jump }

  return (
    <Page
      title={t('title')}
      eyebrow={`${record.opened?.mine.name ?? ''} · ${textIn(checklist.form_title, language)}`}
      actions={
        <>
          <BackButton onClick={() => go({ screen: 'walk', assessment: id })}>{t('continue')}</BackButton>
          <EvidenceButton />
          {summary.openCount === 0 && (
            <Button leftSection={<IconSignature size={18} aria-hidden />} onClick={sign}>
              {t('sign')}
            </Button>
          )}
        </>
      }
      below={<Figures figures={figures} />}
    >
      <div className={classes.flow}>
        <Verdict summary={summary} onSign={sign} />
        <div className={classes.columns}>
          {hasLists && (
            <div className={classes.flow}>
              {summary.open.length > 0 && <OpenPointList sections={summary.open} onOpen={jump} />}
              {summary.leftOut.length > 0 && <LeftOutList questions={summary.leftOut} onOpen={jump} />}
            </div>
          )}
          <div className={classes.flow}>
            <ScoreSection score={score} checklist={compiled} />
            {greenMine !== null && (
              <JumpContext value={jump}>
                <GreenMinePanel result={greenMine} views={views} choices={checklist.choices} onOpen={jump} />
              </JumpContext>
            )}
            {risks.length > 0 && <RiskPanel risks={risks} />}
            {costs.length > 0 && (
              <CostPanel costs={costs} open={openCosts} funds={funds} views={views} currency={currency} />
            )}
            {hasLists && <FindingList {...found} />}
            {hasLists && fallen}
            {hasLists && again}
            {hasLists && <ClockList />}
          </div>
          {!hasLists && (
            <div className={classes.flow}>
              <FindingList {...found} />
              {fallen}
              {again}
              <ClockList />
            </div>
          )}
        </div>
      </div>
    </Page>
  )
}

/** Whole or not, in one sentence, and for an open assessment the way on all the same. */
function Verdict({ summary, onSign }: { readonly summary: Summary; readonly onSign: () => void }) {
  const { t } = useTranslation('finish')
  const { counts, openCount } = summary
  if (openCount === 0) {
    return (
      <div className={classes.whole} role="status">
        <IconCircleCheck className={classes.wholeIcon} size={22} aria-hidden />
        <div>
          <div className={classes.wholeTitle}>{t('whole.title')}</div>
          <div>{t('whole.text')}</div>
        </div>
      </div>
    )
  }
  const kinds = OPEN_KINDS.filter((kind) => counts[kind] > 0)
  return (
    <Notice tone="warn" title={t('open.title', { count: openCount })}>
      <ul className={classes.kinds}>
        {kinds.map((kind) => (
          <li key={kind}>{t(`open.kind-${kind}`, { count: counts[kind] })}</li>
        ))}
      </ul>
      <div className={classes.incomplete}>
        <div className={classes.incompleteWords}>
          <strong>{t('incomplete.title')}</strong>
          <p>{counts.conflict > 0 ? t('incomplete.conflicts') : t('incomplete.text')}</p>
        </div>
        <Button variant="default" disabled={counts.conflict > 0} onClick={onSign}>
          {t('incomplete.button')}
        </Button>
      </div>
    </Notice>
  )
}

/** How many findings there are of each severity, and how many are only gaps: the walk counts those apart. */
function BySeverity({ findings }: { readonly findings: readonly Finding[] }) {
  const { t } = useTranslation('finish')
  const language = useLanguage()
  const gaps = findings.filter(({ rule }) => rule === 'data-gap').length
  return (
    <span className={classes.severities}>
      {SEVERITIES.map((severity) => {
        const count = findings.filter((finding) => finding.severity === severity).length
        return (
          count > 0 && (
            <span key={severity}>
              <SeverityMark severity={severity} word={false} />
              {formatNumber(count, language)}
            </span>
          )
        )
      })}
      {gaps > 0 && <span>{t('number.gaps', { count: gaps })}</span>}
    </span>
  )
}
