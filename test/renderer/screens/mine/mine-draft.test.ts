import { describe, expect, test } from 'vitest'
import { draftNameOf, readMineDraft, sameValues } from '../../../../renderer/screens/mine/mine-draft.ts'
import { type MineFormValues, toFormValues } from '../../../../renderer/screens/mine/mine-form-values.ts'

const blank = toFormValues(undefined)
const half: MineFormValues = {
  ...blank,
  name: 'Cerro',
  text: { ...blank.text, position: '14°13', area_ha: 'about 24', method: 'open_pit' },
  lists: { ...blank.lists, commodity: ['copper'] },
  flags: { ...blank.flags, tsf: 'no' },
}

describe('a draft of the mine form', () => {
  test('comes back as it was typed, however wrong it still is', () => {
    expect(readMineDraft(JSON.parse(JSON.stringify(half)))).toEqual(half)
  })

  test('is one for each mine, and one for a new mine', () => {
    expect(new Set([draftNameOf(undefined), draftNameOf('a'), draftNameOf('b')]).size).toBe(3)
  })

  test('that was never kept is none', () => {
    expect(readMineDraft(undefined)).toBeNull()
  })

  test.each<[string, unknown]>([
    ['is something else', 'Cerro Alto'],
    ['has no name', { ...half, name: undefined }],
    ['has a number where text is typed', { ...half, text: { ...half.text, area_ha: 24 } }],
    ['lacks a field', { ...half, text: { name_zh: '' } }],
    ['has a field that is gone', { ...half, text: { ...half.text, gone: '' } }],
    ['chose what cannot be chosen', { ...half, text: { ...half.text, method: 'by_hand' } }],
    ['lists what cannot be listed', { ...half, lists: { ...half.lists, commodity: ['unobtainium'] } }],
    ['answers a flag with neither yes nor no', { ...half, flags: { ...half.flags, tsf: 'maybe' } }],
    ['lacks a flag', { ...half, flags: { tsf: 'no' } }],
  ])('is passed over when it %s', (_, stored) => {
    expect(readMineDraft(stored)).toBeNull()
  })
})

describe('two fillings', () => {
  test('are the same when every field is', () => {
    expect(sameValues(half, structuredClone(half))).toBe(true)
  })

  test.each<[string, MineFormValues]>([
    ['name', { ...half, name: 'Cerro ' }],
    ['text', { ...half, text: { ...half.text, area_ha: '' } }],
    ['list', { ...half, lists: { ...half.lists, commodity: [] } }],
    ['flag', { ...half, flags: { ...half.flags, tsf: null } }],
  ])('differ by a %s', (_, other) => {
    expect(sameValues(half, other)).toBe(false)
  })
})
