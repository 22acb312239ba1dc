import { UnstyledButton } from '@mantine/core'
import { type Icon, IconAlertOctagon, IconAlertTriangle, IconEye } from '@tabler/icons-react'
import { memo } from 'react'
import { type Path, splitPath } from '../../../../shared/checklist/value.ts'
import { OPEN_MARKS } from '../../../assessment/open-marks.ts'
import { useLanguage } from '../../../messages/use-language.ts'
import { useTranslation } from '../../../messages/use-translation.ts'
import { DoubtField } from '../../../questions/marks/doubt-field.tsx'
import { useText } from '../../../questions/text.ts'
import { useValueWords } from '../../../questions/value-words.ts'
import { formatAmount } from '../../../ui/format.ts'
import classes from './problem-panel.module.css'
import type { Problem, ProblemKind } from './problems.ts'

const MARKS: Readonly<Record<Exclude<ProblemKind, 'finding'>, Icon>> = { ...OPEN_MARKS, doubt: IconEye }

/** One problem: what it is about, what is wrong, and the way there. A doubted number can be stood by on the spot. */
export const ProblemRow = memo(function ProblemRow({
  problem,
  onGo,
}: {
  readonly problem: Problem
  onGo(path: Path): void
}) {
  const text = useText()
  const note = useNote(problem)
  const { kind, path, label, doubted, finding } = problem
  const Mark = finding === undefined ? MARKS[kind as keyof typeof MARKS] : severityMark(finding.severity)
  return (
    <li>
      <UnstyledButton className={classes.row} data-problem={kind} onClick={() => onGo(path)}>
        <Mark className={classes.mark} data-severity={finding?.severity} size={18} aria-hidden />
        <span className={classes.rowWords}>
          <span className={classes.label}>{text(label) || splitPath(path).name}</span>
          <span className={classes.note}>{note}</span>
        </span>
      </UnstyledButton>
      {doubted !== undefined && (
        <div className={classes.inside}>
          <DoubtField view={doubted} />
        </div>
      )}
    </li>
  )
})

function severityMark(severity: string): Icon {
  return severity === 'critical' ? IconAlertOctagon : IconAlertTriangle
}

/** What is wrong, in the checklist's own words where it has any. */
function useNote({ kind, message, doubted, finding }: Problem): string {
  const { t } = useTranslation(['find', 'finish'])
  const text = useText()
  const words = useValueWords()
  const language = useLanguage()
  const own = text(message)
  if (own !== '') return own
  if (doubted !== undefined) {
    const { min = '…', max = '…' } = doubted.definition.adit?.plausible ?? {}
    const bound = (number: string) => formatAmount(number, '', language, doubted.unit !== '')
    return t('find:doubt.note', { value: words(doubted, doubted.value), min: bound(min), max: bound(max) })
  }
  if (finding !== undefined) return t(`finish:findings.rule-${finding.rule}`)
  return t(`finish:missing.point-${kind}`)
}
