import { Radio, Select, Stack } from '@mantine/core'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { type FieldProps, hasAppearance, textOf } from './field.ts'
import { RowMedia } from './row-media.tsx'
import { useText } from './text.ts'

/** More choices than this are easier to search than to read. */
const LISTED = 7

/** A menu shows so many at once; the others come up by typing. A list of species can hold ten thousand. */
const SHOWN = 200

/** Choices with pictures are looked at rather than read: so many stand side by side. */
const PICTURED = 40

/** One of several choices: a list, or a searchable menu when there are many or the checklist asks for it. */
export function SelectOneField({ view, labelId, describedBy, onAnswer }: FieldProps) {
  const { t } = useTranslation('questions')
  const text = useText()
  const value = textOf(view.value)
  const choices = view.choices.map((choice) => ({
    value: choice.name,
    label: text(choice.label) || choice.name,
    media: choice.media,
  }))
  const pictured = choices.some((choice) => choice.media !== undefined)

  if (choices.length > (pictured ? PICTURED : LISTED) || hasAppearance(view, 'minimal')) {
    const entries = choices.map(({ value: name, label }) => ({ value: name, label }))
    const known = choices.some((choice) => choice.value === value)
    return (
      <Select
        aria-labelledby={labelId}
        aria-describedby={describedBy}
        data={known || value === '' ? entries : [{ value, label: value }, ...entries]}
        value={value === '' ? null : value}
        onChange={(value) => onAnswer(value)}
        readOnly={view.readOnly}
        searchable
        limit={SHOWN}
        openOnFocus={false}
        clearable={!view.readOnly}
        maw="32rem"
        placeholder={
          choices.length > SHOWN ? t('select.search', { count: choices.length }) : t('select.placeholder')
        }
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
          <Fragment key={choice.value}>
            <Radio
              value={choice.value}
              label={choice.label}
              disabled={view.readOnly}
              styles={{ body: { minHeight: 'var(--adit-target)', alignItems: 'center' } }}
            />
            <RowMedia media={choice.media} alt={choice.label} small />
          </Fragment>
        ))}
      </Stack>
    </Radio.Group>
  )
}
