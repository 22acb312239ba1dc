import { TextInput } from '@mantine/core'
import { useTranslation } from '../../messages/use-translation.ts'
import { useDraft } from '../use-draft.ts'
import { type FieldProps, textOf } from './field.ts'
import { readTime } from './read-date.ts'
import { toldOf } from './told-of.tsx'

/** A time of day in 24 hours. */
export function TimeField({ view, labelId, describedBy, onAnswer }: FieldProps) {
  return (
    <TimeInput
      labelId={labelId}
      describedBy={describedBy}
      readOnly={view.readOnly}
      stored={shortTime(textOf(view.value))}
      onTime={(text) => onAnswer(text === '' ? null : text)}
    />
  )
}

/** The input of a time of day. Gives `HH:MM:SS`, or what was typed when it is none. */
export function TimeInput({
  labelId,
  describedBy,
  readOnly,
  stored,
  onTime,
}: {
  readonly labelId: string
  readonly describedBy: string
  readonly readOnly: boolean
  /** As `shortTime` writes it. */
  readonly stored: string
  onTime(text: string): void
}) {
  const { t } = useTranslation('questions')
  const read = (text: string) => readTime(text) ?? text.trim()
  const draft = useDraft({
    stored,
    restate: (text) => shortTime(read(text)),
    commit: (text) => onTime(read(text)),
  })
  return (
    <TextInput
      {...toldOf({ labelId, describedBy })}
      readOnly={readOnly}
      placeholder={t('time.placeholder')}
      autoComplete="off"
      maw="8rem"
      {...draft.box}
    />
  )
}

/** `17:00` for `17:00:00`, `17:00:00.000+02:00`; seconds stay when there are any. */
export function shortTime(time: string): string {
  const parts = /^(\d{2}:\d{2})(?::(\d{2})(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/.exec(time)
  if (parts === null) return time
  return parts[2] === undefined || parts[2] === '00' ? (parts[1] ?? time) : `${parts[1]}:${parts[2]}`
}
