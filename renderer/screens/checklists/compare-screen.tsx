import { Select } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { compareChecklists, countDifferences } from '../../../shared/checklist/compare-checklists.ts'
import type { ChecklistDefinition } from '../../../shared/checklist/definition.ts'
import { useNavigation } from '../../app/route.ts'
import { ChangeLines } from '../../library/change-lines.tsx'
import look from '../../library/difference.module.css'
import { useLibrary, useVersion } from '../../library/use-library.ts'
import { VersionGone } from '../../library/version-gone.tsx'
import { textIn, useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { FilterChips } from '../../ui/filter-chips.tsx'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import classes from './compare.module.css'
import { DIFFERENCE_KINDS, type DifferenceKind, filterDifference } from './filter-difference.ts'
import { ListDifferences } from './list-differences.tsx'
import { RowDifferences } from './row-differences.tsx'

/** Two versions of a checklist side by side: only what differs. */
export function CompareScreen({
  form,
  from,
  to,
}: {
  readonly form: string
  readonly from: string
  readonly to: string
}) {
  const before = useVersion(form, from)
  const after = useVersion(form, to)
  const error = before.error ?? after.error
  if (error !== null) return <ErrorNotice error={error} onRetry={before.retry} />
  if (before.value === undefined || after.value === undefined) return null
  if (before.value === null || after.value === null) return <VersionGone />
  return <Compared before={before.value.definition} after={after.value.definition} />
}

function Compared({
  before,
  after,
}: {
  readonly before: ChecklistDefinition
  readonly after: ChecklistDefinition
}) {
  const { t } = useTranslation('checklists')
  const language = useLanguage()
  const [only, setOnly] = useState<DifferenceKind | null>(null)
  const difference = useMemo(() => compareChecklists(before, after), [before, after])
  const counts = countDifferences(difference)
  const shown = filterDifference(difference, only)
  const total = difference.rows.length + difference.lists.length + (difference.settings.length > 0 ? 1 : 0)
  return (
    <Page
      title={t('compare.title', { title: textIn(after.form_title, language) || after.form_id })}
      lead={t('compare.lead')}
      below={<VersionChoice form={after.form_id} from={before.version} to={after.version} />}
    >
      <div className={classes.stack}>
        {total === 0 ? (
          <Notice title={t('compare.same')}>{t('compare.sameNext')}</Notice>
        ) : (
          <FilterChips<DifferenceKind>
            label={t('compare.filter')}
            all={t('compare.all', { count: total })}
            options={DIFFERENCE_KINDS.map((kind) => ({
              value: kind,
              label: t(`compare.kind.${kind}`),
              count: counts[kind],
            }))}
            value={only}
            onChange={setOnly}
          />
        )}
        {shown.settings.length > 0 && (
          <section className={look.block}>
            <h2 className={look.title}>{t('compare.settings')}</h2>
            <div className={classes.row}>
              <ChangeLines changes={shown.settings} />
            </div>
          </section>
        )}
        {shown.rows.length > 0 && <RowDifferences rows={shown.rows} before={before} after={after} />}
        {shown.lists.length > 0 && <ListDifferences lists={shown.lists} />}
      </div>
    </Page>
  )
}

/** The two versions, each to be exchanged for another. */
function VersionChoice({
  form,
  from,
  to,
}: {
  readonly form: string
  readonly from: string
  readonly to: string
}) {
  const { t } = useTranslation('checklists')
  const go = useNavigation((state) => state.go)
  const library = useLibrary()
  const versions = library.value?.find((one) => one.form_id === form)?.versions ?? []
  const names = versions.map(({ version }) => version)
  return (
    <div className={classes.choice}>
      <Select
        label={t('compare.before')}
        data={names}
        value={from}
        allowDeselect={false}
        onChange={(version) => version !== null && go({ screen: 'compare', form, from: version, to })}
      />
      <IconArrowRight className={classes.arrow} size={20} aria-hidden />
      <Select
        label={t('compare.after')}
        data={names}
        value={to}
        allowDeselect={false}
        onChange={(version) => version !== null && go({ screen: 'compare', form, from, to: version })}
      />
    </div>
  )
}
