import { Group, NativeSelect, Switch } from '@mantine/core'
import type { RowId } from '../../../shared/checklist/value.ts'
import type { RepeatView } from '../../../shared/engine/form-view.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import type { DateOrder } from './read-sheet-date.ts'

/** What a person can decide about a sheet before it is put in. */
export function PasteChoices({
  view,
  heading,
  first,
  dates,
  asksDates,
  onHeading,
  onFirst,
  onDates,
}: {
  readonly view: RepeatView
  readonly heading: boolean
  readonly first: RowId | null
  readonly dates: DateOrder | null
  readonly asksDates: boolean
  onHeading(heading: boolean): void
  onFirst(first: RowId | null): void
  onDates(dates: DateOrder | null): void
}) {
  const { t } = useTranslation('questions')
  const entries = view.rows.map(({ row }, index) => ({
    value: row,
    label: t('table.paste.entry', { number: index + 1 }),
  }))
  const added = view.counted ? [] : [{ value: '', label: t('table.paste.newEntry') }]
  return (
    <Group mt="md" gap="lg" align="flex-end">
      {view.rows.length > 0 && (
        <NativeSelect
          label={t('table.paste.into')}
          data={[...added, ...entries]}
          value={first ?? ''}
          onChange={({ currentTarget }) => onFirst(currentTarget.value === '' ? null : currentTarget.value)}
        />
      )}
      {asksDates && (
        <NativeSelect
          label={t('table.paste.dates')}
          data={[
            { value: '', label: t('table.paste.chooseDates') },
            { value: 'dmy', label: t('table.paste.dmy') },
            { value: 'mdy', label: t('table.paste.mdy') },
          ]}
          value={dates ?? ''}
          onChange={({ currentTarget }) =>
            onDates(currentTarget.value === '' ? null : (currentTarget.value as DateOrder))
          }
        />
      )}
      <Switch
        size="md"
        label={t('table.paste.heading')}
        checked={heading}
        onChange={(event) => onHeading(event.currentTarget.checked)}
        styles={{ body: { minHeight: 'var(--adit-target)', alignItems: 'center' } }}
      />
    </Group>
  )
}
