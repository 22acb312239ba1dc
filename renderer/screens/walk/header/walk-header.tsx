import { Button, Tooltip } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import {
  IconArrowNarrowDown,
  IconHistory,
  IconLayoutSidebarRightExpand,
  IconPhoto,
  IconSend,
  IconSignature,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Path } from '../../../../shared/checklist/value.ts'
import { useAssessment } from '../../../assessment/assessment-context.tsx'
import { ClockNotice } from '../../../assessment/clock-notice.tsx'
import { SaveMark } from '../../../assessment/save-mark.tsx'
import { useOpenEvidence } from '../../../evidence/evidence-button.tsx'
import { useTranslation } from '../../../messages/use-translation.ts'
import { useText } from '../../../questions/text.ts'
import { WordedButton } from '../../../ui/worded-button.tsx'
import { HistoryDialog } from '../history/history-dialog.tsx'
import { useTallies } from '../sections/use-tallies.ts'
import { type Act, OtherActs } from './other-acts.tsx'
import { VersionOffer } from './version-offer.tsx'
import classes from './walk-header.module.css'

/** Mine, checklist, how far it is, whether it is saved, and the two things one always wants next. */
export function WalkHeader({
  sections,
  undoing,
  onNext,
  onGo,
  onFinish,
  onHandOver,
  onPanel,
}: {
  /** The choice of section; null where there is room for the rail. */
  readonly sections: ReactNode | null
  /** Undo and redo. */
  readonly undoing: ReactNode
  onNext(): void
  /** Leads to a question. */
  onGo(path: Path): void
  /** Null in a walk that keeps nothing: it has no end, and nothing is saved. */
  readonly onFinish: (() => void) | null
  /** Leads to giving the record to a colleague; offered wherever there is an end. */
  onHandOver(): void
  /** Opens the side panel where it has no room of its own. */
  readonly onPanel: (() => void) | null
}) {
  const { t } = useTranslation(['walk', 'merge', 'checklists', 'history', 'evidence'])
  const text = useText()
  const checklist = useAssessment((state) => state.checklist)
  const mine = useAssessment((state) => state.record.opened?.mine.name) ?? ''
  const openEvidence = useOpenEvidence()
  const [historyOpen, history] = useDisclosure(false)
  const others: readonly Act[] = [
    {
      icon: IconHistory,
      word: t('history:all.short'),
      label: t('history:all.open'),
      act: history.open,
    },
    ...(onFinish === null
      ? []
      : [
          { icon: IconPhoto, word: t('evidence:open'), label: t('evidence:open'), act: openEvidence },
          { icon: IconSend, word: t('merge:give.open'), label: t('merge:give.open'), act: onHandOver },
        ]),
  ]
  return (
    <header className={classes.header}>
      <div className={classes.words}>
        <div className={classes.mine}>
          <span className={classes.mineName}>{onFinish === null ? t('checklists:preview.mine') : mine}</span>
          {onFinish !== null && <VersionOffer />}
        </div>
        <h1 className={classes.title}>
          {text(checklist.form_title)}
          <span className={classes.version}>{t('version', { version: checklist.version })}</span>
        </h1>
      </div>
      <OverallProgress />
      {onFinish !== null && <SaveMark />}
      <ClockNotice />
      {sections !== null && <div className={classes.sections}>{sections}</div>}
      <div className={classes.actions}>
        {undoing}
        <OtherActs acts={others} />
        <HistoryDialog opened={historyOpen} onClose={history.close} onGo={onGo} />
        {onPanel !== null && (
          <Tooltip label={t('panel.title')}>
            <WordedButton
              icon={<IconLayoutSidebarRightExpand size={20} aria-hidden />}
              word={t('panel.short')}
              aria-label={t('panel.open')}
              onClick={onPanel}
            />
          </Tooltip>
        )}
        <Tooltip label={t('keys')} multiline w="18rem">
          <Button
            variant="default"
            leftSection={<IconArrowNarrowDown size={18} aria-hidden />}
            aria-keyshortcuts="n"
            onClick={onNext}
          >
            {t('nextUnanswered')}
          </Button>
        </Tooltip>
        {onFinish !== null && (
          <Button leftSection={<IconSignature size={18} aria-hidden />} onClick={onFinish}>
            {t('finish')}
          </Button>
        )}
      </div>
    </header>
  )
}

/** How far the whole is. */
function OverallProgress() {
  const { t } = useTranslation('walk')
  const { all: tally } = useTallies()
  const share = tally.asked === 0 ? 0 : tally.answered / tally.asked
  return (
    <div className={classes.progress}>
      <div className={classes.figures}>
        {t('answered', { answered: tally.answered, asked: tally.asked })}
        {tally.open > 0 && <span className={classes.open}>{t('openRequired', { count: tally.open })}</span>}
        {tally.carried > 0 && (
          <span className={classes.carried}>{t('carriedOpen', { count: tally.carried })}</span>
        )}
      </div>
      <div
        className={classes.track}
        role="progressbar"
        aria-label={t('progress')}
        aria-valuemin={0}
        aria-valuemax={tally.asked}
        aria-valuenow={tally.answered}
      >
        <div className={classes.done} style={{ width: `${share * 100}%` }} />
      </div>
    </div>
  )
}
