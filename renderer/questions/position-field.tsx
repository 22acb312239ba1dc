import { Text, TextInput } from '@mantine/core'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { GeoPoint, Value } from '../../shared/checklist/value.ts'
import type { FieldProps } from './field.ts'
import { readPosition, writePosition } from './read-position.ts'
import { useDraft } from './use-draft.ts'

/** A position, typed or pasted in any usual notation and echoed as latitude and longitude in words. */
export function PositionField({ view, labelId, describedBy, onAnswer }: FieldProps) {
  const { t } = useTranslation('questions')
  const draft = useDraft({
    stored: positionText(view.value),
    restate: (text) => {
      const point = readPosition(text)
      return point === null ? text.trim() : writePosition(point)
    },
    commit: (text) => onAnswer(text.trim() === '' ? null : (readPosition(text) ?? text.trim())),
  })
  const point = readPosition(draft.text)
  return (
    <div>
      <TextInput
        aria-labelledby={labelId}
        aria-describedby={describedBy}
        readOnly={view.readOnly}
        placeholder={t('position.placeholder')}
        autoComplete="off"
        maw="30rem"
        ref={draft.ref}
        value={draft.text}
        onChange={(event) => draft.change(event.currentTarget.value)}
        onBlur={draft.blur}
      />
      <Text size="sm" c="dimmed" mt={4}>
        {point !== null
          ? describePosition(point, t)
          : draft.text.trim() === ''
            ? t('position.help')
            : t('position.unreadable')}
      </Text>
    </div>
  )
}

/** A position in words, e.g. `15.84° S, 70.02° W`. */
export function describePosition(point: GeoPoint, t: TFunction<'questions'>): string {
  const lat = t(point.lat.startsWith('-') ? 'position.south' : 'position.north', { degrees: bare(point.lat) })
  const lon = t(point.lon.startsWith('-') ? 'position.west' : 'position.east', { degrees: bare(point.lon) })
  const parts = [t('position.pair', { lat, lon })]
  if (point.alt !== undefined) parts.push(t('position.altitude', { metres: point.alt }))
  if (point.accuracy !== undefined) parts.push(t('position.accuracy', { metres: point.accuracy }))
  return parts.join(' · ')
}

function bare(degrees: string): string {
  return degrees.replace('-', '')
}

function positionText(value: Value | null): string {
  if (typeof value === 'string') return value
  return value !== null && 'lat' in value ? writePosition(value) : ''
}
