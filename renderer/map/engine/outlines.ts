import TopoJSON from 'ol/format/TopoJSON'
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
  const format = new TopoJSON({ layers: ['countries'] })
  const features = format.readFeatures(countries, { featureProjection: 'EPSG:3857' })
  return new VectorLayer({
    source: new VectorSource({ features, overlaps: false }),
    // Moving the map must stay smooth without a graphics card.
    updateWhileInteracting: false,
    updateWhileAnimating: false,
    className: 'map-outlines',
  })
}

/** The look of the outlines; over a basemap only their lines are wanted, and not even those. */
export function outlineStyle({ land, border }: MapColours): Style {
  return new Style({ fill: new Fill({ color: land }), stroke: new Stroke({ color: border, width: 1 }) })
}
