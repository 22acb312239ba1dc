import { Radio, Select, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type FieldProps, hasAppearance, textOf } from './field.ts'
import { useText } from './text.ts'

/** More choices than this are easier to search than to read. */
const LISTED = 7

/** One of several choices: a list, or a searchable menu when there are many or the checklist asks for it. */
export function SelectOneField({ view, labelId, describedBy, onAnswer }: FieldProps) {
  const { t } = useTranslation('questions')
  const text = useText()
  const value = textOf(view.value)
  const choices = view.choices.map((choice) => ({
    value: choice.name,
    label: text(choice.label) || choice.name,
  }))

  if (choices.length > LISTED || hasAppearance(view, 'minimal')) {
    const known = choices.some((choice) => choice.value === value)
    return (
      <Select
        aria-labelledby={labelId}
        aria-describedby={describedBy}
        data={known || value === '' ? choices : [{ value, label: value }, ...choices]}
        value={value === '' ? null : value}
        onChange={onAnswer}
        readOnly={view.readOnly}
        searchable
        openOnFocus={false}
        clearable={!view.readOnly}
        maw="32rem"
        placeholder={t('select.placeholder')}
        nothingFoundMessage={t('select.nothing')}
        comboboxProps={{ withinPortal: true }}
      />
    )
  }
  return (
    <Radio.Group
      aria-labelledby={labelId}
      aria-describedby={describedBy}
      value={value}
      readOnly={view.readOnly}
      onChange={(name) => onAnswer(name)}
    >
      <Stack gap={0}>
        {choices.map((choice) => (
          <Radio
            key={choice.value}
            value={choice.value}
            label={choice.label}
            disabled={view.readOnly}
            styles={{ body: { minHeight: 'var(--adit-target)', alignItems: 'center' } }}
          />
        ))}
      </Stack>
    </Radio.Group>
  )
}
