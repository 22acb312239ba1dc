import { describe, expect, test } from 'vitest'
import { deriveFlags } from '../../../../renderer/screens/mine/derive-flags.ts'

const pit = { method: 'open_pit', commodity: 'copper gold', processing: 'flotation', status: 'operating' }

describe('the flags that a profile suggests', () => {
  test('follow the mining method', () => {
    expect(deriveFlags({ method: 'open_pit' })).toMatchObject({ op: 'yes', ug: 'no', wrd: 'yes' })
    expect(deriveFlags({ method: 'underground' })).toMatchObject({ op: 'no', ug: 'yes' })
    expect(deriveFlags({ method: 'both' })).toMatchObject({ op: 'yes', ug: 'yes' })
    expect(deriveFlags({ method: 'in_situ' })).toMatchObject({ op: 'no', ug: 'no', wrd: 'no' })
  })

  test('follow the processing', () => {
    expect(deriveFlags(pit)).toMatchObject({ tsf: 'yes', hl: 'no', cn: 'no', smelt: 'no' })
    expect(deriveFlags({ ...pit, processing: 'cil_cip' })).toMatchObject({ tsf: 'yes', cn: 'yes' })
    expect(deriveFlags({ ...pit, processing: 'smelting' })).toMatchObject({ smelt: 'yes', tsf: 'no' })
    expect(deriveFlags({ ...pit, processing: 'none' })).toMatchObject({ tsf: 'no', hl: 'no', cn: 'no' })
  })

  test('expect cyanide on a heap of gold ore, not on one of copper ore', () => {
    expect(deriveFlags({ commodity: 'gold', processing: 'heap_leach' })).toMatchObject({
      hl: 'yes',
      cn: 'yes',
    })
    expect(deriveFlags({ commodity: 'copper', processing: 'heap_leach' })).toMatchObject({
      hl: 'yes',
      cn: 'no',
    })
  })

  test('follow the commodities', () => {
    expect(deriveFlags(pit)).toMatchObject({ coal: 'no', metal: 'yes', sulf: 'yes', gas: 'no', rad: 'no' })
    expect(deriveFlags({ commodity: 'coal', method: 'underground' })).toMatchObject({
      coal: 'yes',
      metal: 'no',
      gas: 'yes',
    })
    expect(deriveFlags({ commodity: 'coal', method: 'open_pit' })).toMatchObject({ gas: 'no' })
    expect(deriveFlags({ commodity: 'uranium' })).toMatchObject({ rad: 'yes' })
  })

  test('follow status and country', () => {
    expect(deriveFlags({ status: 'greenfield' })).toMatchObject({ ops: 'no', brown: 'no', dis: 'no' })
    expect(deriveFlags({ status: 'exploration' })).toMatchObject({ ops: 'no', brown: 'yes' })
    expect(deriveFlags({ status: 'closed' })).toMatchObject({ ops: 'yes', brown: 'yes', dis: 'yes' })
    expect(deriveFlags({ country: 'CN' })).toMatchObject({ CHN: 'yes' })
    expect(deriveFlags({ country: 'PE' })).toMatchObject({ CHN: 'no' })
  })

  test('ask rather than stay silent where nothing is known', () => {
    const { lend, hg, CHN, ...others } = deriveFlags({})
    expect({ lend, hg, CHN }).toEqual({ lend: 'no', hg: 'no', CHN: 'no' })
    expect(Object.entries(others).filter(([, value]) => value === 'no')).toEqual([])
  })
})
