import type { Coordinate } from 'ol/coordinate'
import TopoJSON from 'ol/format/TopoJSON'
import MultiPolygon from 'ol/geom/MultiPolygon'
import Polygon from 'ol/geom/Polygon'
import VectorLayer from 'ol/layer/Vector'
import VectorSource from 'ol/source/Vector'
import { Fill, Stroke, Style } from 'ol/style'
// Natural Earth 1:50 million (public domain), packed as TopoJSON by `world-atlas` (ISC).
import countries from 'world-atlas/countries-50m.json'
import type { MapColours } from '../map-engine.ts'

/**
 * The outlines of coasts and countries, shipped with the app. They are drawn without names and all alike, since where
 * borders run is disputed in places; `MapFrame` says that they are only to find one's way.
 */
export function outlineLayer(): VectorLayer {
  source ??= readOutlines()
  return new VectorLayer({
    source,
    // Moving the map must stay smooth without a graphics card.
    updateWhileInteracting: false,
    updateWhileAnimating: false,
    className: 'map-outlines',
  })
}

/** Read once for every map: the reader unpacks the outlines in place, and a second time would spoil them. */
let source: VectorSource | undefined

function readOutlines(): VectorSource {
  const features = new TopoJSON({ layers: ['countries'] }).readFeatures(countries)
  for (const feature of features) {
    const geometry = feature.getGeometry()
    if (geometry instanceof Polygon) unroll(geometry)
    if (geometry instanceof MultiPolygon)
      geometry.setCoordinates(geometry.getPolygons().map((polygon) => unroll(polygon).getCoordinates()))
    geometry?.transform('EPSG:4326', 'EPSG:3857')
  }
  return new VectorSource({ features, overlaps: false })
}

/**
 * Lets rings go on counting where they cross the date line, instead of running back around the world; the engine draws
 * the world beside itself. The one around the pole is led along the lower edge.
 */
function unroll(polygon: Polygon): Polygon {
  polygon.setCoordinates(polygon.getCoordinates().map(unrollRing))
  return polygon
}

function unrollRing(ring: readonly Coordinate[]): Coordinate[] {
  let before = ring[0]?.[0] ?? 0
  const unrolled = ring.map(([lon = 0, lat = 0]) => {
    before += ((((lon - before) % 360) + 540) % 360) - 180
    return [before, lat]
  })
  const [first, last] = [unrolled[0]?.[0] ?? 0, unrolled.at(-1)?.[0] ?? 0]
  if (Math.abs(last - first) < 180) return unrolled
  return [...unrolled, [last, -89], [first, -89], [first, unrolled[0]?.[1] ?? 0]]
}

/** The look of the outlines; over a basemap only their lines are wanted, and not even those. */
export function outlineStyle({ land, border }: MapColours): Style {
  return new Style({ fill: new Fill({ color: land }), stroke: new Stroke({ color: border, width: 1 }) })
}
