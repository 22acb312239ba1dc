import { Button, Pagination, Select, UnstyledButton } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { Path } from '../../../../shared/checklist/value.ts'
import { useAssessment } from '../../../assessment/assessment-context.tsx'
import { titleOfSection, useSections } from '../../../assessment/use-sections.ts'
import { useLanguage } from '../../../messages/use-language.ts'
import { useTranslation } from '../../../messages/use-translation.ts'
import { usePlaceLabel } from '../../../questions/place-label.ts'
import { useText } from '../../../questions/text.ts'
import { formatDate } from '../../../ui/format.ts'
import { type HistoryEntry, historyOf } from './history.ts'
import { HistoryBy } from './history-by.tsx'
import { DEED_GROUPS, type DeedGroup } from './history-deed.ts'
import { dayOf, EVERYTHING, filterHistory, type HistoryFilter, sectionsOf, WHOLE } from './history-filter.ts'
import listClasses from './history-list.module.css'
import { HistoryWhat } from './history-what.tsx'
import classes from './whole-history.module.css'

/** So many entries are shown at a time: a log of years must open as fast as one of a day. */
const PAGE = 50

/** Everything that was done in the assessment, newest first, by page, narrowed by person, section, kind and day. */
export function WholeHistory({ onGo }: { readonly onGo: (path: Path) => void }) {
  const { t } = useTranslation('history')
  const events = useAssessment((state) => state.events)
  const record = useAssessment((state) => state.record)
  const checklist = useAssessment((state) => state.checklist)
  const [filter, setFilter] = useState(EVERYTHING)
  const [page, setPage] = useState(1)
  const entries = useMemo(() => historyOf(events, null, record), [events, record])
  const sectionAt = useMemo(() => sectionsOf(checklist), [checklist])
  const left = useMemo(() => filterHistory(entries, filter, sectionAt), [entries, filter, sectionAt])
  const pages = Math.max(1, Math.ceil(left.length / PAGE))
  const at = Math.min(page, pages)
  const narrow = (by: Partial<HistoryFilter>) => {
    setFilter({ ...filter, ...by })
    setPage(1)
  }
  return (
    <div className={classes.history}>
      <Filters entries={entries} filter={filter} onNarrow={narrow} />
      <div className={classes.count} role="status">
        {t('all.count', { count: left.length })}
        {filter !== EVERYTHING && (
          <Button variant="subtle" size="compact-sm" onClick={() => narrow(EVERYTHING)}>
            {t('all.clear')}
          </Button>
        )}
      </div>
      {left.length === 0 && <p className={listClasses.none}>{t('all.none')}</p>}
      <ol className={listClasses.list}>
        {left.slice((at - 1) * PAGE, at * PAGE).map((entry) => (
          <li key={entry.id} className={listClasses.entry}>
            <Entry entry={entry} onGo={onGo} />
          </li>
        ))}
      </ol>
      {pages > 1 && (
        <nav aria-label={t('all.pages')} className={classes.pages}>
          <Pagination total={pages} value={at} onChange={setPage} siblings={1} />
        </nav>
      )}
    </div>
  )
}

function Entry({ entry, onGo }: { readonly entry: HistoryEntry; readonly onGo: (path: Path) => void }) {
  const { t } = useTranslation('history')
  const label = usePlaceLabel()
  const { path } = entry
  const view = useAssessment((state) => (path === null ? undefined : state.views.get(path)))
  const where = path === null ? t('all.whole') : label(path)
  const canGo = view?.kind === 'question' && view.relevant
  return (
    <>
      {canGo ? (
        <UnstyledButton
          className={classes.place}
          aria-label={t('all.go', { where })}
          onClick={() => onGo(view.path)}
        >
          {where}
        </UnstyledButton>
      ) : (
        <div className={classes.where}>{where}</div>
      )}
      <HistoryWhat entry={entry} view={view} />
      <HistoryBy entry={entry} />
    </>
  )
}

function Filters({
  entries,
  filter,
  onNarrow,
}: {
  readonly entries: readonly HistoryEntry[]
  readonly filter: HistoryFilter
  readonly onNarrow: (by: Partial<HistoryFilter>) => void
}) {
  const { t } = useTranslation('history')
  const text = useText()
  const language = useLanguage()
  const checklist = useAssessment((state) => state.checklist)
  const views = useAssessment((state) => state.views)
  const sections = useSections()
  const people = useMemo(() => {
    const names = new Map<string, string>()
    for (const { actor, who } of entries) if (!names.has(actor)) names.set(actor, who?.name ?? actor)
    return [...names].map(([value, label]) => ({ value, label }))
  }, [entries])
  const days = useMemo(
    () =>
      [...new Set(entries.map(({ at }) => dayOf(at)))].map((value) => ({
        value,
        label: formatDate(value, language),
      })),
    [entries, language],
  )
  const places = [
    ...sections.map((section) => ({
      value: section.key,
      label: text(titleOfSection(checklist, section, views.get(section.key))),
    })),
    { value: WHOLE, label: t('all.whole') },
  ]
  const groups = DEED_GROUPS.map((value) => ({ value, label: t(`all.group.${value}`) }))
  return (
    <div className={classes.filters}>
      <Select
        label={t('all.person')}
        placeholder={t('all.anybody')}
        data={people}
        value={filter.actor}
        onChange={(actor) => onNarrow({ actor })}
        clearable
      />
      <Select
        label={t('all.section')}
        placeholder={t('all.anywhere')}
        data={places}
        value={filter.section}
        onChange={(section) => onNarrow({ section })}
        clearable
        searchable
      />
      <Select
        label={t('all.kind')}
        placeholder={t('all.anything')}
        data={groups}
        value={filter.group}
        onChange={(group) => onNarrow({ group: group as DeedGroup | null })}
        clearable
      />
      <Select
        label={t('all.day')}
        placeholder={t('all.anyday')}
        data={days}
        value={filter.day}
        onChange={(day) => onNarrow({ day })}
        clearable
        searchable
      />
    </div>
  )
}
