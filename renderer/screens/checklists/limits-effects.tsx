import type { ChecklistDefinition } from '../../../shared/checklist/definition.ts'
import { limitSourceText } from '../../../shared/checklist/limit-source.ts'
import { type ChangedLimit, LIMITS_LIST } from '../../../shared/checklist/override-limits.ts'
import type { Problem } from '../../../shared/checklist/problem.ts'
import type { LimitsEffect } from '../../library/company-limits.ts'
import { describeLimitsProblem } from '../../library/describe-limits-problem.ts'
import { textIn, useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { formatNumber } from '../../ui/format.ts'
import { Notice } from '../../ui/notice.tsx'
import classes from './limits.module.css'

/** What a table of limits changes, before and after, by checklist. */
export function LimitsEffects({ effects }: { readonly effects: readonly LimitsEffect[] }) {
  const { t } = useTranslation('checklists')
  const language = useLanguage()
  if (effects.length === 0) return <Notice title={t('limits.noChecklist')} />
  return effects.map(({ definitions, changed }) => {
    const titles = definitions.map(({ form_title }) => textIn(form_title, language))
    const title = new Intl.ListFormat(language, { type: 'conjunction' }).format(titles)
    const [definition] = definitions
    if (definition === undefined) return null
    return (
      <section key={title} aria-label={title}>
        <h2 className={classes.title}>{title}</h2>
        <p className={classes.count}>
          {changed.length === 0 ? t('limits.unchanged') : t('limits.changed', { count: changed.length })}
        </p>
        {changed.length > 0 && <ChangedTable changed={changed} definition={definition} />}
      </section>
    )
  })
}

function ChangedTable({
  changed,
  definition,
}: {
  readonly changed: readonly ChangedLimit[]
  readonly definition: ChecklistDefinition
}) {
  const { t, i18n } = useTranslation(['checklists', 'common'])
  const language = useLanguage()
  const labels = new Map((definition.choices[LIMITS_LIST] ?? []).map(({ name, label }) => [name, label]))
  const shown = (column: string, value: string | undefined) => {
    if (value === undefined) return <span className={classes.nothing}>{t('limits.nothing')}</span>
    if (column === 'source') return textIn(limitSourceText(definition, value), language)
    return column === 'verified' && (value === 'yes' || value === 'no')
      ? t(`common:${value}`)
      : formatNumber(value, language)
  }
  const columnName = (column: string) =>
    i18n.exists(`checklists:limits.column.${column}`) ? t(`limits.column.${column}`) : column
  return (
    <div className={classes.frame}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('limits.limit')}</th>
            <th scope="col">{t('limits.what')}</th>
            <th scope="col">{t('limits.before')}</th>
            <th scope="col">{t('limits.after')}</th>
          </tr>
        </thead>
        {changed.map(({ name, before, after }) => {
          const columns = differing(before, after)
          return (
            <tbody key={name}>
              {columns.map((column, index) => (
                <tr key={column}>
                  {index === 0 && (
                    <th scope="rowgroup" rowSpan={columns.length}>
                      {textIn(labels.get(name), language)}
                      {before === null && <span className={classes.fresh}>{t('limits.fresh')}</span>}
                      <span className={classes.code}>{name}</span>
                    </th>
                  )}
                  <td>{columnName(column)}</td>
                  <td>{shown(column, before?.[column])}</td>
                  <td className={classes.after}>{shown(column, after[column])}</td>
                </tr>
              ))}
            </tbody>
          )
        })}
      </table>
    </div>
  )
}

/** Everything that is wrong in a table, by its lines. */
export function LimitsProblems({ problems }: { readonly problems: readonly Problem[] }) {
  const { t } = useTranslation('checklists')
  return (
    <Notice tone="danger" title={t('limits.refused', { count: problems.length })}>
      <ul className={classes.problems}>
        {problems.map((problem) => {
          const { place, words } = describeLimitsProblem(problem, t)
          return <li key={`${place} ${problem.code}`}>{t('problems:line', { path: place, words })}</li>
        })}
      </ul>
    </Notice>
  )
}

function differing(before: ChangedLimit['before'], after: ChangedLimit['after']): readonly string[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after)])
  return [...names].filter((name) => before?.[name] !== after[name])
}
