import { Autocomplete } from '@mantine/core'
import { useMemo } from 'react'
import { useAssessment } from '../../assessment/assessment-context.tsx'
import { peopleOf } from '../../assessment/team.ts'
import { useTranslation } from '../../messages/use-translation.ts'

/** The longest name a flag may be for, as checked when a log is read. */
const LONGEST = 200

/** Takes a name: of somebody this assessment knows, or any other. */
export function PersonField({
  label,
  placeholder,
  value,
  onChange,
}: {
  readonly label: string
  readonly placeholder?: string
  readonly value: string
  onChange(name: string): void
}) {
  const { t } = useTranslation('team')
  const record = useAssessment((state) => state.record)
  const self = useAssessment((state) => state.signer)
  const names = useMemo(() => peopleOf(record, self).map(({ name }) => name), [record, self])
  return (
    <Autocomplete
      label={label}
      placeholder={placeholder ?? ''}
      value={value}
      data={names}
      maxLength={LONGEST}
      // What stands below stays in sight until the list is asked for.
      openOnFocus={false}
      // A list elsewhere in the page would count as outside of what it is opened from.
      comboboxProps={{ withinPortal: false }}
      renderOption={({ option }) =>
        option.value === self.name ? t('self', { name: option.value }) : option.value
      }
      onChange={onChange}
    />
  )
}
