import type { GeoPoint } from '../../shared/checklist/value.ts'

/** What a thing on the map is; it has a mark of its own in the drawing, the legend and the list. */
export const FEATURE_KINDS = ['mine', 'photo', 'file', 'answer', 'finding'] as const
/** One of the kinds of things on a map. */
export type FeatureKind = (typeof FEATURE_KINDS)[number]

interface FeatureFacts {
  /** Given back by `onPick`; unique within its map. */
  readonly id: string
  /** What people call it, in their language. */
  readonly label: string
  readonly kind: FeatureKind
}

/** A thing at one place. WGS 84, decimal degrees as text. */
export interface PointFeature extends FeatureFacts {
  readonly lat: string
  readonly lon: string
}

/** A line, or the ring of an area whose last point may repeat its first. */
export interface PathFeature extends FeatureFacts {
  readonly points: readonly GeoPoint[]
}

/** Everything a map draws. */
export interface MapFeatures {
  readonly points: readonly PointFeature[]
  readonly lines: readonly PathFeature[]
  readonly areas: readonly PathFeature[]
}

/** Every place that these touch. */
export function placesOf({ points, lines, areas }: MapFeatures): readonly GeoPoint[] {
  return [...points, ...[...lines, ...areas].flatMap((path) => path.points)]
}
