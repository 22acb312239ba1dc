import { IconArrowsMove, IconMinus, IconPencil, IconPlus, type IconProps } from '@tabler/icons-react'
import { type ComponentType, useMemo } from 'react'
import type { ChecklistDefinition, RowDefinition, Text } from '../../../shared/checklist/definition.ts'
import type { RowDifference, RowPlace } from '../../../shared/checklist/difference.ts'
import lines from '../../library/change-lines.module.css'
import { ChangeLines } from '../../library/change-lines.tsx'
import look from '../../library/difference.module.css'
import { textIn, useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import classes from './compare.module.css'

const ICONS: Readonly<Record<'added' | 'removed' | 'moved' | 'changed', ComponentType<IconProps>>> = {
  added: IconPlus,
  removed: IconMinus,
  moved: IconArrowsMove,
  changed: IconPencil,
}

/** The questions, groups and repeats that differ, each with what happened to it. */
export function RowDifferences({
  rows,
  before,
  after,
}: {
  readonly rows: readonly RowDifference[]
  readonly before: ChecklistDefinition
  readonly after: ChecklistDefinition
}) {
  const { t } = useTranslation('checklists')
  const labels = useMemo(() => ({ before: labelsOf(before), after: labelsOf(after) }), [before, after])
  return (
    <section className={look.block}>
      <h2 className={look.title}>{t('compare.rows')}</h2>
      {rows.map((row) => (
        <Row key={row.name} row={row} labels={labels} />
      ))}
    </section>
  )
}

type Labels = ReadonlyMap<string, Text | undefined>

function Row({
  row: { name, before, after, moved, changes },
  labels,
}: {
  readonly row: RowDifference
  readonly labels: { readonly before: Labels; readonly after: Labels }
}) {
  const { t } = useTranslation('checklists')
  const language = useLanguage()
  const fate = before === null ? 'added' : after === null ? 'removed' : moved ? 'moved' : 'changed'
  const Icon = ICONS[fate]
  const shown = after ?? before
  const place = ({ parent, follows }: RowPlace, side: Labels) => {
    const label = (at: string) => textIn(side.get(at), language) || at
    const inside = parent === '' ? t('compare.top') : label(parent)
    return follows === ''
      ? t('compare.first', { parent: inside })
      : t('compare.behind', { parent: inside, follows: label(follows) })
  }
  return (
    <article className={classes.row} data-fate={fate} data-name={name}>
      <header className={look.head}>
        <span className={look.fate}>
          <Icon size={18} aria-hidden />
          {t(`compare.fate.${fate}`)}
        </span>
        <span className={look.label}>{textIn(shown?.row.label, language) || name}</span>
        <span className={classes.facts}>
          {shown !== null && t(`type.${shown.row.type}`)} · <code>{name}</code>
        </span>
      </header>
      {(before === null || after === null) && shown !== null && (
        <div className={classes.place}>
          {place(shown.place, before === null ? labels.after : labels.before)}
        </div>
      )}
      {moved && before !== null && after !== null && (
        <div className={lines.pair}>
          <div className={lines.field}>{t('compare.place')}</div>
          <div className={lines.side}>{place(before.place, labels.before)}</div>
          <div className={lines.side}>{place(after.place, labels.after)}</div>
        </div>
      )}
      <ChangeLines changes={changes} />
    </article>
  )
}

function labelsOf(definition: ChecklistDefinition): Labels {
  const labels = new Map<string, Text | undefined>()
  const add = (row: RowDefinition) => {
    labels.set(row.name, row.label)
    if (row.type === 'group' || row.type === 'repeat') for (const child of row.children) add(child)
  }
  for (const row of definition.survey) add(row)
  return labels
}
