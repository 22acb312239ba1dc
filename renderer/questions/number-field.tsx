import { Text, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../messages/use-language.ts'
import { formatUnit } from '../ui/format.ts'
import { type FieldProps, textOf } from './field.ts'
import { LimitMark } from './limit-mark.tsx'
import classes from './number-field.module.css'
import { readNumber } from './read-number.ts'
import { useDraft } from './use-draft.ts'

/** A whole or decimal number with its unit, judged against its limit while it is typed. */
export function NumberField({ view, labelId, describedBy, onAnswer }: FieldProps) {
  const { t } = useTranslation('questions')
  const language = useLanguage()
  const { unit: code = '', limit, plausible } = view.definition.adit ?? {}
  const unit = formatUnit(code, language)
  // What cannot be read goes to the record as it was typed: the engine calls it no number, and nobody loses it.
  const read = (text: string) => readNumber(text, language, limit !== undefined)?.value ?? text.trim()
  const draft = useDraft({
    stored: textOf(view.value),
    restate: read,
    commit: (text) => onAnswer(read(text) === '' ? null : read(text)),
  })
  const reading = readNumber(draft.text, language, limit !== undefined)
  return (
    <div>
      <TextInput
        aria-labelledby={labelId}
        aria-describedby={describedBy}
        readOnly={view.readOnly}
        inputMode={view.definition.type === 'integer' ? 'numeric' : 'decimal'}
        autoComplete="off"
        className={classes.input}
        ref={draft.ref}
        value={draft.text}
        onChange={(event) => draft.change(event.currentTarget.value)}
        onBlur={draft.blur}
        rightSection={unit === '' ? undefined : <span className={classes.unit}>{unit}</span>}
        rightSectionWidth={unit === '' ? undefined : `${Math.max(unit.length, 3) + 1}ch`}
        rightSectionPointerEvents="none"
      />
      {reading?.echoed && (
        <Text size="xs" c="dimmed" mt={4}>
          {t('number.reads', { value: reading.value, unit })}
        </Text>
      )}
      {view.limit !== null && <LimitMark value={textOf(view.value)} limit={view.limit} unit={code} />}
      {view.implausible && (
        <Text size="sm" mt={4} className={classes.question}>
          {t('number.implausible', {
            min: plausible?.min ?? '…',
            max: plausible?.max ?? '…',
            unit,
          })}
        </Text>
      )}
    </div>
  )
}
