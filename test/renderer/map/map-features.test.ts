import { describe, expect, it } from 'vitest'
import { collectFeatures, type MapSource, pointsIn } from '../../../renderer/map/collect-features.ts'
import { placesOf } from '../../../renderer/map/map-features.ts'
import { formatArea, formatLength } from '../../../renderer/map/path-facts.tsx'
import { photoPlaces } from '../../../renderer/map/photo-places.ts'
import type { Value } from '../../../shared/checklist/value.ts'
import type { QuestionView, View } from '../../../shared/engine/form-view.ts'
import type { AttachmentState } from '../../../shared/record/record-state.ts'

const PIT = { lat: '-15.84', lon: '-70.02' }
const POND = { lat: '-15.85', lon: '-70.03' }
const DUMP = { lat: '-15.86', lon: '-70.01' }

function question(path: string, type: string, value: Value | null, relevant = true): View {
  return {
    kind: 'question',
    path,
    relevant,
    value,
    label: { en: path },
    definition: { name: path, type },
  } as unknown as View
}

function photo(
  sha256: string,
  place: object | null,
  media_type = 'image/jpeg',
  caption?: string,
): AttachmentState {
  return {
    sha256,
    name: `${sha256}.jpg`,
    media_type,
    ...(place !== null && { capture: place }),
    ...(caption !== undefined && { caption }),
  } as unknown as AttachmentState
}

function source(views: readonly View[], attachments: readonly [string, AttachmentState[]][] = []): MapSource {
  return {
    record: {
      opened: { mine: { name: 'Cerro Alto', profile: PIT } },
      attachments: new Map(attachments),
    } as unknown as MapSource['record'],
    views: new Map(views.map((view) => [view.path, view])),
  }
}
const labelOf = (view: QuestionView) => view.definition.name

describe('what an assessment shows on its map', () => {
  it('is the mine, each answer by its form, and the files that say where they are from', () => {
    const found = collectFeatures(
      source(
        [
          question('SPILL', 'geopoint', POND),
          {
            kind: 'repeat',
            path: 'CORNERS',
            rows: [{ row: '00000001' }, { row: '0000000a' }],
          } as unknown as View,
          question('0000000a/CORNER', 'geopoint', DUMP),
          question('TRACK', 'geotrace', [PIT, POND]),
          question('TITLE', 'geoshape', [PIT, POND, DUMP, PIT]),
        ],
        [
          [
            'SPILL',
            [photo('aa', DUMP, 'image/jpeg', 'Stain'), photo('bb', null), photo('cc', PIT, 'video/mp4')],
          ],
        ],
      ),
      labelOf,
    )
    expect(found).toEqual({
      points: [
        { id: 'mine', kind: 'mine', label: 'Cerro Alto', ...PIT },
        { id: 'answer:SPILL', kind: 'answer', label: 'SPILL', ...POND },
        { id: 'answer:0000000a/CORNER', kind: 'answer', label: '0000000a/CORNER · 2', ...DUMP },
        { id: 'file:SPILL:aa', kind: 'photo', label: 'Stain', ...DUMP },
        { id: 'file:SPILL:cc', kind: 'file', label: 'cc.jpg', ...PIT },
      ],
      lines: [{ id: 'answer:TRACK', kind: 'answer', label: 'TRACK', points: [PIT, POND] }],
      areas: [{ id: 'answer:TITLE', kind: 'answer', label: 'TITLE', points: [PIT, POND, DUMP, PIT] }],
    })
    expect(placesOf(found)).toHaveLength(5 + 2 + 4)
  })

  it('is nothing of what is not asked, is no position yet, or is being answered itself', () => {
    const views = [
      question('HIDDEN', 'geopoint', POND, false),
      question('TYPING', 'geopoint', '15.8'),
      question('SELF', 'geopoint', POND),
      question('TEXT', 'text', 'somewhere'),
      question('FILES', 'image', ['aa']),
    ]
    expect(collectFeatures(source(views), labelOf, 'SELF').points.map(({ id }) => id)).toEqual(['mine'])
  })

  it('takes no list of names for positions', () => {
    expect(pointsIn(['a', 'b'])).toEqual([])
    expect(pointsIn(PIT)).toEqual([PIT])
    expect(pointsIn(null)).toEqual([])
  })
})

describe('the places of photos', () => {
  it('come from the question first, then from its row, then from elsewhere, each file once', () => {
    const attachments = new Map([
      ['OTHER', [photo('far', PIT), photo('both', POND)]],
      ['0000000a/PHOTO', [photo('row', PIT), photo('both', POND)]],
      ['0000000b/PHOTO', [photo('next', PIT)]],
      ['0000000a/POINT', [photo('own', DUMP), photo('bare', null)]],
    ])
    expect(photoPlaces(attachments, '0000000a/POINT').map(({ sha256, where }) => [sha256, where])).toEqual([
      ['own', 'question'],
      ['both', 'row'],
      ['row', 'row'],
      ['far', 'elsewhere'],
      ['next', 'elsewhere'],
    ])
  })
})

describe('lengths and areas in words', () => {
  it('have four figures and the unit of their size', () => {
    expect([formatLength(7.1234, 'en'), formatLength(9999, 'en'), formatLength(12_345, 'en')]).toEqual([
      '7.123 m',
      '9,999 m',
      '12.35 km',
    ])
    expect([formatArea(950.56, 'en'), formatArea(123_456, 'en'), formatArea(4.5678e9, 'en')]).toEqual([
      '950.6 m²',
      '12.35 ha',
      '4,568 km²',
    ])
  })
})
