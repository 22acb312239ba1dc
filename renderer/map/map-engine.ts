import type { GeoPoint } from '../../shared/checklist/value.ts'
import type { Basemap } from '../../shared/ipc/basemap-calls.ts'
import type { FeatureKind, MapFeatures } from './map-features.ts'

/*
 * What the rest of the app knows of the map engine. The engine itself, `engine/create-map.ts`, is loaded only when a map
 * is opened (see `MapFrame`), so that nobody waits for it who does not look at a map.
 */

/** The colours of a map, as CSS colours. */
export type MapColours = Readonly<
  Record<
    'land' | 'sea' | 'rule' | 'border' | 'ink' | 'dim' | 'halo' | 'accent' | 'draft' | FeatureKind,
    string
  >
>

/** What is being drawn. */
export type DraftType = 'geopoint' | 'geotrace' | 'geoshape'

/** What a map tells. */
export interface MapEvents {
  /** A feature was clicked or tapped. */
  onPick?(id: string): void
  /** The map was clicked or tapped while something is drawn. */
  onPlace?(point: GeoPoint): void
  /** Points of what is drawn were moved, added on an edge or removed. */
  onReshape?(points: readonly GeoPoint[]): void
  /** The middle of the map has come to rest elsewhere. */
  onRest?(middle: GeoPoint): void
}

/** Where tiles of a basemap come from: bytes of an image or of a vector tile; null where there is none. */
export type ReadTile = (id: string, z: number, x: number, y: number) => Promise<Uint8Array | null>

/** One map on the screen. */
export interface MapEngine {
  showFeatures(features: MapFeatures, picked: string | null): void
  /** Draws what is being entered; null when nothing is. */
  showDraft(draft: { readonly type: DraftType; readonly points: readonly GeoPoint[] } | null): void
  /** Draws a basemap below everything else, in the language of its labels; null for the outlines alone. */
  showBasemap(basemap: Basemap | null, read: ReadTile, language: string): Promise<void>
  recolour(colours: MapColours): void
  middle(): GeoPoint
  /** Moves so that all of these are seen; nothing happens without any. */
  fit(points: readonly GeoPoint[]): void
  zoomBy(steps: number): void
  /** Ends the map and takes its canvas away. */
  dispose(): void
}
