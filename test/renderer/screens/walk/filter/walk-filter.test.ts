import { describe, expect, it } from 'vitest'
import {
  countByFilter,
  type Filter,
  leftByFilters,
} from '../../../../../renderer/screens/walk/filter/walk-filter.ts'
import { pageOf, pagesOf } from '../../../../../renderer/screens/walk/sections/pages.ts'
import { isTargetAt, nextTarget } from '../../../../../renderer/screens/walk/tour/next-question.ts'
import type { ChecklistDefinition } from '../../../../../shared/checklist/definition.ts'
import { CARRIED, carryInto } from '../../../assessment/carried.ts'
import { begunAssessment, openStore, SMALL } from '../../../assessment/opened.ts'

/** One question that must be answered and one that may not be over 100; copper was carried over. */
const STRICT: ChecklistDefinition = {
  ...SMALL,
  survey: [
    {
      type: 'group',
      name: 'WATER',
      label: { en: 'Water' },
      children: [
        { type: 'text', name: 'WHO', label: { en: 'Who was there?' }, required: 'true()' },
        { type: 'decimal', name: 'COPPER', label: { en: 'Copper' } },
        { type: 'integer', name: 'SHARE', label: { en: 'Share' }, constraint: '. <= 100' },
        { type: 'text', name: 'WHERE', label: { en: 'Where?' }, required: 'true()' },
      ],
    },
  ],
}

async function walkedStrictly() {
  const storage = await begunAssessment()
  await carryInto(storage, [
    { kind: 'answer.set', body: { path: 'COPPER', value: '0.2', bases: [], carried: CARRIED } },
  ])
  const store = await openStore({ ...storage, getChecklist: async () => STRICT })
  const left = (on: readonly Filter[]) => leftByFilters(store.getState(), ['WATER'], on).questions
  return { store, left }
}

async function walked() {
  const store = await openStore(await begunAssessment())
  const row = await store.getState().addRow('OUTFALLS')
  await store.getState().answer('DISCHARGE', 'yes')
  await store.getState().answer('COPPER', '0.42')
  await store.getState().comment('COPPER', 'Taken twice')
  const left = (on: readonly Filter[], kept?: ReadonlySet<string>) =>
    leftByFilters(store.getState(), ['WATER'], on, kept).questions
  return { store, row, left }
}

describe('filters', () => {
  it('leave what meets them, with what stands around it', async () => {
    const { store, row, left } = await walked()
    expect(left(['unanswered'])).toEqual(['PHOTO', 'REMARK', `${row}/OUTFALL`])
    expect(left(['findings'])).toEqual(['COPPER'])
    const { rows } = leftByFilters(store.getState(), ['WATER'], ['findings'])
    expect([...rows].sort()).toEqual(['COPPER', 'WATER'])
  })

  it('combine: a question has to meet all of them', async () => {
    const { left } = await walked()
    expect(left(['findings', 'commented'])).toEqual(['COPPER'])
    expect(left(['unanswered', 'commented'])).toEqual([])
  })

  it('count what each would leave beside those that are on', async () => {
    const { store } = await walked()
    expect(countByFilter(store.getState(), [])).toMatchObject({ unanswered: 3, findings: 1, commented: 1 })
    expect(countByFilter(store.getState(), ['commented'])).toMatchObject({
      unanswered: 0,
      findings: 1,
      left: 1,
    })
  })

  it('keep what is to be kept, and pass over what is not asked', async () => {
    const { store, left } = await walked()
    expect(left(['findings'], new Set(['REMARK']))).toEqual(['COPPER', 'REMARK'])
    await store.getState().answer('DISCHARGE', 'no')
    expect(left(['commented'], new Set(['COPPER']))).toEqual([])
  })
})

describe('the filter', () => {
  it('“required” leaves what must be answered, answered or not; with “unanswered” what is still open', async () => {
    const { store, left } = await walkedStrictly()
    await store.getState().answer('WHO', 'Ana')
    expect(left(['required'])).toEqual(['WHO', 'WHERE'])
    expect(left(['required', 'unanswered'])).toEqual(['WHERE'])
  })

  it('“invalid” leaves answers that cannot stand, and nothing that is only blank', async () => {
    const { store, left } = await walkedStrictly()
    expect(left(['invalid'])).toEqual([])
    await store.getState().answer('SHARE', '120')
    await store.getState().answer('COPPER', 'much')
    expect(left(['invalid'])).toEqual(['COPPER', 'SHARE'])
    await store.getState().answer('SHARE', '12')
    expect(left(['invalid'])).toEqual(['COPPER'])
  })

  it('“carried” leaves what waits to be confirmed, until it is confirmed or changed', async () => {
    const { store, left } = await walkedStrictly()
    await store.getState().answer('WHO', 'Ana')
    expect(left(['carried'])).toEqual(['COPPER'])
    await store.getState().confirm(['COPPER'])
    expect(left(['carried'])).toEqual([])
  })
})

describe('what comes next', () => {
  it('is the next question that must be answered and is not', async () => {
    const { store } = await walkedStrictly()
    const next = (at: string | null) => nextTarget(store.getState(), ['WATER'], at, 'required')
    expect(next(null)).toBe('WHO')
    expect(next('WHO')).toBe('WHERE')
    expect(next('WHERE')).toBe('WHO')
    await store.getState().answer('WHO', 'Ana')
    expect(next('COPPER')).toBe('WHERE')
    await store.getState().answer('WHERE', 'Pit')
    expect(next(null)).toBeUndefined()
  })

  it('is the next finding, around the end', async () => {
    const { store } = await walked()
    const next = (at: string | null) => nextTarget(store.getState(), ['WATER'], at, 'finding')
    expect(next(null)).toBe('COPPER')
    expect(next('REMARK')).toBe('COPPER')
    expect(next('COPPER')).toBeUndefined()
  })

  it('goes on from inside a row', async () => {
    const { store, row } = await walked()
    expect(nextTarget(store.getState(), ['WATER'], `${row}/OUTFALL`, 'unanswered')).toBe('PHOTO')
    expect(nextTarget(store.getState(), ['WATER'], null, 'required')).toBeUndefined()
  })
})

describe('where one is', () => {
  it('is what one goes on to, if it is of the kind', async () => {
    const { store } = await walked()
    const isHere = (path: string) => isTargetAt(store.getState(), path, 'unanswered')
    expect(isHere('REMARK')).toBe(true)
    expect(isHere('COPPER')).toBe(false)
    expect(isHere('nowhere')).toBe(false)
  })
})

describe('pages', () => {
  it('are the questions, groups and repeats of a section that are asked', async () => {
    const { store, row } = await walked()
    const inside = ['DISCHARGE', 'COPPER', 'PHOTO', 'REMARK', 'OUTFALLS']
    const pages = () => pagesOf(store.getState().views, inside, null)
    expect(pages()).toEqual(inside)
    expect(pageOf(store.getState().views, pages(), `${row}/OUTFALL`)).toBe('OUTFALLS')
    await store.getState().answer('DISCHARGE', 'no')
    expect(pages()).not.toContain('COPPER')
    expect(pagesOf(store.getState().views, inside, new Set(['REMARK']))).toEqual(['REMARK'])
  })
})

describe('what is mine', () => {
  const ben = { name: 'Ben', org: '', title: '' }

  it('is what stands in the sections that were given to me, rows of repeats as well', async () => {
    const { store, row, left } = await walked()
    await store.getState().assign('WATER', ben)
    expect(left(['mine'])).toEqual([])
    await store.getState().assign('WATER', { name: ' ana', org: '', title: '' })
    expect(left(['mine'])).toEqual(['DISCHARGE', 'COPPER', 'PHOTO', 'REMARK', `${row}/OUTFALL`])
    expect(left(['mine', 'unanswered'])).toEqual(['PHOTO', 'REMARK', `${row}/OUTFALL`])
  })

  it('is what was flagged for me, until the flag is taken off', async () => {
    const { store, left } = await walked()
    await store.getState().flag('PHOTO', { to: 'Ben' })
    await store.getState().flag('REMARK', { to: 'Ana' })
    await store.getState().flag('COPPER', {})
    expect(left(['flagged'])).toEqual(['COPPER', 'PHOTO', 'REMARK'])
    expect(left(['mine'])).toEqual(['REMARK'])
    await store.getState().unflag('REMARK')
    expect(left(['mine'])).toEqual([])
  })
})
