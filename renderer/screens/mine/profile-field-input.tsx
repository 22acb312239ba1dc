import { MultiSelect, Select, TextInput } from '@mantine/core'
import { type Control, type ControllerRenderProps, useController } from 'react-hook-form'
import { useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { formatCountry, formatDegrees, formatNumber } from '../../ui/format.ts'
import { COUNTRIES } from './countries.ts'
import type { MineFormValues } from './mine-form-values.ts'
import { parsePosition } from './parse-position.ts'
import classes from './profile-field-input.module.css'
import type { ProfileField } from './profile-fields.ts'

type TextProps = ControllerRenderProps<MineFormValues, `text.${string}`>

/** The input of one profile field, with its words, its unit and what is wrong with it. */
export function ProfileFieldInput({
  field,
  control,
}: {
  readonly field: ProfileField
  readonly control: Control<MineFormValues>
}) {
  if (field.kind === 'many') return <ListInput field={field} control={control} />
  return <SingleInput field={field} control={control} />
}

function ListInput({
  field,
  control,
}: {
  readonly field: ProfileField & { readonly kind: 'one' | 'many' }
  readonly control: Control<MineFormValues>
}) {
  const { t } = useTranslation('profile')
  const { field: input } = useController({ control, name: `lists.${field.name}` })
  return (
    <MultiSelect
      {...input}
      label={t(`field.${field.name}`)}
      data={field.options.map((value) => ({ value, label: t(`${field.name}.${value}`) }))}
      placeholder={input.value.length === 0 ? t('choose') : ''}
      searchable
      selectFirstOptionOnChange
      nothingFoundMessage={t('nothingFound')}
      maxDropdownHeight={320}
    />
  )
}

function SingleInput({
  field,
  control,
}: {
  readonly field: ProfileField
  readonly control: Control<MineFormValues>
}) {
  const { t } = useTranslation('profile')
  const language = useLanguage()
  const { field: input, fieldState } = useController({ control, name: `text.${field.name}` })
  const code = fieldState.error?.message
  const limits = 'max' in field ? { max: formatNumber(field.max, language) } : {}
  const least = 'min' in field ? { min: formatNumber(field.min, language) } : {}
  const error = code && t(`problem.${code}`, { ...limits, ...least })
  const label = t(`field.${field.name}`)
  switch (field.kind) {
    case 'country':
      return <CountryInput input={input} label={label} />
    case 'one':
      return (
        <Select
          {...input}
          value={input.value === '' ? null : input.value}
          onChange={(value) => input.onChange(value ?? '')}
          label={label}
          data={field.options.map((value) => ({ value, label: t(`${field.name}.${value}`) }))}
          placeholder={t('choose')}
          clearable
        />
      )
    case 'position':
      return <PositionInput input={input} label={label} error={error} />
    case 'number':
      return (
        <TextInput
          {...input}
          label={label}
          error={error}
          inputMode="decimal"
          {...(field.unit !== null && {
            rightSection: <span>{t(`unit.${field.unit}`)}</span>,
            rightSectionWidth: '4.5rem',
            rightSectionProps: { className: classes.unit ?? '' },
          })}
        />
      )
    default:
      return <TextInput {...input} label={label} error={error} />
  }
}

function CountryInput({ input, label }: { readonly input: TextProps; readonly label: string }) {
  const { t } = useTranslation('profile')
  const language = useLanguage()
  const data = COUNTRIES.map((value) => ({ value, label: formatCountry(value, language) })).sort((a, b) =>
    a.label.localeCompare(b.label, language),
  )
  return (
    <Select
      {...input}
      value={input.value === '' ? null : input.value}
      onChange={(value) => input.onChange(value ?? '')}
      label={label}
      data={data}
      placeholder={t('chooseCountry')}
      searchable
      selectFirstOptionOnChange
      clearable
      nothingFoundMessage={t('nothingFound')}
      maxDropdownHeight={320}
    />
  )
}

/** Takes decimal degrees or degrees, minutes and seconds, and says back what it understood. */
function PositionInput({
  input,
  label,
  error,
}: {
  readonly input: TextProps
  readonly label: string
  readonly error: string | undefined
}) {
  const { t } = useTranslation('profile')
  const language = useLanguage()
  const position = parsePosition(input.value)
  const understood =
    'problem' in position
      ? t('positionHint')
      : `${formatDegrees(position.lat, 'lat', language)}  ${formatDegrees(position.lon, 'lon', language)}`
  return (
    <TextInput
      {...input}
      label={label}
      error={error}
      description={understood}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
    />
  )
}
