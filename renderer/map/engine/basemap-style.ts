import type { FeatureLike } from 'ol/Feature'
import { Circle, Fill, Stroke, Style, Text } from 'ol/style'
import type { StyleFunction } from 'ol/style/Style'
import type { MapColours } from '../map-engine.ts'
import { translucent } from './feature-style.ts'

/*
 * One quiet look for vector basemaps of any making. Layers are told apart by the names that OpenMapTiles, Protomaps and
 * Shortbread give them; lines that nobody knows are drawn thinly. Names are written for settlements and waters alone: whose a
 * region is, is not for this map to say.
 */

const WATER = /water|ocean|river|stream|lake/
const ROAD = /^(roads?|transportation|streets?|street_polygons|highway|railway|rail)$/
const BUILDING = /building/
const BORDER = /boundar|admin/
const GREEN = /park|wood|forest|landcover|landuse|land$|natural|sites/
const PLACE = /^(places?|place_labels?|pois_settlement)$/
/** Kinds of places whose names are written. */
const SETTLEMENT = /^(locality|city|town|village|hamlet|suburb|neighbou?rhood|capital|state_capital)$/

/** The look of a vector basemap, with names in `language` where it has them. */
export function basemapStyle(colours: MapColours, language: string, face: string): StyleFunction {
  const fill = (color: string) => new Style({ fill: new Fill({ color }) })
  const line = (color: string, width: number, lineDash?: number[]) =>
    new Style({ stroke: new Stroke({ color, width, ...(lineDash !== undefined && { lineDash }) }) })
  const areas: readonly (readonly [RegExp, Style])[] = [
    [WATER, fill(colours.sea)],
    [BUILDING, fill(translucent(colours.dim, 0.35))],
    [GREEN, fill(translucent(colours.accent, 0.05))],
  ]
  const lines: readonly (readonly [RegExp, Style])[] = [
    [WATER, line(colours.border, 1)],
    [ROAD, line(colours.dim, 1.2)],
    [BORDER, line(colours.rule, 1, [6, 4])],
    [/(?:)/, line(translucent(colours.dim, 0.5), 0.75)],
  ]
  return (feature) => {
    const layer = String(feature.get('layer'))
    const kind = feature.getGeometry()?.getType()
    if (kind === 'Point' || kind === 'MultiPoint')
      return PLACE.test(layer) ? placeStyle(feature, colours, language, face) : undefined
    // An area has no outline: it is cut off at the edge of its tile, and the cut would be drawn.
    const looks = kind === 'Polygon' || kind === 'MultiPolygon' ? areas : lines
    return looks.find(([name]) => name.test(layer))?.[1]
  }
}

function placeStyle(
  feature: FeatureLike,
  colours: MapColours,
  language: string,
  face: string,
): Style | undefined {
  const kind = String(feature.get('class') ?? feature.get('kind') ?? '')
  const name = feature.get(`name:${language}`) ?? feature.get(`name_${language}`) ?? feature.get('name')
  if (!SETTLEMENT.test(kind) || typeof name !== 'string') return undefined
  return new Style({
    image: new Circle({ radius: 2, fill: new Fill({ color: colours.dim }) }),
    text: new Text({
      text: name,
      font: `12px ${face}`,
      offsetY: -10,
      fill: new Fill({ color: colours.dim }),
      stroke: new Stroke({ color: colours.halo, width: 3 }),
    }),
  })
}
