import { Group } from '@mantine/core'
import { useEffect, useState } from 'react'
import { DateInput } from './date-input.tsx'
import { type FieldProps, textOf } from './field.ts'
import { readDate, readTime, zoneOffset } from './read-date.ts'
import { shortTime, TimeInput } from './time-field.tsx'

/** A day and a time, kept with the zone this machine was in at that moment. */
export function DateTimeField({ view, labelId, describedBy, onAnswer }: FieldProps) {
  const stored = textOf(view.value)
  const [day, setDay] = useState(() => split(stored).day)
  const [time, setTime] = useState(() => split(stored).time)
  useEffect(() => {
    if (stored === '') return
    setDay(split(stored).day)
    setTime(split(stored).time)
  }, [stored])

  // Half a moment is kept as it is: the engine calls it no moment, and the other half is still asked for.
  const answer = (newDay: string, newTime: string) => {
    setDay(newDay)
    setTime(shortTime(newTime))
    const date = readDate(newDay)
    const clock = readTime(newTime)
    if (newDay === '' && newTime === '') onAnswer(null)
    else if (date !== null && clock !== null) onAnswer(`${date}T${clock}.000${zoneOffset(date, clock)}`)
    else onAnswer(`${newDay}T${newTime}`)
  }
  const shared = { labelId, describedBy, readOnly: view.readOnly }
  return (
    <Group gap="xs" align="flex-start">
      <DateInput {...shared} stored={day} onDate={(text) => answer(text, time)} />
      <TimeInput {...shared} stored={time} onTime={(text) => answer(day, text)} />
    </Group>
  )
}

function split(moment: string): { readonly day: string; readonly time: string } {
  const at = moment.indexOf('T')
  return at < 0
    ? { day: moment, time: '' }
    : { day: moment.slice(0, at), time: shortTime(moment.slice(at + 1)) }
}
