import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconArrowNarrowDown, IconFlag, IconLayoutSidebarRightExpand, IconSend } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Path } from '../../../../shared/checklist/value.ts'
import { useAssessment } from '../../../assessment/assessment-context.tsx'
import { ClockNotice } from '../../../assessment/clock-notice.tsx'
import { SaveMark } from '../../../assessment/save-mark.tsx'
import { EvidenceButton } from '../../../evidence/evidence-button.tsx'
import { useTranslation } from '../../../messages/use-translation.ts'
import { useText } from '../../../questions/text.ts'
import { HistoryButton } from '../history/history-button.tsx'
import type { Tally } from '../sections/section-tally.ts'
import { VersionOffer } from './version-offer.tsx'
import classes from './walk-header.module.css'

/** Mine, checklist, how far it is, whether it is saved, and the two things one always wants next. */
export function WalkHeader({
  sections,
  tally,
  undoing,
  onNext,
  onGo,
  onFinish,
  onHandOver,
  onPanel,
}: {
  /** The choice of section; shown where there is no room for the rail. */
  readonly sections: ReactNode
  /** How far the whole is. */
  readonly tally: Tally
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
  const { t } = useTranslation(['walk', 'merge', 'checklists'])
  const text = useText()
  const checklist = useAssessment((state) => state.checklist)
  const mine = useAssessment((state) => state.record.opened?.mine.name) ?? ''
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
      <OverallProgress tally={tally} />
      {onFinish !== null && <SaveMark />}
      <ClockNotice />
      <div className={classes.sections}>{sections}</div>
      <div className={classes.actions}>
        {undoing}
        <HistoryButton onGo={onGo} />
        {onFinish !== null && <EvidenceButton />}
        {onPanel !== null && (
          <Tooltip label={t('panel.title')}>
            <ActionIcon variant="default" aria-label={t('panel.open')} onClick={onPanel}>
              <IconLayoutSidebarRightExpand size={20} />
            </ActionIcon>
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
          <Tooltip label={t('merge:give.open')}>
            <ActionIcon variant="default" aria-label={t('merge:give.open')} onClick={onHandOver}>
              <IconSend size={20} />
            </ActionIcon>
          </Tooltip>
        )}
        {onFinish !== null && (
          <Button leftSection={<IconFlag size={18} aria-hidden />} onClick={onFinish}>
            {t('finish')}
          </Button>
        )}
      </div>
    </header>
  )
}

function OverallProgress({ tally }: { readonly tally: Tally }) {
  const { t } = useTranslation('walk')
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
