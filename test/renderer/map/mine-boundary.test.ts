import { describe, expect, it } from 'vitest'
import type { EarlierAnswer } from '../../../renderer/assessment/earlier-answers.ts'
import { collectAnswers } from '../../../renderer/map/collect-features.ts'
import { isBoundary } from '../../../renderer/map/is-boundary.ts'
import { BOUNDARY_ID, withBoundary } from '../../../renderer/map/mine-boundary.ts'
import type { Value } from '../../../shared/checklist/value.ts'
import type { QuestionView, View } from '../../../shared/engine/form-view.ts'
import { loadAcquisition } from '../../assets/support/open-checklist.ts'

const RING = [
  { lat: '-15.84', lon: '-70.02' },
  { lat: '-15.84', lon: '-70.01' },
  { lat: '-15.85', lon: '-70.01' },
]
const BOUNDARY = { name: 'AREA', type: 'geoshape', adit: { carry_forward: 'title.boundary' } } as const
const POND = { name: 'POND', type: 'geoshape' } as const

function answered(definition: typeof BOUNDARY | typeof POND, value: Value | null): View {
  const label = { en: definition.name }
  const view = { kind: 'question', path: definition.name, relevant: true, value, label, definition }
  return view as unknown as QuestionView
}

function shown(...views: readonly View[]) {
  const source = {
    record: { opened: null, attachments: new Map() },
    views: new Map(views.map((view) => [view.path, view])),
  }
  return collectAnswers(source, ({ definition }) => definition.name)
}

/** What earlier assessments gave under the key of the boundary, newest first. */
function earlier(...given: readonly { readonly type?: string; readonly value: Value }[]) {
  const answers = given.map(({ type = 'geoshape', value }, index) => ({
    value,
    asked: { definition: { ...BOUNDARY, type }, label: { en: `Boundary ${index}`, zh: `边界 ${index}` } },
  }))
  return {
    carriedAs: (key: string) => (key === 'title.boundary' ? (answers as unknown as EarlierAnswer[]) : []),
  }
}
const inChinese = ({ zh = '' }: { readonly zh?: string }) => zh

describe('the boundary of the mine on a map', () => {
  it('is the area that this assessment gives, and no other', () => {
    const features = shown(answered(POND, RING), answered(BOUNDARY, RING))
    expect(features.areas.map(({ id, kind }) => [id, kind])).toEqual([
      ['answer:POND', 'answer'],
      ['answer:AREA', 'mine'],
    ])
    expect(withBoundary(features, earlier({ value: RING.slice().reverse() }), inChinese)).toBe(features)
  })

  it('is the newest that an earlier one gave where this one gives none, behind everything else', () => {
    const features = shown(answered(POND, RING), answered(BOUNDARY, null))
    const { areas } = withBoundary(features, earlier({ value: RING }, { value: RING.slice(1) }), inChinese)
    expect(areas).toEqual([
      { id: BOUNDARY_ID, kind: 'mine', label: '边界 0', points: RING },
      ...features.areas,
    ])
  })

  it('is never drawn from what is no area, nor before earlier assessments are read', () => {
    const features = shown()
    const odd = earlier({ value: 'north of the river' }, { type: 'text', value: RING }, { value: [] })
    expect(withBoundary(features, odd, inChinese)).toBe(features)
    expect(withBoundary(features, null, inChinese)).toBe(features)
  })

  it('is asked for by the checklist of the first stage', async () => {
    const row = (await loadAcquisition()).rows.get('ACQ-LEG-03_area')
    expect(row?.kind === 'question' && isBoundary(row.definition)).toBe(true)
  })
})
