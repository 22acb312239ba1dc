import { Chip, Group, MultiSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type FieldProps, hasAppearance, listOf } from './field.ts'
import { FieldGroup } from './field-group.tsx'
import { RowMedia } from './row-media.tsx'
import { useText } from './text.ts'

/** More choices than this are easier to search than to read; with pictures they are looked at. */
const LISTED = 12
const PICTURED = 40

/** Any of several choices, kept in the checklist's order. */
export function SelectMultipleField({ view, labelId, describedBy, onAnswer }: FieldProps) {
  const { t } = useTranslation('questions')
  const text = useText()
  const value = listOf(view.value)
  const choices = view.choices.map((choice) => ({
    value: choice.name,
    label: text(choice.label) || choice.name,
  }))
  const media = new Map(view.choices.map((choice) => [choice.name, choice.media]))
  const pictured = view.choices.some((choice) => choice.media !== undefined)
  const answer = (names: readonly string[]) => {
    const ordered = choices.map((choice) => choice.value).filter((name) => names.includes(name))
    const filtered = names.filter((name) => !ordered.includes(name))
    onAnswer(names.length === 0 ? null : [...ordered, ...filtered])
  }

  if (choices.length > (pictured ? PICTURED : LISTED) || hasAppearance(view, 'minimal')) {
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
            <div key={choice.value}>
              <Chip
                value={choice.value}
                disabled={view.readOnly}
                radius="sm"
                styles={{ label: { minHeight: 'var(--adit-target)', height: 'auto', whiteSpace: 'normal' } }}
              >
                {choice.label}
              </Chip>
              <RowMedia media={media.get(choice.value)} alt={choice.label} small />
            </div>
          ))}
        </Group>
      </Chip.Group>
    </FieldGroup>
  )
}
