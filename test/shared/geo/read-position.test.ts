import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPosition, readPositions } from '../../../shared/geo/read-position.ts'
import { writeMgrs, writePosition, writeUtm } from '../../../shared/geo/write-position.ts'

const HILL = { lat: '-15.84', lon: '-70.02' }

function pointOf(text: string) {
  const read = readPosition(text)
  if ('problem' in read) throw new Error(`${text}: ${read.problem.code}`)
  return read.point
}

/** Code and blamed part of a text that is no position. */
function refusalOf(text: string): readonly [string, string] | null {
  const read = readPosition(text)
  return 'problem' in read ? [read.problem.code, text.slice(read.problem.start, read.problem.end)] : null
}

/** Degrees, minutes and seconds to a tenth, which is about 3 m. */
function minutesOf(degrees: number, positive: string, negative: string): string {
  const tenths = Math.round(Math.abs(degrees) * 36_000)
  const minutes = Math.floor(tenths / 600)
  return `${Math.floor(minutes / 60)}°${minutes % 60}'${(tenths % 600) / 10}"${degrees < 0 ? negative : positive}`
}

function metresApart(text: string, lat: number, lon: number): number {
  const point = pointOf(text)
  const north = (Number(point.lat) - lat) * 111_320
  // The short way round, across the date line.
  const east = (((Number(point.lon) - lon + 540) % 360) - 180) * 111_320 * Math.cos((lat * Math.PI) / 180)
  return Math.hypot(north, east)
}

describe('a position in angles', () => {
  it.each([
    '-15.84, -70.02',
    '\u221215.84, \u221270.02',
    '-15.84 -70.02',
    '-15.84-70.02',
    '-15.84;-70.02',
    '-15,84; -70,02',
    '-15,84 -70,02',
    '-15,84, -70,02',
    '-15.84，-70.02',
    '15.84 S 70.02 W',
    '15.84S, 70.02W',
    '15,84S 70,02W',
    'S15.84 W70.02',
    's 15.84 w 70.02',
    '70.02 W, 15.84 S',
    '南纬15.84 西经70.02',
    '西经70.02，南纬15.84',
    '15.84° S, 70.02° W',
    'lat: -15.84 lon: -70.02',
    'Longitude=-70.02, Latitude=-15.84',
    '纬度：-15.84 经度：-70.02',
    '  -15.84 ,  -70.02  ',
  ])('%j is read as it is meant', (typed) => {
    expect(pointOf(typed)).toEqual(HILL)
  })

  it.each([
    `15°50'24"S 70°01'12"W`,
    '15°50′24″S 70°01′12″W',
    `15°50'24''S 70°01'12''W`,
    '南纬15度50分24秒 西经70度01分12秒',
    '南纬15°50′24″，西经70°1′12″',
    `15°50.4'S, 70°1.2'W`,
    `15°50,4'S, 70°1,2'W`,
    `-15°50'24", -70°01'12"`,
    'S15 50 24, W75 0 0'.replace('75 0 0', '70 1 12'),
    '15 50 24 S 70 1 12 W',
    '-15 50 24 -70 1 12',
    '-15:50:24, -70:01:12',
    '15 50.4 S, 70 1.2 W',
  ])('%j is worked out to the centimetre', (typed) => {
    expect(pointOf(typed)).toEqual(HILL)
  })

  it('is rounded to seven decimals when it is worked out', () => {
    expect(pointOf(`0°0'1"N 0°0'1"E`)).toEqual({ lat: '0.0002778', lon: '0.0002778' })
  })

  it('keeps typed degrees digit for digit', () => {
    expect(pointOf('-14.1950, -72.65400')).toEqual({ lat: '-14.1950', lon: '-72.65400' })
  })

  it('parts whole degrees at the only comma', () => {
    expect(pointOf('15,70')).toEqual({ lat: '15', lon: '70' })
  })

  it('reaches the poles and both ends of the date line', () => {
    expect(pointOf('90, 180')).toEqual({ lat: '90', lon: '180' })
    expect(pointOf('-90, -180')).toEqual({ lat: '-90', lon: '-180' })
  })

  it('takes altitude and accuracy along', () => {
    expect(pointOf('-15.84, -70.02, 4180 m ±4 m')).toEqual({ ...HILL, alt: '4180', accuracy: '4' })
    expect(pointOf('-15.84, -70.02 ±2.5')).toEqual({ ...HILL, accuracy: '2.5' })
    expect(pointOf('南纬15.84 西经70.02 4180米 ±4米')).toEqual({ ...HILL, alt: '4180', accuracy: '4' })
  })
})

/*
 * Grid vectors. GeoConvert's are from its manual page (GeographicLib); the tower in Paris and that in Toronto from the
 * examples of UTM's usual references; the others are the zones that NGA.STND.0037 lays down for Norway and Svalbard.
 */
describe('a position on a grid', () => {
  it.each([
    ['38SMB4488', 33.33, 44.4, 1000],
    ['38 n 444500 3688500', 33.33424, 44.40363, 1],
    ['31 N 448251.795 5411932.678', 48.8582, 2.2945, 0.2],
    ['31U 448251.795 5411932.678', 48.8582, 2.2945, 0.2],
    ['31U DQ 48251 11932', 48.8582, 2.2945, 1.5],
    ['31UDQ4825111932', 48.8582, 2.2945, 1.5],
    ['17 N 630084 4833438', 43.642567, -79.387139, 1],
    ['17T 630084 4833438', 43.642567, -79.387139, 1],
    ['17T PJ 30084 33438', 43.642567, -79.387139, 1.5],
    ['UTM zone 17 north 630084mE 4833438mN', 43.642567, -79.387139, 1],
    ['630084 mE, 4833438 mN, 17 N', 43.642567, -79.387139, 1],
    // The next five were worked out with another implementation (npm `mgrs` 2.2.0, of proj4js), cut to the metre.
    ['56H LH 34900 52288', -33.8568, 151.2153, 1.5],
    ['32V KN 97477 00830', 60.39299, 5.32415, 1.5],
    ['33X WG 14738 83376', 78.22334, 15.64689, 1.5],
    ['19F EV 44805 27029', -54.8019, -68.303, 1.5],
    ['50S MK 49345 17292', 39.9042, 116.4074, 1.5],
    ['56 south 334900 6252288', -33.8568, 151.2153, 1.5],
    ['56 S 334900 6252288', -33.8568, 151.2153, 1.5],
    ['56 南半球 334900 6252288', -33.8568, 151.2153, 1.5],
  ])('%j is read to its precision', (typed, lat, lon, metres) => {
    expect(metresApart(typed, lat, lon)).toBeLessThan(metres)
  })

  it.each([
    // Just west and east of each rim where the zones are not six degrees wide.
    [55.9999, 4, '31U'],
    [56, 2.9999, '31V'],
    [56, 3, '32V'],
    [63.9999, 11.9999, '32V'],
    [64, 4, '31W'],
    [71.9999, 7, '32W'],
    [72, 8.9999, '31X'],
    [72, 9, '33X'],
    [78, 20.9999, '33X'],
    [78, 21, '35X'],
    [78, 32.9999, '35X'],
    [78, 33, '37X'],
    [83.9999, 41.9999, '37X'],
    [84, 42, '38X'],
    [0, 0, '31N'],
    [-0.0001, 0, '31M'],
    [-80, -180, '01C'],
    [-80, 180, '01C'],
    [10, 179.9999, '60P'],
  ])('at %d, %d lies in %s, and reads back', (lat, lon, zone) => {
    const point = { lat: String(lat), lon: String(lon) }
    const [mgrs, utm] = [writeMgrs(point) ?? '', writeUtm(point, 3) ?? '']
    expect(mgrs.slice(0, 3)).toBe(zone)
    const east = lon === 180 ? -180 : lon
    expect(metresApart(utm, lat, east)).toBeLessThan(0.02)
    expect(metresApart(mgrs, lat, east)).toBeLessThan(1.5)
  })

  it('ends at 80° S and 84° N, where people write degrees', () => {
    for (const lat of ['84.0001', '-80.0001', '90', '-90']) {
      expect(writeUtm({ lat, lon: '0' })).toBeNull()
      expect(writeMgrs({ lat, lon: '0' })).toBeNull()
    }
  })

  it('says how large the square is that MGRS names', () => {
    const sides = ['31U DQ', '31UDQ41', '31UDQ4811', '31UDQ482119', '31UDQ48251193', '31UDQ4825111932'].map(
      (text) => {
        const read = readPosition(text)
        return 'square' in read ? read.square : null
      },
    )
    expect(sides).toEqual([100_000, 10_000, 1000, 100, 10, 1])
  })

  it('stands as UTM and as MGRS in the words of its references', () => {
    const tower = { lat: '48.8582', lon: '2.2945' }
    expect(writeUtm(tower)).toBe('31 north 448252 5411933')
    expect(writeMgrs(tower)).toBe('31U DQ 48251 11932')
  })
})

describe('a geo: address', () => {
  it('is read with altitude and accuracy', () => {
    expect(pointOf('geo:-15.84,-70.02')).toEqual(HILL)
    expect(pointOf('geo:-15.84,-70.02,4180;crs=wgs84;u=4')).toEqual({ ...HILL, alt: '4180', accuracy: '4' })
    expect(pointOf('geo:-15.84,-70.02?z=12')).toEqual(HILL)
  })

  it('is refused on another datum, in pieces, and off the globe', () => {
    expect(refusalOf('geo:-15.84,-70.02;crs=nad27')).toEqual(['geo-datum', 'crs=nad27'])
    expect(refusalOf('geo:-15.84')).toEqual(['unreadable', 'geo:-15.84'])
    expect(refusalOf('geo:-95.84,-70.02')).toEqual(['latitude-range', '-95.84'])
    expect(refusalOf('geo:-15.84,-190')).toEqual(['longitude-range', '-190'])
  })
})

describe('what is no position says why, and where', () => {
  it.each([
    ['', 'unreadable', ''],
    ['here', 'unreadable', 'here'],
    ['15.84 S around 70.02 W', 'unreadable', 'around'],
    ['-15.84', 'one-number', '-15.84'],
    ['91, 0', 'latitude-range', '91'],
    ['116.39, 39.90', 'latitude-range', '116.39'],
    ['0, 181', 'longitude-range', '181'],
    ['15.84 N 70.02 N', 'two-latitudes', '70.02 N'],
    ['15.84 E 70.02 W', 'two-longitudes', '70.02 W'],
    ['S 15.84 S 70.02 W', 'two-letters', 'W'],
    [`15°61'0"S 70°0'0"W`, 'minutes-range', '61'],
    [`15°1'60"S 70°0'0"W`, 'seconds-range', '60'],
    ['-15.84 S, 70.02 W', 'sign-and-letter', '-'],
    [`15.5°30' S, 70° W`, 'inner-decimals', '15.5'],
    ['1, 2, 3', 'unreadable', ','],
    ['15,5 30', 'ambiguous-comma', ','],
    ['61 N 448251 5411932', 'zone-range', '61'],
    ['0 N 448251 5411932', 'zone-range', '0'],
    ['31 I 448251 5411932', 'zone-letter', 'I'],
    ['31 N 48251 5411932', 'easting-range', '48251'],
    ['31 N 948251 5411932', 'easting-range', '948251'],
    ['31 N 448251 9411932', 'northing-range', '9411932'],
    ['31 south 448251 411932', 'northing-range', '411932'],
    ['31K 448251 5411932', 'band-northing', '5411932'],
    ['38 S 444500 3688500', 'hemisphere-or-band', 'S'],
    ['31U IQ 48251 11932', 'square-column', 'I'],
    ['31U AQ 48251 11932', 'square-column', 'A'],
    ['31U DW 48251 11932', 'square-row', 'W'],
    ['31U DH 48251 11932', 'square-row', 'H'],
    ['32X NF 48251 11932', 'square-column', 'N'],
    ['31U DQ 4825 11932', 'digits-uneven', '4825 11932'],
    ['31U DQ 482511193', 'digits-uneven', '482511193'],
    ['31U DQ 482511 193201', 'digits-uneven', '482511 193201'],
    ['Z AH 12345 12345', 'polar-grid', 'Z'],
    ['31Z DQ 48251 11932', 'polar-grid', 'Z'],
    // The example of NGA.STND.0037 near the north pole, in the ways in which receivers write it.
    ['Z 1530125 2426773', 'polar-grid', 'Z'],
    ['z 1530125mE 2426773mN', 'polar-grid', 'z'],
    ['UPS Z 1530125 2426773', 'polar-grid', 'UPS'],
    ['UPS north 1530125, 2426773', 'polar-grid', 'UPS'],
    ['1530125E 2426773N (UPS)', 'polar-grid', 'UPS'],
    ['ZAH3012526773', 'polar-grid', 'Z'],
  ])('%j', (typed, code, part) => {
    expect(refusalOf(typed)).toEqual([code, part])
  })

  it('whatever is typed, it never fails in another way, and points into the text', () => {
    const words = fc.constantFrom(...'0123456789.,;-+NSEWKLC°\'" 北纬南东经度分秒geo:±m/UTM')
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words, { maxLength: 30 }).map((all) => all.join('')),
        ),
        (text) => {
          const read = readPosition(text)
          if ('problem' in read) {
            expect(read.problem.start).toBeGreaterThanOrEqual(0)
            expect(read.problem.end).toBeLessThanOrEqual(text.length)
            expect(read.problem.start).toBeLessThanOrEqual(read.problem.end)
            return
          }
          expect(Math.abs(Number(read.point.lat))).toBeLessThanOrEqual(90)
          expect(Math.abs(Number(read.point.lon))).toBeLessThanOrEqual(180)
        },
      ),
      { numRuns: 3000 },
    )
  })
})

describe('what is written reads the same again', () => {
  const decimal = (least: number, most: number) =>
    fc.integer({ min: least * 1e7, max: most * 1e7 }).map((units) => units / 1e7)

  it('as text, exactly', () => {
    const point = { ...HILL, alt: '4180.5', accuracy: '3' }
    expect(pointOf(writePosition(point))).toEqual(point)
  })

  it('as degrees, minutes and seconds to a tenth, within 2 m', () => {
    fc.assert(
      fc.property(decimal(-90, 90), decimal(-180, 180), (lat, lon) => {
        const text = `${minutesOf(lat, 'N', 'S')} ${minutesOf(lon, 'E', 'W')}`
        expect(metresApart(text, lat, lon)).toBeLessThan(2.3)
      }),
    )
  })

  it('as UTM, within a centimetre or two', () => {
    fc.assert(
      fc.property(decimal(-79.9, 83.9), decimal(-179.9, 179.9), (lat, lon) => {
        const text = writeUtm({ lat: lat.toFixed(7), lon: lon.toFixed(7) }, 3) ?? ''
        expect(metresApart(text, lat, lon)).toBeLessThan(0.02)
      }),
    )
  })

  it('as MGRS, within its square of a metre', () => {
    fc.assert(
      fc.property(decimal(-79.9, 83.9), decimal(-179.9, 179.9), (lat, lon) => {
        const text = writeMgrs({ lat: lat.toFixed(7), lon: lon.toFixed(7) }) ?? ''
        expect(metresApart(text, lat, lon)).toBeLessThan(1.5)
      }),
    )
  })
})

describe('a position on a grid that was typed', () => {
  it('is written in the very words it was typed in', () => {
    // The lower part of the first square lies in another band.
    const metres = fc.integer({ min: 40_000, max: 99_999 }).map(String)
    fc.assert(
      fc.property(
        fc.constantFrom('19L CC', '31U DQ', '50S MJ', '33X WG', '56H LH'),
        metres,
        metres,
        (square, east, north) => {
          const typed = `${square} ${east} ${north}`
          expect(writeMgrs(pointOf(typed))).toBe(typed)
        },
      ),
    )
  })
})

describe('a list of positions', () => {
  it('has one per line, and names the lines that are none with what is wrong in them', () => {
    expect(readPositions('-15.84, -70.02\n\nhere\n31U DQ 48251 11932\r\n91, 0')).toEqual({
      points: [HILL, pointOf('31U DQ 48251 11932')],
      bad: [
        { line: 3, problem: { code: 'unreadable', start: 0, end: 4 } },
        { line: 5, problem: { code: 'latitude-range', start: 0, end: 2 } },
      ],
    })
  })
})
