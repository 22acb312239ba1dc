import { describe, expect, test } from 'vitest'
import type { CaptureFacts } from '../../../shared/record/attachment-events.ts'
import {
  type EvidenceAround,
  evidenceAround,
  evidenceWarnings,
} from '../../../shared/record/evidence-warnings.ts'
import type { AttachmentState } from '../../../shared/record/record-state.ts'
import { EMPTY_RECORD } from '../../../shared/record/replay.ts'

const HASH = 'a'.repeat(64)
const KEY = `sha256:${'b'.repeat(64)}` as const

function photo(capture: CaptureFacts | undefined, more: Partial<AttachmentState> = {}): AttachmentState {
  return {
    ...{ sha256: HASH, name: 'a.jpg', size: 3, media_type: 'image/jpeg' },
    ...{ actor: KEY, signer: { name: 'Ana', org: '', title: '' }, at: '2026-05-30T12:00:00Z', event: KEY },
    ...(capture !== undefined && { capture }),
    ...more,
  }
}

/** A copper mine in the Andes of 2,400 hectares, visited on two days. */
const AROUND: EvidenceAround = {
  mine: { lat: -14.2175, lon: -72.6311, areaHa: 2400 },
  visit: { from: '2026-05-30T08:00:00Z', to: '2026-05-31T17:00:00Z' },
  uses: new Map([[HASH, ['photo']]]),
}
const HERE = { lat: '-14.22', lon: '-72.63' }
const NOW = { at: '2026-05-30T11:00:00+00:00' }

const warn = (capture: CaptureFacts | undefined, around: Partial<EvidenceAround> = {}) =>
  evidenceWarnings('photo', photo(capture), { ...AROUND, ...around })

test('a picture of here and now is no cause to look twice', () => {
  expect(warn({ ...HERE, ...NOW })).toEqual([])
})

test('the same bytes at another question are told with where', () => {
  const uses = new Map([[HASH, ['photo', 'pit[0000000a]/view']]])
  expect(warn({ ...HERE, ...NOW }, { uses })).toEqual([{ kind: 'same-file', paths: ['pit[0000000a]/view'] }])
})

describe('a picture is far from the mine', () => {
  test('beyond ten kilometres, with the distance', () => {
    // A tenth of a degree of latitude is 11.1 km on a sphere of 6,371 km.
    expect(warn({ ...NOW, lat: '-14.3175', lon: '-72.6311' })).toEqual([{ kind: 'far', km: 11.1 }])
    expect(warn({ ...NOW, lat: '-14.3065', lon: '-72.6311' })).toEqual([])
  })

  test('at a large mine only beyond three times the radius of its area', () => {
    // 314 square kilometres make a radius of 10 km, so 30 km are near.
    const mine = { lat: -14.2175, lon: -72.6311, areaHa: 31_416 }
    expect(warn({ ...NOW, lat: '-14.4675', lon: '-72.6311' }, { mine })).toEqual([])
    expect(warn({ ...NOW, lat: '-14.5175', lon: '-72.6311' }, { mine })).toEqual([{ kind: 'far', km: 33.4 }])
  })

  test('across the date line by the short way', () => {
    const mine = { lat: 0, lon: 179.99, areaHa: null }
    expect(warn({ ...NOW, lat: '0', lon: '-179.99' }, { mine })).toEqual([])
  })

  test('never where the mine has no place', () => {
    expect(warn({ ...NOW, lat: '50', lon: '10' }, { mine: null })).toEqual([])
  })
})

describe('a picture is outside of the visit', () => {
  test('more than a day before the first entry or after the last', () => {
    expect(warn({ ...HERE, at: '2026-05-29T09:00:00+00:00' })).toEqual([])
    expect(warn({ ...HERE, at: '2026-05-29T07:00:00+00:00' })).toEqual([{ kind: 'before-visit', hours: 25 }])
    expect(warn({ ...HERE, at: '2026-06-01T19:00:00+00:00' })).toEqual([{ kind: 'after-visit', hours: 26 }])
  })

  test('more generously where the camera does not name its zone, which may be 14 hours off', () => {
    expect(warn({ ...HERE, at: '2026-05-28T19:00:00' })).toEqual([])
    expect(warn({ ...HERE, at: '2026-05-28T17:00:00' })).toEqual([{ kind: 'before-visit', hours: 39 }])
  })

  test('by the satellites rather than by the camera, and by the zone the camera names', () => {
    expect(warn({ ...HERE, at: '2020-01-01T00:00:00', gps_at: '2026-05-30T11:00:00Z' })).toEqual([])
    expect(warn({ ...HERE, at: '2026-05-29T04:00:00-05:00' })).toEqual([])
  })
})

describe('what a picture does not say', () => {
  test('is told, of pictures from elsewhere', () => {
    expect(warn(undefined)).toEqual([{ kind: 'no-time' }, { kind: 'no-place' }])
    expect(warn({ at: '2026-05-30T11:00:00+00:00' })).toEqual([{ kind: 'no-place' }])
  })

  test('is no matter where the app took it itself, nor of a document', () => {
    expect(warn({ ...NOW, in_app: true })).toEqual([])
    const letter = photo(undefined, { media_type: 'application/pdf' })
    expect(evidenceWarnings('photo', letter, AROUND)).toEqual([])
  })
})

test('clocks that disagree are told with the seconds', () => {
  const capture = { ...HERE, at: '2026-05-30T13:00:00+00:00', gps_at: '2026-05-30T12:30:00Z' }
  expect(warn(capture)).toEqual([
    { kind: 'camera-clock', seconds: 1800 },
    { kind: 'device-clock', seconds: 1800 },
  ])
})

test('what files are held against is read from the record', () => {
  const file = photo(undefined)
  const record = {
    ...EMPTY_RECORD,
    opened: {
      checklist: { form_id: 'f', version: '1', sha256: HASH },
      mine: { id: 'm', name: 'M', profile: { lat: '-14.2175', lon: '-72.6311', area_ha: '' } },
      quick: false,
    },
    attachments: new Map([
      ['a', [file]],
      ['b', [file]],
    ]),
  }
  expect(evidenceAround(record, null)).toEqual({
    mine: { lat: -14.2175, lon: -72.6311, areaHa: null },
    visit: null,
    uses: new Map([[HASH, ['a', 'b']]]),
  })
  expect(evidenceAround(EMPTY_RECORD, null).mine).toBeNull()
})
