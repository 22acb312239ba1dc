import * as geographiclib from 'geographiclib-geodesic'
import type { GeoPoint } from '../checklist/value.ts'

/*
 * Lengths and areas on the ellipsoid of WGS 84, by C. F. F. Karney, Algorithms for geodesics (J. Geodesy 87, 2013), in
 * his own library (MIT). Edges are geodesics, the shortest lines on the ground, and not straight lines on the map.
 */

type Library = typeof geographiclib

/** The package is one CommonJS file, whose parts hang on `default` where it is loaded by Node or bundled. */
const { Geodesic } = (geographiclib as Library & { readonly default?: Library }).default ?? geographiclib

/** Length of a line in metres; 0 for fewer than two points. */
export function lengthOf(points: readonly GeoPoint[]): number {
  return points.length < 2 ? 0 : measured(points, true).perimeter
}

/**
 * Perimeter in metres and area in square metres of the area whose corners these are, in either direction; the last may
 * repeat the first. Of an area whose edges cross, loops that run against each other are taken from each other.
 */
export function areaOf(ring: readonly GeoPoint[]): { readonly area: number; readonly perimeter: number } {
  const { area = 0, perimeter } = measured(ring, false)
  return { area: Math.abs(area), perimeter }
}

function measured(points: readonly GeoPoint[], line: boolean) {
  const polygon = Geodesic.WGS84.Polygon(line)
  for (const { lat, lon } of points) polygon.AddPoint(Number(lat), Number(lon))
  return polygon.Compute(false, true)
}
