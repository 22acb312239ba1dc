import { describe, expect, it } from 'vitest'
import { mainQuestion } from '../../../../../renderer/screens/walk/panel/main-question.ts'
import { sectionOf, tallyOf } from '../../../../../renderer/screens/walk/sections/section-tally.ts'
import { nextTarget } from '../../../../../renderer/screens/walk/tour/next-question.ts'
import { titledSections } from '../../../../../shared/checklist/sections.ts'
import { begunAssessment, openStore } from '../../../assessment/opened.ts'

describe('how far a section is', () => {
  it('counts what is asked now, what is answered and what was found', async () => {
    const store = await openStore(await begunAssessment())
    const tally = () => tallyOf(store.getState(), ['WATER'])
    // DISCHARGE, PHOTO and REMARK; COPPER waits for a discharge, and nobody made a row.
    expect(tally()).toEqual({
      asked: 3,
      answered: 0,
      carried: 0,
      open: 0,
      findings: 0,
      flags: 0,
      worst: null,
    })
    await store.getState().answer('DISCHARGE', 'yes')
    await store.getState().answer('COPPER', '0.42')
    expect(tally()).toEqual({
      asked: 4,
      answered: 2,
      carried: 0,
      open: 0,
      findings: 1,
      flags: 0,
      worst: 'critical',
    })
    await store.getState().answer('DISCHARGE', 'no')
    expect(tally()).toEqual({
      asked: 3,
      answered: 1,
      carried: 0,
      open: 0,
      findings: 0,
      flags: 0,
      worst: null,
    })
    await store.getState().addRow('OUTFALLS')
    expect(tally().asked).toBe(4)
  })

  it('counts loose rows that make a section together', async () => {
    const store = await openStore(await begunAssessment())
    await store.getState().answer('DISCHARGE', 'yes')
    expect(tallyOf(store.getState(), ['DISCHARGE', 'REMARK'])).toEqual({
      asked: 2,
      answered: 1,
      carried: 0,
      open: 0,
      findings: 0,
      flags: 0,
      worst: null,
    })
    expect(tallyOf(store.getState(), [])).toMatchObject({ asked: 0 })
  })
})

describe('the next open question', () => {
  it('comes after the one at hand, then from the beginning, and never is the one at hand', async () => {
    const store = await openStore(await begunAssessment())
    await store.getState().answer('DISCHARGE', 'no')
    const next = (at: string | null) => nextTarget(store.getState(), ['WATER'], at, 'unanswered')
    expect(next(null)).toBe('PHOTO')
    expect(next('PHOTO')).toBe('REMARK')
    expect(next('REMARK')).toBe('PHOTO')
    await store.getState().answer('REMARK', 'dry')
    expect(next('PHOTO')).toBeUndefined()
  })
})

describe('a path', () => {
  it('stands in a section, also inside a row', async () => {
    const store = await openStore(await begunAssessment())
    const row = await store.getState().addRow('OUTFALLS')
    const { views } = store.getState()
    const sections = titledSections(store.getState().checklist)
    expect(sectionOf(views, sections, `${row}/OUTFALL`)).toBe('WATER')
    expect(sectionOf(views, sections, 'NOWHERE')).toBeUndefined()
    expect(mainQuestion(views, ['WATER'], `${row}/OUTFALL`)).toBeUndefined()
  })
})
