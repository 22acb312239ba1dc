import { Radio, Select } from '@mantine/core'
import { Fragment, useMemo } from 'react'
import { useTranslation } from '../../messages/use-translation.ts'
import { RowMedia } from '../row-media.tsx'
import { useText } from '../text.ts'
import { type FieldProps, hasAppearance, textOf } from './field.ts'
import classes from './select-one-field.module.css'
import { toldOf } from './told-of.tsx'
import { MENU_HEIGHT, SHOWN, useMenuFilter } from './use-menu-filter.ts'
import { widthOf } from './width-of.ts'

/** More choices than this are easier to search than to read. */
export const LISTED = 7

/** Labels no wider than this, counted in Latin letters, stand side by side. */
const SHORT = 17

/** Choices with pictures are looked at rather than read: so many stand side by side. */
const PICTURED = 40

/** One of several choices: a list, or a searchable menu when there are many or the checklist asks for it. */
export function SelectOneField(props: FieldProps) {
  const { choices } = props.view
  const pictured = choices.some((choice) => choice.media !== undefined)
  const isMenu = choices.length > (pictured ? PICTURED : LISTED) || hasAppearance(props.view, 'minimal')
  return isMenu ? <ChoiceMenu {...props} /> : <ChoiceList {...props} />
}

/** One of many choices, found by typing. Fills the place it stands in. */
export function ChoiceMenu({ view, labelId, describedBy, onAnswer }: FieldProps) {
  const { t } = useTranslation('questions')
  const text = useText()
  const value = textOf(view.value)
  const { choices } = view
  const data = useMemo(() => {
    const entries = choices.map(({ name, label }) => ({ value: name, label: text(label) || name }))
    const known = value === '' || choices.some(({ name }) => name === value)
    return known ? entries : [{ value, label: value }, ...entries]
  }, [choices, text, value])
  const filter = useMenuFilter(value === '' ? [] : [value])
  return (
    <Select
      {...toldOf({ labelId, describedBy })}
      data={data}
      filter={filter}
      value={value === '' ? null : value}
      onChange={(value) => onAnswer(value)}
      readOnly={view.readOnly}
      searchable
      selectFirstOptionOnChange
      openOnFocus={false}
      clearable={!view.readOnly}
      maxDropdownHeight={MENU_HEIGHT}
      maw="46rem"
      placeholder={
        choices.length > SHOWN ? t('select.search', { count: choices.length }) : t('select.placeholder')
      }
      nothingFoundMessage={t('select.nothing')}
      comboboxProps={{ withinPortal: true }}
    />
  )
}

function ChoiceList({ view, labelId, describedBy, onAnswer }: FieldProps) {
  const text = useText()
  const isShort = view.choices.every(
    ({ name, label, media }) => media === undefined && widthOf(text(label) || name) <= SHORT,
  )
  return (
    <Radio.Group
      inputContainer={toldOf({ labelId, describedBy }).inputContainer}
      value={textOf(view.value)}
      onChange={(name) => onAnswer(name)}
    >
      <div className={classes.list} data-short={isShort}>
        {view.choices.map(({ name, label, media }) => (
          <Fragment key={name}>
            <Radio
              value={name}
              label={text(label) || name}
              styles={{ body: { minHeight: 'var(--adit-target)', alignItems: 'center' } }}
            />
            <RowMedia media={media} alt={text(label) || name} small />
          </Fragment>
        ))}
      </div>
    </Radio.Group>
  )
}
