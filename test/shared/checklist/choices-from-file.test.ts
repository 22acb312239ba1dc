import { describe, expect, it } from 'vitest'
import { choicesFromCsv, choicesFromGeoJson } from '../../../shared/checklist/choices-from-file.ts'
import { readCsv } from '../../../shared/checklist/read-csv.ts'

const rowsOf = (text: string) => {
  const read = readCsv(text)
  return 'rows' in read ? read.rows : read.problems
}

describe('comma separated values', () => {
  it.each<[string, string, readonly (readonly string[])[]]>([
    [
      'plain rows',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a byte order mark and Windows line ends',
      '\uFEFFa,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['old Macintosh line ends', 'a\r1', [['a'], ['1']]],
    [
      'quoted separators, quotation marks and line ends',
      '"a,b","c""d"\n"e\nf",g',
      [
        ['a,b', 'c"d'],
        ['e\nf', 'g'],
      ],
    ],
    [
      'empty cells',
      ',a,\n"",,b',
      [
        ['', 'a', ''],
        ['', '', 'b'],
      ],
    ],
    ['blank rows', 'a\n\n  \n,\n1', [['a'], ['1']]],
    [
      'semicolons',
      'a;b\n1,5;2',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    ['formulas, which are nothing but text', 'a\n=1+1', [['a'], ['=1+1']]],
    ['nothing', '', []],
  ])('%s', (_, text, expected) => {
    expect(rowsOf(text)).toEqual(expected)
  })

  it.each([
    ['a\n"b', 2],
    ['a\nb\n"c"d', 3],
  ])('%j is refused with its line', (text, line) => {
    expect(rowsOf(text)).toMatchObject([{ code: 'syntax', detail: { line } }])
  })
})

describe('choices from a CSV file', () => {
  it('have name, label in every language, and all other columns', () => {
    expect(choicesFromCsv('name,label,region\nca,Cerro Alto,south\nlb,,north', ['en', 'zh'])).toEqual({
      choices: [
        { name: 'ca', label: { en: 'Cerro Alto', zh: 'Cerro Alto' }, columns: { region: 'south' } },
        { name: 'lb', label: { en: 'lb', zh: 'lb' }, columns: { region: 'north' } },
      ],
    })
  })

  it('take the columns a question asks for where the usual ones are missing, and keep them', () => {
    const columns = { value: 'code', label: 'title' }
    expect(choicesFromCsv('code,title\nca,Cerro Alto', ['en'], columns)).toEqual({
      choices: [{ name: 'ca', label: { en: 'Cerro Alto' }, columns: { code: 'ca', title: 'Cerro Alto' } }],
    })
    expect(choicesFromCsv('name,code\nr1,ca', ['en'], columns)).toEqual({
      choices: [{ name: 'r1', label: { en: 'r1' }, columns: { code: 'ca' } }],
    })
  })

  it.each([
    ['', 'empty-list'],
    ['code,label\nx,y', 'missing'],
    ['name,label,name\nx,y,z', 'duplicate-name'],
    ['name\n"x', 'syntax'],
  ])('%j is refused', (text, code) => {
    expect(choicesFromCsv(text, ['en'])).toMatchObject({ problems: [{ code }] })
  })
})

describe('choices from a GeoJSON file', () => {
  const collection = (...features: readonly unknown[]) =>
    JSON.stringify({ type: 'FeatureCollection', features })
  const point = (properties: unknown, more = {}) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [-71.5, -16.25] },
    properties,
    ...more,
  })

  it('have the id as name, the title as label, and the place as XForms writes it', () => {
    const text = collection(point({ id: 'dp1', title: 'Discharge 1', flow: 12.5, open: true, note: null }))
    expect(choicesFromGeoJson(text, ['en'])).toEqual({
      choices: [
        {
          name: 'dp1',
          label: { en: 'Discharge 1' },
          columns: {
            id: 'dp1',
            title: 'Discharge 1',
            flow: '12.5',
            open: 'true',
            note: '',
            geometry: '-16.25 -71.5 0 0',
          },
        },
      ],
    })
  })

  it('may carry the id on the feature, be called by another property, and be lines and areas', () => {
    const line = {
      geometry: {
        type: 'LineString',
        coordinates: [
          [0, 1],
          [2, 3],
        ],
      },
    }
    const ring = [
      [
        [0, 0],
        [0, 1],
        [1, 1],
        [0, 0],
      ],
    ]
    const area = { geometry: { type: 'Polygon', coordinates: ring } }
    const read = choicesFromGeoJson(
      collection(point({ code: 'a' }, { id: 7, ...line }), point({ code: 'b' }, { id: 8, ...area })),
      ['en'],
      { value: 'code' },
    )
    expect(read).toMatchObject({
      choices: [
        { name: 'a', label: { en: 'a' }, columns: { id: '7', geometry: '1 0 0 0; 3 2 0 0' } },
        { name: 'b', columns: { id: '8', geometry: '0 0 0 0; 1 0 0 0; 1 1 0 0; 0 0 0 0' } },
      ],
    })
  })

  it.each([
    ['{', 'syntax', ''],
    ['[]', 'syntax', ''],
    [JSON.stringify({ type: 'Feature' }), 'syntax', ''],
    [collection(point({ title: 'x' })), 'missing', 'features[0].id'],
    [collection({ properties: { id: 'x' } }), 'wrong-form', 'features[0].geometry'],
    [
      collection(point({ id: 'x' }, { geometry: { type: 'Point', coordinates: [0, 91] } })),
      'wrong-form',
      'features[0].geometry',
    ],
  ])('%s is refused', (text, code, path) => {
    expect(choicesFromGeoJson(text, ['en'])).toMatchObject({ problems: [{ code, path }] })
  })
})
