import { Select, Switch } from '@mantine/core'
import { useMemo, useState } from 'react'
import { coverageOf, PHASES } from '../../../shared/checklist/coverage.ts'
import { STAGES } from '../../../shared/checklist/definition.ts'
import { builtInChecklists } from '../../library/built-in-checklists.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { useServices } from '../../services.ts'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { useCall } from '../../ui/use-call.ts'
import classes from './coverage.module.css'
import { CoverageList } from './coverage-list.tsx'
import { type CoverageFilter, filterCoverage, SOURCES } from './filter-coverage.ts'

const NO_FILTER: CoverageFilter = { source: null, stage: null, phase: null, uncovered: false }

/** What the source documents ask for, row by row, with the questions that cover each. */
export function CoverageScreen() {
  const { t } = useTranslation(['checklists', 'common'])
  const { bridge } = useServices()
  const [filter, setFilter] = useState(NO_FILTER)
  const read = useCall(async () => {
    const [rows, checklists] = await Promise.all([
      bridge.call('checklists.coverage', undefined),
      builtInChecklists(bridge),
    ])
    return { rows: coverageOf(rows, checklists), checklists }
  }, [bridge])
  const shown = useMemo(() => filterCoverage(read.value?.rows ?? [], filter), [read.value, filter])
  const change = (changed: Partial<CoverageFilter>) => setFilter({ ...filter, ...changed })
  const choice = <Name extends string>(
    label: string,
    names: readonly Name[],
    words: (name: Name) => string,
    value: Name | null,
    onChange: (name: Name | null) => void,
  ) => (
    <Select
      label={label}
      placeholder={t('coverage.all')}
      clearable
      data={names.map((name) => ({ value: name, label: words(name) }))}
      value={value}
      onChange={(name) => onChange(names.find((one) => one === name) ?? null)}
    />
  )

  if (read.error !== null) return <ErrorNotice error={read.error} onRetry={read.retry} />
  if (read.value === undefined) return null
  const { rows, checklists } = read.value
  const open = rows.filter(({ uncovered }) => uncovered.length > 0).length
  return (
    <Page
      title={t('coverage.title')}
      lead={t('coverage.lead')}
      below={
        <p className={classes.sum}>
          {t('coverage.rows', { count: rows.length })}
          {' · '}
          {open === 0 ? t('coverage.whole') : t('coverage.open', { count: open })}
        </p>
      }
    >
      <div className={classes.filters}>
        {choice(
          t('coverage.source'),
          SOURCES,
          (source) => `${source} · ${t(`coverage.sources.${source}`)}`,
          filter.source,
          (source) => change({ source }),
        )}
        {choice(
          t('coverage.stage'),
          STAGES,
          (stage) => t(`common:stage.${stage}`),
          filter.stage,
          (stage) => change({ stage }),
        )}
        {choice(
          t('coverage.phase'),
          PHASES,
          (phase) => t(`coverage.phases.${phase}`),
          filter.phase,
          (phase) => change({ phase }),
        )}
        <Switch
          checked={filter.uncovered}
          label={t('coverage.onlyOpen')}
          onChange={(event) => change({ uncovered: event.currentTarget.checked })}
        />
      </div>
      {shown.length === 0 && <Notice title={t('coverage.nothing')}>{t('coverage.nothingNext')}</Notice>}
      {SOURCES.map((source) => (
        <CoverageList
          key={source}
          source={source}
          rows={shown.filter(({ id }) => id.startsWith(source))}
          checklists={checklists}
        />
      ))}
    </Page>
  )
}
