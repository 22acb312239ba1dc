import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GeoPoint } from '../../../shared/checklist/value.ts'
import { readGeoJson, writeGeoJson } from '../../../shared/geo/geojson.ts'
import { areaOf, lengthOf } from '../../../shared/geo/measure.ts'
import { closeRing, findPathFaults, openRing } from '../../../shared/geo/path-faults.ts'

function at(lat: number, lon: number): GeoPoint {
  return { lat: String(lat), lon: String(lon) }
}
const SQUARE = [at(0, 0), at(0, 1), at(1, 1), at(1, 0)]

/** The outline of Antarctica and its figures as printed in the documentation of GeographicLib. */
const ANTARCTICA = [
  [-63.1, -58],
  [-72.9, -74],
  [-71.9, -102],
  [-74.9, -102],
  [-74.3, -131],
  [-77.5, -163],
  [-77.4, 163],
  [-71.7, 172],
  [-65.9, 140],
  [-65.7, 113],
  [-66.6, 88],
  [-66.9, 59],
  [-69.8, 25],
  [-70, -4],
  [-71, -14],
  [-77.3, -33],
  [-77.9, -46],
  [-74.7, -61],
].map(([lat = 0, lon = 0]) => at(lat, lon))

describe('measuring on the ground', () => {
  it('finds the published length between two airports', () => {
    expect(lengthOf([at(40.6, -73.8), at(51.6, -0.5)])).toBeCloseTo(5_551_759.4, 1)
  })

  it('finds the published figures of a whole continent, around the pole and across the date line', () => {
    const { area, perimeter } = areaOf(ANTARCTICA)
    expect(perimeter).toBeCloseTo(16_831_067.893, 3)
    expect(area / 13_662_703_680_020.1).toBeCloseTo(1, 10)
  })

  it('does not mind the direction, nor the corner that closes', () => {
    expect(areaOf(closeRing(SQUARE)).area).toBeCloseTo(areaOf(SQUARE.toReversed()).area, 3)
  })

  it('gives a lone point no length', () => {
    expect(lengthOf([at(1, 1)])).toBe(0)
    expect(lengthOf([])).toBe(0)
  })
})

describe('what is odd about an area', () => {
  it('is nothing for a square, closed or not', () => {
    expect(findPathFaults(SQUARE, true)).toEqual([])
    expect(findPathFaults(closeRing(SQUARE), true)).toEqual([])
  })

  it('is that its edges cross, and which', () => {
    expect(findPathFaults([at(0, 0), at(1, 1), at(1, 0), at(0, 1)], true)).toEqual([
      { code: 'crosses-itself', edges: [1, 3] },
    ])
  })

  it('is that it touches itself in a corner', () => {
    const touching = [at(0, 0), at(0, 2), at(1, 1), at(2, 2), at(2, 0), at(1, 1)]
    expect(findPathFaults(touching, true)[0]?.code).toBe('crosses-itself')
  })

  it('is not that it lies across the date line', () => {
    expect(findPathFaults([at(0, 179), at(0, -179), at(1, -179), at(1, 179)], true)).toEqual([])
  })

  it('is that it has too few corners, or one twice', () => {
    expect(findPathFaults([at(0, 0), at(0, 1)], true)).toEqual([{ code: 'too-few' }])
    expect(findPathFaults([at(0, 0), at(0, 0), at(0, 1), at(1, 1)], true)).toContainEqual({
      code: 'repeated-point',
      point: 2,
    })
  })

  it('does not forbid a track to cross itself', () => {
    expect(findPathFaults([at(0, 0), at(1, 1), at(1, 0), at(0, 1)], false)).toEqual([])
    expect(findPathFaults([at(0, 0)], false)).toEqual([{ code: 'too-few' }])
    expect(findPathFaults([], false)).toEqual([])
  })
})

describe('a GeoJSON file', () => {
  const polygon = (coordinates: unknown) => JSON.stringify({ type: 'Polygon', coordinates })
  const ring = [
    [70, -15],
    [71, -15],
    [71, -14],
    [70, -15],
  ]

  it('gives its areas with their names, whatever they are wrapped in', () => {
    const text = JSON.stringify({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: { name: 'Tailings' },
          geometry: { type: 'Polygon', coordinates: [ring] },
        },
        { type: 'Feature', properties: null, geometry: null },
        {
          type: 'Feature',
          properties: { id: 7 },
          geometry: {
            type: 'GeometryCollection',
            geometries: [
              { type: 'MultiPolygon', coordinates: [[ring], [ring, ring]] },
              { type: 'Point', coordinates: [1, 2] },
            ],
          },
        },
      ],
    })
    const read = readGeoJson(text, 'geoshape')
    const points = [at(-15, 70), at(-15, 71), at(-14, 71), at(-15, 70)]
    expect(read).toEqual({
      paths: [
        { name: 'Tailings', points, holes: 0 },
        { name: '7', points, holes: 0 },
        { name: '7', points, holes: 1 },
      ],
    })
  })

  it('gives its lines for a trace, with altitudes', () => {
    const text = JSON.stringify({
      type: 'LineString',
      coordinates: [
        [70, -15, 4180.5],
        [71, -15],
      ],
    })
    expect(readGeoJson(text, 'geotrace')).toEqual({
      paths: [{ name: '', points: [{ ...at(-15, 70), alt: '4180.5' }, at(-15, 71)], holes: 0 }],
    })
  })

  it.each([
    ['', { code: 'not-json' }],
    ['{"type":"Feature"', { code: 'not-json' }],
    ['{"type":"Topology"}', { code: 'not-geojson' }],
    ['{"type":"Polygon","coordinates":[[["70","-15"]]]}', { code: 'not-geojson' }],
    ['{"type":"Point","coordinates":[70,-15]}', { code: 'nothing-of-this-kind', found: ['Point'] }],
    ['{"type":"FeatureCollection","features":[]}', { code: 'nothing-of-this-kind', found: [] }],
    [
      polygon([
        [
          [390777, 8248497],
          [390778, 8248497],
          [390778, 8248498],
          [390777, 8248497],
        ],
      ]),
      { code: 'off-the-globe', feature: 1, position: 1 },
    ],
    [polygon([[...ring.slice(0, 3), [70.001, -15]]]), { code: 'ring-open', feature: 1 }],
    [
      polygon([
        [
          [70, -15],
          [71, -15],
          [70, -15],
        ],
      ]),
      { code: 'ring-short', feature: 1 },
    ],
    [
      JSON.stringify({
        type: 'LineString',
        coordinates: [],
        crs: { type: 'name', properties: { name: 'EPSG:32719' } },
      }),
      { code: 'other-datum' },
    ],
    [polygon([Array.from({ length: 1001 }, () => [70, -15])]), { code: 'too-many-points' }],
  ])('%.60s is refused with its reason', (text, problem) => {
    expect(readGeoJson(text, 'geoshape')).toEqual({ problem })
  })

  it('of any content is read or refused, and never fails in another way', () => {
    const number = fc.oneof(fc.integer({ min: -200, max: 200 }), fc.double())
    const position = fc.array(number, { maxLength: 4 })
    const geometry = fc.record({
      type: fc.constantFrom('Polygon', 'MultiPolygon', 'LineString', 'MultiLineString', 'Point', 'Other'),
      coordinates: fc.oneof(position, fc.array(position), fc.array(fc.array(position)), fc.jsonValue()),
    })
    fc.assert(
      fc.property(fc.oneof(geometry, fc.jsonValue()), (content) => {
        const read = readGeoJson(JSON.stringify(content), 'geoshape')
        if ('problem' in read) return
        for (const { points } of read.paths)
          for (const { lat, lon } of points)
            expect([Math.abs(Number(lat)) <= 90, Math.abs(Number(lon)) <= 180]).toEqual([true, true])
      }),
      { numRuns: 2000 },
    )
  })

  it('is written so that it reads the same, an area against the clock', () => {
    const degrees = (most: number) =>
      fc.integer({ min: -most * 1e6, max: most * 1e6 }).map((units) => units / 1e6)
    const point = fc.record({ lat: degrees(90), lon: degrees(180) }).map(({ lat, lon }) => at(lat, lon))
    fc.assert(
      fc.property(fc.array(point, { minLength: 2, maxLength: 20 }), (points) => {
        expect(readGeoJson(writeGeoJson(points, 'geotrace', 'x'), 'geotrace')).toEqual({
          paths: [
            { name: 'x', points: points.map(({ lat, lon }) => at(Number(lat), Number(lon))), holes: 0 },
          ],
        })
      }),
    )
    const clockwise = closeRing(SQUARE.toReversed())
    expect(readGeoJson(writeGeoJson(clockwise, 'geoshape', ''), 'geoshape')).toEqual({
      paths: [{ name: '', points: closeRing(openRing(SQUARE)), holes: 0 }],
    })
  })
})
