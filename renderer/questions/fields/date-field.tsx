import { Text } from '@mantine/core'
import { useLanguage } from '../../messages/use-language.ts'
import { dayName } from './calendar-month.ts'
import classes from './date-field.module.css'
import { DateInput } from './date-input.tsx'
import { type FieldProps, textOf } from './field.ts'
import { readDate } from './read-date.ts'

/** A day, typed as year-month-day or picked from a calendar, and echoed in words so that no one mixes up the order. */
export function DateField({ view, labelId, describedBy, onAnswer }: FieldProps) {
  const language = useLanguage()
  const stored = textOf(view.value)
  const day = readDate(stored)
  return (
    <div className={classes.row}>
      <DateInput
        labelId={labelId}
        describedBy={describedBy}
        readOnly={view.readOnly}
        stored={stored}
        onDate={(text) => onAnswer(text === '' ? null : text)}
      />
      {day !== null && (
        <Text size="sm" c="dimmed">
          {dayName(day, language)}
        </Text>
      )}
    </div>
  )
}
