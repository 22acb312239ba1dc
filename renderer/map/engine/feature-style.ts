import { Circle, Fill, RegularShape, Stroke, Style, Text } from 'ol/style'
import type ImageStyle from 'ol/style/Image'
import type { MapColours } from '../map-engine.ts'
import type { FeatureKind } from '../map-features.ts'

/** Half the size of a mark, in pixels. The legend draws the same marks (`map-legend.tsx`). */
const RADIUS = 7

/** The look of one thing on the map. Kinds differ in form as well as in colour. */
export function featureStyle(
  colours: MapColours,
  kind: FeatureKind,
  label: string,
  picked: boolean,
  face: string,
): Style {
  const colour = colours[kind]
  return new Style({
    image: mark(kind, colour, colours.halo, picked ? RADIUS + 3 : RADIUS),
    stroke: new Stroke({ color: colour, width: picked ? 4 : 2.5 }),
    fill: new Fill({ color: translucent(colour, picked ? 0.3 : 0.14) }),
    text: new Text({
      text: label.length > 40 ? `${label.slice(0, 39)}…` : label,
      font: `${picked ? 600 : 400} 13px ${face}`,
      offsetY: RADIUS + 11,
      overflow: true,
      declutterMode: picked ? 'none' : 'declutter',
      fill: new Fill({ color: colours.ink }),
      stroke: new Stroke({ color: colours.halo, width: 3 }),
    }),
    zIndex: picked ? 2 : kind === 'mine' ? 1 : 0,
  })
}

function mark(kind: FeatureKind, colour: string, halo: string, radius: number): ImageStyle {
  const look = {
    fill: new Fill({ color: colour }),
    stroke: new Stroke({ color: halo, width: 2 }),
    // Marks are drawn over each other rather than left out; only labels make room.
    declutterMode: 'obstacle' as const,
  }
  switch (kind) {
    case 'mine':
      return new RegularShape({ ...look, points: 5, radius: radius * 1.5, radius2: radius * 0.65 })
    case 'file':
      return new RegularShape({ ...look, points: 4, radius: radius * 1.2, angle: Math.PI / 4 })
    case 'answer':
      return new RegularShape({ ...look, points: 4, radius: radius * 1.3 })
    case 'finding':
      return new RegularShape({ ...look, points: 3, radius: radius * 1.4 })
    default:
      return new Circle({ ...look, radius })
  }
}

/** A computed CSS colour, `rgb(…)` or `rgba(…)`, seen through. */
export function translucent(colour: string, alpha: number): string {
  const [red, green, blue] = colour.match(/[\d.]+/g) ?? []
  return `rgba(${red ?? 0}, ${green ?? 0}, ${blue ?? 0}, ${alpha})`
}
