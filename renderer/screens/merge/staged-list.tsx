import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { splitPath } from '../../../shared/checklist/value.ts'
import type { ItemStatus, StagedRow } from '../../../shared/record/stage-items.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { useText } from '../../questions/text.ts'
import { useServices } from '../../services.ts'
import { FilterChips } from '../../ui/filter-chips.tsx'
import look from '../../ui/staged.module.css'
import classes from './merge.module.css'
import { StagedEntry } from './staged-entry.tsx'
import { stagedQuestions } from './staged-questions.ts'
import type { Staged } from './use-merge.ts'

/** What needs a person first, what changes nothing last. */
const ORDER: readonly ItemStatus[] = [
  'conflict',
  'lost',
  'new',
  'changed-there',
  'rejected',
  'changed-here',
  'same',
]

/** Shown at once: more is a press away, so that a record of thousands of answers opens at once too. */
const PAGE = 100

/** Every question of either copy with what becomes of it, by kind. */
export function StagedList({ staged }: { readonly staged: Staged }) {
  const { t } = useTranslation('merge')
  const { environment } = useServices()
  const { items, counts, rows, others, merged } = staged.merge
  const [chosen, setChosen] = useState<ItemStatus | null>(null)
  const [limit, setLimit] = useState(PAGE)
  const questionAt = useMemo(
    () => stagedQuestions(staged.checklist, staged.others, merged, environment),
    [staged.checklist, staged.others, merged, environment],
  )
  const shown = useMemo(() => {
    const wanted = items.filter(({ status }) => (chosen === null ? status !== 'same' : status === chosen))
    return [...wanted].sort((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status))
  }, [items, chosen])
  const further = [...others].reduce((sum, [, count]) => sum + count, 0)
  return (
    <section aria-labelledby="staged">
      <h2 id="staged" className={look.title}>
        {t('list.title')}
      </h2>
      <FilterChips<ItemStatus>
        label={t('list.filter')}
        all={t('list.all')}
        options={ORDER.map((value) => ({ value, label: t(`status.${value}`), count: counts[value] }))}
        value={chosen}
        onChange={setChosen}
      />
      {shown.length === 0 && <p className={classes.dim}>{t('list.none')}</p>}
      <ul className={classes.items}>
        {shown.slice(0, limit).map((item) => (
          <StagedEntry key={item.path} item={item} view={questionAt(item.path)} source={staged.source} />
        ))}
      </ul>
      {shown.length > limit && (
        <Button variant="default" onClick={() => setLimit(limit + PAGE)}>
          {t('list.more', { count: shown.length - limit })}
        </Button>
      )}
      {chosen === null && <Rows staged={staged} rows={rows} />}
      {further > 0 && <p className={classes.dim}>{t('list.others', { count: further })}</p>}
    </section>
  )
}

function Rows({ staged, rows }: { readonly staged: Staged; readonly rows: readonly StagedRow[] }) {
  const { t } = useTranslation('merge')
  const text = useText(staged.checklist.definition.default_language)
  if (rows.length === 0) return null
  return (
    <>
      <h3 className={classes.subtitle}>{t('rows.title')}</h3>
      <ul className={classes.rows}>
        {rows.map(({ row, repeat, status }) => (
          <li key={`${row} ${status}`}>
            <strong>
              {repeat === null
                ? row
                : text(staged.checklist.rows.get(splitPath(repeat).name)?.label.text) || repeat}
            </strong>{' '}
            {t(`rows.${status}`)}
          </li>
        ))}
      </ul>
    </>
  )
}
