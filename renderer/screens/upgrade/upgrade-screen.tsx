import { Button, Select } from '@mantine/core'
import { IconVersions } from '@tabler/icons-react'
import { type ReactNode, useMemo, useState } from 'react'
import { checklistInForce } from '../../../shared/record/checklist-in-force.ts'
import { planUpgrade } from '../../../shared/record/plan-upgrade.ts'
import { useNavigation } from '../../app/route.ts'
import {
  AssessmentProvider,
  useAssessment,
  useAssessmentStore,
} from '../../assessment/assessment-context.tsx'
import { useNewerVersions } from '../../library/newer-versions.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { useText } from '../../questions/text.ts'
import { useServices } from '../../services.ts'
import { BackButton } from '../../ui/back-button.tsx'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { useCall } from '../../ui/use-call.ts'
import { PlanFigures } from './plan-figures.tsx'
import { PlanQuestions } from './plan-questions.tsx'
import classes from './upgrade.module.css'
import { UpgradeHistory } from './upgrade-history.tsx'
import {
  isUndo,
  openTarget,
  targetKey,
  targetVersion,
  type UpgradeTarget,
  upgradeTargets,
} from './upgrade-target.ts'
import { useUpgrade } from './use-upgrade.ts'

/** Takes an assessment over to another version of its checklist, after showing what becomes of every answer. */
export function UpgradeScreen({ assessment }: { readonly assessment: string }) {
  return (
    <AssessmentProvider assessment={assessment}>
      <Targets />
    </AssessmentProvider>
  )
}

function Targets() {
  const { t } = useTranslation('upgrade')
  const text = useText()
  const go = useNavigation((state) => state.go)
  const record = useAssessment((state) => state.record)
  const checklist = useAssessment((state) => state.checklist)
  const { id } = useAssessment((state) => state.assessment)
  const current = useMemo(() => checklistInForce(record), [record])
  const newer = useNewerVersions(current)
  const targets = useMemo(() => upgradeTargets(record, newer), [record, newer])
  const [chosen, choose] = useState<string | null>(null)
  const target = targets.find((one) => targetKey(one) === chosen) ?? targets[0]
  const walk = () => go({ screen: 'walk', assessment: id })
  const stay = <BackButton onClick={walk}>{t('stay', { version: checklist.version })}</BackButton>
  if (target === undefined) {
    return (
      <Page title={t('title', { title: text(checklist.form_title) })} width="text">
        <div className={classes.stack}>
          <Notice title={t('none.title')} actions={stay}>
            {t('none.next', { version: checklist.version })}
          </Notice>
          <UpgradeHistory />
        </div>
      </Page>
    )
  }
  return (
    <Preview key={targetKey(target)} target={target} stay={stay}>
      {targets.length > 1 && (
        <Select
          className={classes.choice}
          label={t('to')}
          data={targets.map((one) => ({
            value: targetKey(one),
            label: t(isUndo(record, one) ? 'toBack' : 'toVersion', { version: targetVersion(one) }),
          }))}
          value={targetKey(target)}
          allowDeselect={false}
          onChange={choose}
        />
      )}
    </Preview>
  )
}

/** What going to one version would do, and the button that does it. */
function Preview({
  target,
  stay,
  children,
}: {
  readonly target: UpgradeTarget
  /** The way on with the version that is in use. */
  readonly stay: ReactNode
  /** The choice among several versions. */
  readonly children: ReactNode
}) {
  const { t } = useTranslation('upgrade')
  const text = useText()
  const services = useServices()
  const store = useAssessmentStore()
  const record = useAssessment((state) => state.record)
  const checklist = useAssessment((state) => state.checklist)
  const opened = useCall(() => openTarget(services, target), [services, target])
  const current = useMemo(() => checklistInForce(record), [record])
  const after = opened.value
  const plan = useMemo(
    () =>
      after === undefined || after === null || current === null
        ? null
        : planUpgrade(record, { definition: checklist, ref: current }, after),
    [record, checklist, current, after],
  )
  const { busy, error, upgrade } = useUpgrade(store)
  const undo = isUndo(record, target)
  const versions = { from: checklist.version, to: after?.ref.version ?? targetVersion(target) }
  const problem = opened.error ?? error
  return (
    <Page
      title={t('title', { title: text(checklist.form_title) })}
      lead={t(undo ? 'leadBack' : 'lead', versions)}
      below={children}
      foot={
        <div className={classes.foot}>
          {stay}
          {plan !== null && after !== undefined && after !== null && (
            <Button
              loading={busy}
              leftSection={<IconVersions size={18} aria-hidden />}
              onClick={() => upgrade(after.definition, plan)}
            >
              {t(undo ? 'undo' : 'do', versions)}
            </Button>
          )}
        </div>
      }
    >
      <div className={classes.stack}>
        {problem !== null && (
          <ErrorNotice error={problem} onRetry={opened.error === null ? undefined : opened.retry} />
        )}
        {after === null && (
          <Notice tone="warn" title={t('gone.title', versions)}>
            {t('gone.next', versions)}
          </Notice>
        )}
        {plan !== null && after !== undefined && after !== null && (
          <>
            <PlanFigures plan={plan} />
            <PlanQuestions plan={plan} before={checklist} after={after.definition} />
          </>
        )}
        <UpgradeHistory />
      </div>
    </Page>
  )
}
