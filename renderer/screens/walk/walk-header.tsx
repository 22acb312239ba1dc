import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconArrowNarrowDown, IconFlag, IconLayoutSidebarRightExpand } from '@tabler/icons-react'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useAssessment } from '../../assessment/assessment-context.tsx'
import { SaveMark } from '../../assessment/save-mark.tsx'
import { useText } from '../../questions/text.ts'
import { tallyOfAll } from './section-tally.ts'
import classes from './walk-header.module.css'

/** Mine, checklist, how far it is, whether it is saved, and the two things one always wants next. */
export function WalkHeader({
  sections,
  onNext,
  onFinish,
  onPanel,
}: {
  /** The choice of section; shown where there is no room for the rail. */
  readonly sections: ReactNode
  onNext(): void
  /** Null in a walk that keeps nothing: it has no end, and nothing is saved. */
  readonly onFinish: (() => void) | null
  /** Opens the side panel where it has no room of its own. */
  readonly onPanel: (() => void) | null
}) {
  const { t } = useTranslation('walk')
  const text = useText()
  const checklist = useAssessment((state) => state.checklist)
  const mine = useAssessment((state) => state.record.opened?.mine.name) ?? ''
  return (
    <header className={classes.header}>
      <div className={classes.words}>
        <div className={classes.mine}>{mine}</div>
        <h1 className={classes.title}>
          {text(checklist.form_title)}
          <span className={classes.version}>{t('version', { version: checklist.version })}</span>
        </h1>
      </div>
      <OverallProgress />
      {onFinish !== null && <SaveMark />}
      <div className={classes.sections}>{sections}</div>
      <div className={classes.actions}>
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
          <Button leftSection={<IconFlag size={18} aria-hidden />} onClick={onFinish}>
            {t('finish')}
          </Button>
        )}
      </div>
    </header>
  )
}

function OverallProgress() {
  const { t } = useTranslation('walk')
  const views = useAssessment((state) => state.views)
  const sections = useAssessment((state) => state.sections)
  const findings = useAssessment((state) => state.findings)
  const answers = useAssessment((state) => state.record.answers)
  const tally = useMemo(
    () => tallyOfAll({ views, findings, record: { answers } }, sections),
    [views, findings, answers, sections],
  )
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
