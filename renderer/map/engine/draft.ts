import Feature from 'ol/Feature'
import type Geometry from 'ol/geom/Geometry'
import LineString from 'ol/geom/LineString'
import MultiPoint from 'ol/geom/MultiPoint'
import Point from 'ol/geom/Point'
import Polygon from 'ol/geom/Polygon'
import Modify from 'ol/interaction/Modify'
import VectorLayer from 'ol/layer/Vector'
import type OlMap from 'ol/Map'
import VectorSource from 'ol/source/Vector'
import { Circle, Fill, Stroke, Style } from 'ol/style'
import type { GeoPoint } from '../../../shared/checklist/value.ts'
import type { DraftType, MapColours, MapEvents } from '../map-engine.ts'
import { translucent } from './feature-style.ts'
import { toPlace, toPoint } from './places.ts'

/** Pixels around a corner within which a finger catches it: half a target of 44. */
const REACH = 22

/** What is being drawn, and the hand that moves its corners. */
export interface DraftLayer {
  readonly layer: VectorLayer
  readonly modify: Modify
  show(draft: { readonly type: DraftType; readonly points: readonly GeoPoint[] } | null): void
  recolour(colours: MapColours): void
  /** A hand touches the map. */
  begin(): void
  /** Whether a click here meant something that is drawn already: a corner that stands there, or one just put on an edge. */
  hasTaken(pixel: readonly number[], map: OlMap): boolean
}

/** An empty draft; corners that are moved are told through `onReshape`. */
export function draftLayer(events: MapEvents, first: MapColours): DraftLayer {
  const source = new VectorSource<Feature<Geometry>>()
  const layer = new VectorLayer({ source, style: draftStyle(first), className: 'map-draft', zIndex: 10 })
  const modify = new Modify({ source, pixelTolerance: REACH, style: [] })
  let shown: readonly GeoPoint[] = []
  let type: DraftType = 'geopoint'
  let reshaped = false
  modify.on('modifyend', () => {
    reshaped = true
    const geometry = source.getFeatures()[0]?.getGeometry()
    if (geometry !== undefined) events.onReshape?.(keepUnmoved(pointsOf(geometry), shown))
  })
  return {
    layer,
    modify,
    show(draft) {
      shown = draft?.points ?? []
      type = draft?.type ?? 'geopoint'
      source.clear()
      const geometry = draft === null ? null : geometryOf(draft.type, draft.points)
      if (geometry !== null) source.addFeature(new Feature(geometry))
    },
    recolour: (colours) => layer.setStyle(draftStyle(colours)),
    hasTaken(pixel, map) {
      if (reshaped) return true
      const [x = 0, y = 0] = pixel
      return (
        type !== 'geopoint' &&
        shown.some((point) => {
          const [cornerX = 0, cornerY = 0] = map.getPixelFromCoordinate(toPlace(point)) ?? []
          return Math.hypot(cornerX - x, cornerY - y) <= REACH / 2
        })
      )
    },
    begin() {
      reshaped = false
    },
  }
}

/** A trace of one point and an area of fewer than three are lines, so that each corner can be seen and moved. */
function geometryOf(type: DraftType, points: readonly GeoPoint[]): Geometry | null {
  const places = points.map(toPlace)
  const [first] = places
  if (first === undefined) return null
  if (places.length === 1) return new Point(first)
  return type === 'geoshape' && places.length > 2 ? new Polygon([[...places, first]]) : new LineString(places)
}

function pointsOf(geometry: Geometry): readonly GeoPoint[] {
  if (geometry instanceof Point) return [toPoint(geometry.getCoordinates())]
  if (geometry instanceof LineString) return geometry.getCoordinates().map(toPoint)
  if (geometry instanceof Polygon) return (geometry.getCoordinates()[0] ?? []).slice(0, -1).map(toPoint)
  return []
}

/** Points that were not touched stay as they were entered, digit for digit, with their altitude. */
function keepUnmoved(now: readonly GeoPoint[], before: readonly GeoPoint[]): readonly GeoPoint[] {
  const known = new Map(before.map((point) => [keyOf(toPoint(toPlace(point))), point]))
  return now.map((point) => known.get(keyOf(point)) ?? point)
}

function keyOf({ lat, lon }: GeoPoint): string {
  return `${lat} ${lon}`
}

function draftStyle({ draft, halo }: MapColours): Style[] {
  const corner = new Circle({
    radius: 8,
    fill: new Fill({ color: draft }),
    stroke: new Stroke({ color: halo, width: 3 }),
  })
  return [
    new Style({ stroke: new Stroke({ color: halo, width: 6 }) }),
    new Style({
      stroke: new Stroke({ color: draft, width: 3 }),
      fill: new Fill({ color: translucent(draft, 0.15) }),
      image: corner,
    }),
    new Style({ image: corner, geometry: (feature) => cornersOf(feature.getGeometry()) }),
  ]
}

function cornersOf(geometry: unknown): MultiPoint | undefined {
  if (geometry instanceof LineString) return new MultiPoint(geometry.getCoordinates())
  if (geometry instanceof Polygon) return new MultiPoint(geometry.getCoordinates()[0] ?? [])
  return undefined
}
