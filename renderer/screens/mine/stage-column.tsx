import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import type { Stage } from '../../../shared/checklist/definition.ts'
import type { LibraryChecklist } from '../../library/library.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import type { Assessment, Mine } from '../../storage/storage.ts'
import { AssessmentCard } from './assessment-card.tsx'
import type { AssessmentSummary } from './assessment-summary.ts'
import classes from './stage-column.module.css'
import { StartDialog } from './start-dialog.tsx'

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
  /** The checklists of the library that have a version for this stage; undefined while they are being loaded. */
  readonly checklists: readonly LibraryChecklist[] | undefined
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
        {checklists !== undefined && checklists.length > 0 && (
          <Start stage={stage} mine={mine} checklists={checklists} again={entries.length > 0} />
        )}
        {checklists?.length === 0 && <p className={classes.none}>{t('noChecklist')}</p>}
      </div>
    </li>
  )
}

/** Opens the choice of checklist. */
function Start({
  stage,
  mine,
  checklists,
  again,
}: {
  readonly stage: Stage
  readonly mine: Mine
  readonly checklists: readonly LibraryChecklist[]
  readonly again: boolean
}) {
  const { t } = useTranslation('mine')
  const [open, dialog] = useDisclosure(false)
  return (
    <div>
      <Button
        fullWidth
        variant={again ? 'default' : 'filled'}
        leftSection={<IconPlus size={18} />}
        onClick={dialog.open}
      >
        {again ? t('startAgain') : t('start')}
      </Button>
      {open && <StartDialog mine={mine} stage={stage} checklists={checklists} onClose={dialog.close} />}
    </div>
  )
}
