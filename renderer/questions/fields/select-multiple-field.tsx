import { Chip, Group, MultiSelect } from '@mantine/core'
import { useMemo } from 'react'
import type { Choice } from '../../../shared/checklist/definition.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { FieldGroup } from '../field-group.tsx'
import { RowMedia } from '../row-media.tsx'
import { useText } from '../text.ts'
import { type FieldProps, hasAppearance, listOf } from './field.ts'
import classes from './select-multiple-field.module.css'
import { toldOf } from './told-of.tsx'
import { MENU_HEIGHT, useMenuFilter } from './use-menu-filter.ts'

/** More choices than this are easier to search than to read; with pictures they are looked at. */
const LISTED = 12
const PICTURED = 40

/** Any of several choices, kept in the checklist's order. */
export function SelectMultipleField(props: FieldProps) {
  const { choices } = props.view
  const pictured = choices.some((choice) => choice.media !== undefined)
  const isMenu = choices.length > (pictured ? PICTURED : LISTED) || hasAppearance(props.view, 'minimal')
  return isMenu ? <ChoicesMenu {...props} /> : <ChoiceChips {...props} />
}

/** Any of many choices, found by typing. Fills the place it stands in. */
export function ChoicesMenu({ view, labelId, describedBy, onAnswer }: FieldProps) {
  const { t } = useTranslation('questions')
  const text = useText()
  const { choices } = view
  const value = listOf(view.value)
  const data = useMemo(() => {
    const entries = choices.map(({ name, label }) => ({ value: name, label: text(label) || name }))
    const strange = value.filter((name) => !choices.some((choice) => choice.name === name))
    return [...strange.map((name) => ({ value: name, label: name })), ...entries]
  }, [choices, text, value])
  const filter = useMenuFilter(value)
  return (
    <MultiSelect
      {...toldOf({ labelId, describedBy })}
      data={data}
      filter={filter}
      value={[...value]}
      onChange={(names) => onAnswer(inOrder(names, choices))}
      readOnly={view.readOnly}
      searchable
      selectFirstOptionOnChange
      openOnFocus={false}
      maxDropdownHeight={MENU_HEIGHT}
      maw="46rem"
      placeholder={value.length === 0 ? t('select.placeholder') : ''}
      nothingFoundMessage={t('select.nothing')}
    />
  )
}

function ChoiceChips({ view, labelId, describedBy, onAnswer }: FieldProps) {
  const text = useText()
  const { choices } = view
  return (
    <FieldGroup labelId={labelId} describedBy={describedBy}>
      <Chip.Group
        multiple
        value={[...listOf(view.value)]}
        onChange={(names) => onAnswer(inOrder(names, choices))}
      >
        <Group gap="xs">
          {choices.map(({ name, label, media }) => (
            <div key={name}>
              <Chip
                value={name}
                radius="sm"
                classNames={{ label: classes.chip ?? '' }}
                styles={{ label: { minHeight: 'var(--adit-target)', height: 'auto', whiteSpace: 'normal' } }}
              >
                {text(label) || name}
              </Chip>
              <RowMedia media={media} alt={text(label) || name} small />
            </div>
          ))}
        </Group>
      </Chip.Group>
    </FieldGroup>
  )
}

/** Chosen names in the checklist's order, those it does not have (any more) behind them; null for none. */
function inOrder(names: readonly string[], choices: readonly Choice[]): readonly string[] | null {
  if (names.length === 0) return null
  const known = choices.map(({ name }) => name).filter((name) => names.includes(name))
  return [...known, ...names.filter((name) => !known.includes(name))]
}
