import { Text } from '@mantine/core'
import { lazy, Suspense } from 'react'
import type { GeoPoint, Value } from '../../../shared/checklist/value.ts'
import { closeRing, openRing } from '../../../shared/geo/path-faults.ts'
import { readPositions } from '../../../shared/geo/read-position.ts'
import { writePosition } from '../../../shared/geo/write-position.ts'
import { pointsIn } from '../../map/collect-features.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { GrowingText } from '../../ui/growing-text.tsx'
import { useDraft } from '../use-draft.ts'
import { DrawButton } from './draw-button.tsx'
import type { FieldProps } from './field.ts'
import { GeoJsonButtons } from './geojson-buttons.tsx'
import { describePosition, describeProblem } from './position-words.ts'
import classes from './positions-field.module.css'
import { toldOf } from './told-of.tsx'

const PathFacts = lazy(async () => ({ default: (await import('../../map/path-facts.tsx')).PathFacts }))

/** About what fits into one event (64 KiB, bundle format §12) with room to spare. */
const MAX_TEXT = 40_000

/** Lines that are no positions are named one by one up to here. */
const MOST_NAMED = 5

/**
 * A line or an area: one position per line, as copied from a receiver or a table; drawn on a map; or from a GeoJSON
 * file. An area closes by itself.
 */
export function PositionsField({ view, labelId, describedBy, onAnswer }: FieldProps) {
  const { t } = useTranslation(['questions', 'map'])
  const type = view.definition.type === 'geoshape' ? 'geoshape' : 'geotrace'
  const closed = type === 'geoshape'
  const answerOf = (points: readonly GeoPoint[]) =>
    points.length === 0 ? null : closed ? closeRing(points) : points
  const read = (text: string): Value | null => {
    const { points, bad } = readPositions(text)
    return bad.length > 0 ? text.trim() : answerOf(points)
  }
  const draft = useDraft({
    stored: linesOf(view.value, closed),
    restate: (text) => linesOf(read(text), closed),
    commit: (text) => onAnswer(read(text)),
  })
  const { points, bad } = readPositions(draft.text)
  const lines = draft.text.split(/\r?\n/)
  return (
    <div className={classes.positions}>
      <GrowingText
        {...toldOf({ labelId, describedBy })}
        readOnly={view.readOnly}
        placeholder={t('position.listPlaceholder')}
        least={4}
        most={12}
        maxLength={MAX_TEXT}
        {...draft.box}
      />
      <div className={classes.acts}>
        {!view.readOnly && (
          <DrawButton
            view={view}
            type={type}
            points={closed ? openRing(points) : points}
            onDrawn={(drawn) => onAnswer(answerOf(drawn))}
          />
        )}
        <GeoJsonButtons
          type={type}
          name={view.definition.name}
          points={bad.length === 0 ? points : []}
          readOnly={view.readOnly}
          onTake={(taken) => onAnswer(answerOf(taken))}
        />
      </div>
      {draft.text.trim() === '' && (
        <Text size="sm" c="dimmed" mt={4}>
          {t('position.help')}
        </Text>
      )}
      {bad.slice(0, MOST_NAMED).map(({ line, problem }) => (
        <Text key={line} size="sm" c="dimmed" mt={4}>
          {t('map:badLine', { line, problem: describeProblem(lines[line - 1] ?? '', problem, t) })}
        </Text>
      ))}
      {bad.length > MOST_NAMED && (
        <Text size="sm" c="dimmed" mt={4}>
          {t('map:moreBadLines', { count: bad.length - MOST_NAMED })}
        </Text>
      )}
      {bad.length === 0 && points.length > 0 && (
        <Suspense fallback={null}>
          <PathFacts points={points} closed={closed} />
        </Suspense>
      )}
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

/** One position per line; the corner that closes a shape is not written again. */
function linesOf(value: Value | null, closed: boolean): string {
  if (typeof value === 'string') return value
  const points = pointsIn(value)
  return (closed ? openRing(points) : points).map(writePosition).join('\n')
}
