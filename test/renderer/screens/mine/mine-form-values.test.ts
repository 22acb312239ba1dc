import { describe, expect, test } from 'vitest'
import {
  fromFormValues,
  type MineFormValues,
  mineFormSchema,
  toFormValues,
} from '../../../../renderer/screens/mine/mine-form-values.ts'
import { FLAGS } from '../../../../renderer/screens/mine/profile-fields.ts'
import type { Mine } from '../../../../renderer/storage/storage.ts'

function filled(text: Record<string, string>, more: Partial<MineFormValues> = {}): MineFormValues {
  const blank = toFormValues(undefined)
  return { ...blank, name: 'Cerro Alto', ...more, text: { ...blank.text, ...text } }
}

/** The messages of a form by field. */
function problemsOf(values: MineFormValues): Record<string, string> {
  const result = mineFormSchema.safeParse(values)
  return Object.fromEntries((result.error?.issues ?? []).map((one) => [String(one.path.at(-1)), one.message]))
}

describe('the form of a mine', () => {
  test('becomes a profile with every flag and no blanks', () => {
    const { name, profile } = fromFormValues(
      filled(
        { country: 'PE', position: `14°54'30"S 75°07'27"W`, area_ha: ' 2 340 ', method: 'open_pit' },
        { name: '  Cerro Alto ', lists: { commodity: ['copper', 'gold'], processing: [] } },
      ),
    )
    expect(name).toBe('Cerro Alto')
    expect(profile).toMatchObject({
      country: 'PE',
      lat: '-14.9083333',
      lon: '-75.1241667',
      area_ha: '2340',
      commodity: 'copper gold',
      op: 'yes',
      ug: 'no',
    })
    expect(Object.keys(profile)).toEqual(expect.arrayContaining([...FLAGS]))
    expect(profile).not.toHaveProperty('region')
    expect(profile).not.toHaveProperty('processing')
    expect(profile).not.toHaveProperty('position')
  })

  test('keeps what a person answered against the suggestion, and follows it elsewhere', () => {
    const flags = { ...toFormValues(undefined).flags, tsf: 'no' as const }
    const { profile } = fromFormValues(
      filled({}, { flags, lists: { processing: ['flotation'], commodity: [] } }),
    )
    expect(profile.tsf).toBe('no')
    const mine: Mine = { id: '1', name: 'Cerro Alto', profile, created: '', changed: '' }
    expect(toFormValues(mine).flags).toMatchObject({ tsf: 'no', op: null, lend: null })
  })

  test('gives back the same mine when nothing is changed', () => {
    const first = fromFormValues(
      filled({ country: 'PE', position: '-14.9083, -75.1241', altitude_m: '-12.5', status: 'operating' }),
    )
    const mine: Mine = { id: '1', ...first, created: '', changed: '' }
    expect(fromFormValues(toFormValues(mine))).toEqual(first)
  })

  test('needs a name and nothing else', () => {
    expect(problemsOf(filled({}))).toEqual({})
    expect(problemsOf(filled({}, { name: '   ' }))).toEqual({ name: 'required' })
  })

  test('names every slip at once', () => {
    expect(
      problemsOf(
        filled({
          altitude_m: '6001',
          area_ha: '12,5',
          first_year: '1999.5',
          position: 'here',
          region: 'x'.repeat(121),
        }),
      ),
    ).toEqual({
      altitude_m: 'outside',
      area_ha: 'notANumber',
      first_year: 'notANumber',
      position: 'unreadable',
      region: 'tooLong',
    })
  })

  test('takes the ends of a range', () => {
    expect(problemsOf(filled({ altitude_m: '6000' }))).toEqual({})
    expect(problemsOf(filled({ altitude_m: '-450' }))).toEqual({})
    expect(problemsOf(filled({ altitude_m: '-450.1' }))).toEqual({ altitude_m: 'outside' })
  })
})
