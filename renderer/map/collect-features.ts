import { type GeoPoint, type Path, splitPath, type Value } from '../../shared/checklist/value.ts'
import type { QuestionView, View } from '../../shared/engine/form-view.ts'
import type { RecordState } from '../../shared/record/record-state.ts'
import { isBoundary } from './is-boundary.ts'
import type { MapFeatures, PathFeature, PointFeature } from './map-features.ts'

/** What an assessment is asked for its map. */
export interface MapSource {
  readonly record: Pick<RecordState, 'opened' | 'attachments'>
  readonly views: ReadonlyMap<Path, View>
}

/** Ids on the map: of the mine, of an answer, of a file. */
export const MINE_ID = 'mine'

/** Id of the answer at a path. */
function answerId(path: Path): string {
  return `answer:${path}`
}

/** The path behind the id of an answer; null for any other id. */
export function pathOfAnswer(id: string): Path | null {
  return id.startsWith('answer:') ? id.slice('answer:'.length) : null
}

/** Everything in an assessment that has a place: `collectAnswers`, and the files that say where they were taken. */
export function collectFeatures(
  source: MapSource,
  labelOf: (view: QuestionView) => string,
  except?: Path,
): MapFeatures {
  const { points, ...paths } = collectAnswers(source, labelOf, except)
  return { points: [...points, ...filesIn(source.record)], ...paths }
}

/**
 * The mine, and the positions, lines and areas that were answered, in rows of repeats too, which are numbered; an area that
 * is the mine's boundary is of the kind of the mine. What is not asked any more is left out.
 *
 * @param labelOf what a question is called
 * @param except the question that is being answered itself
 */
export function collectAnswers(
  { record, views }: MapSource,
  labelOf: (view: QuestionView) => string,
  except?: Path,
): MapFeatures {
  const points: PointFeature[] = [...mineIn(record)]
  const lines: PathFeature[] = []
  const areas: PathFeature[] = []
  const numbers = rowNumbers(views)
  for (const view of views.values()) {
    if (view.kind !== 'question' || !view.relevant || view.path === except) continue
    const places = pointsIn(view.value)
    const [first] = places
    if (first === undefined) continue
    const number = numbers.get(splitPath(view.path).row ?? '')
    const label = number === undefined ? labelOf(view) : `${labelOf(view)} · ${number}`
    const kind = isBoundary(view.definition) ? ('mine' as const) : ('answer' as const)
    const facts = { id: answerId(view.path), kind, label }
    switch (view.definition.type) {
      case 'geopoint':
      case 'start-geopoint':
        points.push({ ...facts, lat: first.lat, lon: first.lon })
        break
      case 'geotrace':
        lines.push({ ...facts, points: places })
        break
      case 'geoshape':
        areas.push({ ...facts, points: places })
        break
    }
  }
  return { points, lines, areas }
}

/** Which row of its repeat each row is, counted from 1. */
function rowNumbers(views: MapSource['views']): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>()
  for (const view of views.values())
    if (view.kind === 'repeat')
      for (const [index, { row }] of view.rows.entries()) numbers.set(row, index + 1)
  return numbers
}

function mineIn({ opened }: MapSource['record']): readonly PointFeature[] {
  const { lat, lon } = opened?.mine.profile ?? {}
  if (opened === null || !lat || !lon) return []
  return [{ id: MINE_ID, kind: 'mine', label: opened.mine.name, lat, lon }]
}

function filesIn({ attachments }: MapSource['record']): readonly PointFeature[] {
  return [...attachments].flatMap(([path, files]) =>
    files.flatMap(({ sha256, name, caption, media_type, capture }): readonly PointFeature[] => {
      if (capture?.lat === undefined || capture.lon === undefined) return []
      const kind = media_type.startsWith('image/') ? 'photo' : 'file'
      return [
        { id: `file:${path}:${sha256}`, kind, label: caption ?? name, lat: capture.lat, lon: capture.lon },
      ]
    }),
  )
}

/** The positions of an answer that is one or several; none of anything else, such as text that is no position yet. */
export function pointsIn(value: Value | null): readonly GeoPoint[] {
  if (value === null || typeof value === 'string') return []
  if ('lat' in value) return [value]
  return (value as readonly (string | GeoPoint)[]).filter((point) => typeof point !== 'string')
}
