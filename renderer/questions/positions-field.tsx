import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { GeoPoint, Value } from '../../shared/checklist/value.ts'
import { GrowingText } from '../ui/growing-text.tsx'
import type { FieldProps } from './field.ts'
import { describePosition } from './position-field.tsx'
import classes from './positions-field.module.css'
import { readPositions, writePosition } from './read-position.ts'
import { useDraft } from './use-draft.ts'

/** About what fits into one event (64 KiB, bundle format §12) with room to spare. */
const MAX_TEXT = 40_000

/** A line or an area: one position per line, as copied from a receiver or a table. An area closes by itself. */
export function PositionsField({ view, labelId, describedBy, onAnswer }: FieldProps) {
  const { t } = useTranslation('questions')
  const closed = view.definition.type === 'geoshape'
  const read = (text: string): Value | null => {
    const { points, bad } = readPositions(text)
    if (text.trim() === '') return null
    return bad.length > 0 ? text.trim() : closed ? closeShape(points) : points
  }
  const draft = useDraft({
    stored: linesOf(view.value, closed),
    restate: (text) => linesOf(read(text), closed),
    commit: (text) => onAnswer(read(text)),
  })
  const { points, bad } = readPositions(draft.text)
  return (
    <div className={classes.positions}>
      <GrowingText
        aria-labelledby={labelId}
        aria-describedby={describedBy}
        readOnly={view.readOnly}
        placeholder={t('position.listPlaceholder')}
        least={4}
        most={12}
        maxLength={MAX_TEXT}
        ref={draft.ref}
        value={draft.text}
        onChange={(event) => draft.change(event.currentTarget.value)}
        onBlur={draft.blur}
      />
      <Text size="sm" c="dimmed" mt={4}>
        {draft.text.trim() === ''
          ? t('position.help')
          : bad.length > 0
            ? t('position.badLines', { lines: bad.slice(0, 10).join(', '), count: bad.length })
            : t(closed ? 'position.corners' : 'position.points', { count: points.length })}
      </Text>
      {points.length > 0 && (
        <ol className={classes.list}>
          {points.map((point, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a point is known by its place in the line.
            <li key={index}>{describePosition(point, t)}</li>
          ))}
        </ol>
      )}
    </div>
  )
}

/** A shape repeats its first point at its end. */
function closeShape(points: readonly GeoPoint[]): readonly GeoPoint[] {
  const [first] = points
  return first === undefined || points.length < 3 || isClosed(points) ? points : [...points, first]
}

function isClosed(points: readonly GeoPoint[]): boolean {
  const [first] = points
  const last = points.at(-1)
  return points.length > 3 && first?.lat === last?.lat && first?.lon === last?.lon
}

/** One position per line; the corner that closes a shape is not written again. */
function linesOf(value: Value | null, closed: boolean): string {
  if (typeof value === 'string') return value
  if (!Array.isArray(value)) return ''
  const points = (value as readonly (string | GeoPoint)[]).filter((point) => typeof point !== 'string')
  const open = closed && isClosed(points) ? points.slice(0, -1) : points
  return open.map(writePosition).join('\n')
}
