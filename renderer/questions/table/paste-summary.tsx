import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from '../../messages/use-translation.ts'
import { useText } from '../text.ts'
import type { Column } from './columns.ts'
import classes from './paste.module.css'
import type { PastePlan } from './plan-paste.ts'

/** So many cells that do not fit are named one by one; the preview marks them all. */
const NAMED = 6

/** What pasting would do, in a sentence, and every cell that does not fit with the reason. */
export function PasteSummary({
  plan,
  columns,
}: {
  readonly plan: PastePlan
  readonly columns: readonly Column[]
}) {
  const { t } = useTranslation(['questions', 'team'])
  const text = useText()
  const added = plan.rows.filter(({ row }) => row === null).length
  const filled = plan.rows.length - added
  const failing = plan.rows.flatMap(({ line, cells }) =>
    cells.flatMap(({ problem, lockedBy, ...cell }) =>
      problem === undefined || lockedBy !== undefined ? [] : [{ line, ...cell, problem }],
    ),
  )
  const parts = [
    t('table.paste.rows', { count: plan.rows.length }),
    ...(added > 0 ? [t('table.paste.added', { count: added })] : []),
    ...(filled > 0 ? [t('table.paste.filled', { count: filled })] : []),
    t('table.paste.fitting', { count: plan.fitting }),
  ]
  const isClean = failing.length + plan.locked + plan.unplacedCells + plan.unplacedRows === 0
  const Icon = isClean ? IconCircleCheck : IconAlertTriangle
  return (
    <div className={classes.summary} data-clean={isClean} role="status">
      <Icon size={20} aria-hidden />
      <div>
        <div className={classes.counts}>{parts.join(t('table.paste.and'))}</div>
        {plan.unplacedCells > 0 && <div>{t('table.paste.unplacedCells', { count: plan.unplacedCells })}</div>}
        {plan.unplacedRows > 0 && <div>{t('table.paste.unplacedRows', { count: plan.unplacedRows })}</div>}
        {plan.locked > 0 && <div data-locked>{t('team:lock.paste', { count: plan.locked })}</div>}
        {failing.length > 0 && (
          <>
            <div>
              <strong>{t('table.paste.failing', { count: failing.length })}</strong> {t('table.paste.kept')}
            </div>
            <ul className={classes.problems}>
              {failing.slice(0, NAMED).map(({ line, column, text: said, problem }) => (
                <li key={`${line}:${column}`}>
                  {t('table.paste.problemAt', {
                    line,
                    column: text(columns[column]?.definition.label) || columns[column]?.name,
                    text: said.length > 40 ? `${said.slice(0, 39)}…` : said,
                    problem: t(`table.problem.${problem}`),
                  })}
                </li>
              ))}
              {failing.length > NAMED && (
                <li>{t('table.paste.moreProblems', { count: failing.length - NAMED })}</li>
              )}
            </ul>
          </>
        )}
      </div>
    </div>
  )
}
