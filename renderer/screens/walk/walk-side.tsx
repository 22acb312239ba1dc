import { UnstyledButton } from '@mantine/core'
import { use } from 'react'
import type { Path } from '../../../shared/checklist/value.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { QuestionPanel } from './panel/question-panel.tsx'
import { ProblemPanel } from './problems/problem-panel.tsx'
import { useProblems } from './problems/use-problems.ts'
import { FollowedPathContext } from './use-followed.ts'
import classes from './walk.module.css'

/** What the side speaks about. */
export type Side = 'question' | 'problems'

/** Beside the questions: everything about the one at hand, or every problem of the assessment. */
export function WalkSide({
  side,
  section,
  frozen,
  onSide,
  onGo,
}: {
  readonly side: Side
  /** Key of the section that is open. */
  readonly section: Path
  /** Nothing can be entered. */
  readonly frozen: boolean
  onSide(side: Side): void
  onGo(path: Path): void
}) {
  const { t } = useTranslation('find')
  const problems = useProblems()
  const path = use(FollowedPathContext)
  const isFrozen = frozen && side === 'question'
  return (
    <>
      <div className={classes.sides}>
        <UnstyledButton
          className={classes.side}
          aria-pressed={side === 'question'}
          onClick={() => onSide('question')}
        >
          {t('side.question')}
        </UnstyledButton>
        <UnstyledButton
          className={classes.side}
          aria-pressed={side === 'problems'}
          onClick={() => onSide('problems')}
        >
          {t('side.problems', { count: problems.total })}
        </UnstyledButton>
      </div>
      <div
        // Another question begins with its own words, however far the one before was read.
        key={side === 'question' ? path : null}
        className={classes.sideBody}
        // Where nothing in it takes the focus, keys scroll it all the same.
        tabIndex={isFrozen ? 0 : undefined}
      >
        <fieldset className={classes.frozen} disabled={isFrozen}>
          {side === 'question' ? (
            <QuestionPanel />
          ) : (
            <ProblemPanel problems={problems} section={section} onGo={onGo} />
          )}
        </fieldset>
      </div>
    </>
  )
}
