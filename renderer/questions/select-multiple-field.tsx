import { Chip, Group, MultiSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type FieldProps, hasAppearance, listOf } from './field.ts'
import { FieldGroup } from './field-group.tsx'
import { useText } from './text.ts'

const LISTED = 12

/** Any of several choices, kept in the checklist's order. */
export function SelectMultipleField({ view, labelId, describedBy, onAnswer }: FieldProps) {
  const { t } = useTranslation('questions')
  const text = useText()
  const value = listOf(view.value)
  const choices = view.choices.map((choice) => ({
    value: choice.name,
    label: text(choice.label) || choice.name,
  }))
  const answer = (names: readonly string[]) => {
    const ordered = choices.map((choice) => choice.value).filter((name) => names.includes(name))
    const filtered = names.filter((name) => !ordered.includes(name))
    onAnswer(names.length === 0 ? null : [...ordered, ...filtered])
  }

  if (choices.length > LISTED || hasAppearance(view, 'minimal')) {
    return (
      <MultiSelect
        aria-labelledby={labelId}
        aria-describedby={describedBy}
        data={choices}
        value={[...value]}
        onChange={answer}
        readOnly={view.readOnly}
        searchable
        openOnFocus={false}
        maw="36rem"
        placeholder={value.length === 0 ? t('select.placeholder') : ''}
        nothingFoundMessage={t('select.nothing')}
      />
    )
  }
  return (
    <FieldGroup labelId={labelId} describedBy={describedBy}>
      <Chip.Group multiple value={[...value]} onChange={answer}>
        <Group gap="xs">
          {choices.map((choice) => (
            <Chip
              key={choice.value}
              value={choice.value}
              disabled={view.readOnly}
              radius="sm"
              styles={{ label: { minHeight: 'var(--adit-target)', height: 'auto', whiteSpace: 'normal' } }}
            >
              {choice.label}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </FieldGroup>
  )
}
