import Feature from 'ol/Feature'
import type Geometry from 'ol/geom/Geometry'
import LineString from 'ol/geom/LineString'
import Point from 'ol/geom/Point'
import Polygon from 'ol/geom/Polygon'
import VectorLayer from 'ol/layer/Vector'
import VectorSource from 'ol/source/Vector'
import type { Style } from 'ol/style'
import type { MapColours } from '../map-engine.ts'
import type { FeatureKind, MapFeatures } from '../map-features.ts'
import { featureStyle } from './feature-style.ts'
import { toPlace } from './places.ts'

/** The things of an assessment, as a layer. */
export interface FeatureLayer {
  readonly layer: VectorLayer
  show(features: MapFeatures, picked: string | null): void
  recolour(colours: MapColours): void
}

/** An empty layer of things. `face` is the font family of their labels. */
export function featureLayer(face: string, first: MapColours): FeatureLayer {
  const source = new VectorSource<Feature<Geometry>>()
  let colours = first
  let picked: string | null = null
  /** One look for each thing, made once: thousands of them are drawn at every step of the hand. */
  const styles = new Map<string, Style>()
  const layer = new VectorLayer({
    source,
    declutter: true,
    className: 'map-features',
    style: (feature) => {
      const id = String(feature.getId())
      const known = styles.get(id)
      if (known !== undefined) return known
      const kind = feature.get('kind') as FeatureKind
      const made = featureStyle(colours, kind, String(feature.get('label')), id === picked, face)
      styles.set(id, made)
      return made
    },
  })
  return {
    layer,
    show(features, nowPicked) {
      picked = nowPicked
      styles.clear()
      source.clear(true)
      source.addFeatures(toMapFeatures(features))
    },
    recolour(next) {
      colours = next
      styles.clear()
      layer.changed()
    },
  }
}

function toMapFeatures({ points, lines, areas }: MapFeatures): Feature<Geometry>[] {
  const made: Feature<Geometry>[] = []
  const add = (id: string, kind: FeatureKind, label: string, geometry: Geometry) => {
    const feature = new Feature({ geometry, kind, label })
    feature.setId(id)
    made.push(feature)
  }
  for (const { id, kind, label, points: corners } of areas)
    if (corners.length > 0) add(id, kind, label, new Polygon([corners.map(toPlace)]))
  for (const { id, kind, label, points: places } of lines)
    if (places.length > 0) add(id, kind, label, new LineString(places.map(toPlace)))
  for (const { id, kind, label, lat, lon } of points) add(id, kind, label, new Point(toPlace({ lat, lon })))
  return made
}
