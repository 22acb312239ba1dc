import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChecklistDefinition, Stage } from '../../../shared/checklist/definition.ts'
import { useNavigation } from '../../app/route.ts'
import { textIn, useLanguage } from '../../messages/use-language.ts'
import { useServices } from '../../services.ts'
import type { Assessment, Mine } from '../../storage/storage.ts'
import { ErrorNotice } from '../../ui/notice.tsx'
import { AssessmentCard } from './assessment-card.tsx'
import type { AssessmentSummary } from './assessment-summary.ts'
import classes from './stage-column.module.css'
import { startAssessment } from './start-assessment.ts'

/** One stage of the timeline: its station on the line, its assessments, and the way to start one. */
export function StageColumn({
  stage,
  number,
  mine,
  checklists,
  entries,
}: {
  readonly stage: Stage
  /** 1 to 4. */
  readonly number: number
  readonly mine: Mine
  /** The built-in checklists of this stage; undefined while they are being loaded. */
  readonly checklists: readonly ChecklistDefinition[] | undefined
  /** Oldest first. */
  readonly entries: readonly { readonly assessment: Assessment; readonly summary: AssessmentSummary }[]
}) {
  const { t } = useTranslation(['mine', 'common'])
  const states = entries.map(({ summary }) => summary.state)
  const state = states.length === 0 ? 'none' : states.every((one) => one === 'exported') ? 'done' : 'going'
  return (
    <li className={classes.stage} data-state={state}>
      <div className={classes.station}>
        <span className={classes.number} aria-hidden>
          {number}
        </span>
      </div>
      <h3 className={classes.name}>{t(`common:stage.${stage}`)}</h3>
      <p className={classes.purpose}>{t(`purpose.${stage}`)}</p>
      <div className={classes.entries}>
        {[...entries].reverse().map((entry) => (
          <AssessmentCard key={entry.assessment.id} {...entry} />
        ))}
        {checklists?.map((checklist) => (
          <Start key={checklist.form_id} mine={mine} checklist={checklist} again={entries.length > 0} />
        ))}
        {checklists?.length === 0 && <p className={classes.none}>{t('noChecklist')}</p>}
      </div>
    </li>
  )
}

function Start({
  mine,
  checklist,
  again,
}: {
  readonly mine: Mine
  readonly checklist: ChecklistDefinition
  readonly again: boolean
}) {
  const { t } = useTranslation('mine')
  const services = useServices()
  const language = useLanguage()
  const go = useNavigation((state) => state.go)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const start = async () => {
    setBusy(true)
    setFailure(null)
    try {
      const { id } = await startAssessment(services, mine, checklist, false)
      go({ screen: 'walk', assessment: id })
    } catch (error) {
      setFailure(error)
      setBusy(false)
    }
  }
  return (
    <div className={classes.start}>
      <Button
        fullWidth
        variant={again ? 'default' : 'filled'}
        leftSection={<IconPlus size={18} />}
        loading={busy}
        onClick={() => void start()}
      >
        {again ? t('startAgain') : t('start')}
      </Button>
      <div className={classes.checklist}>
        {textIn(checklist.form_title, language)} · {checklist.version}
      </div>
      {failure !== null && <ErrorNotice error={failure} />}
    </div>
  )
}
