/** What a mine digs for: the code that is stored, and the sign people know it by, the same in every language. */
export interface Commodity {
  readonly code: string
  /** Chemical symbol or formula; empty where there is none. */
  readonly symbol: string
  readonly kind: 'metal' | 'coal' | 'mineral'
}

/** The commodities of the profile, metals first, by how often they are mined. */
export const COMMODITIES: readonly Commodity[] = [
  { code: 'copper', symbol: 'Cu', kind: 'metal' },
  { code: 'gold', symbol: 'Au', kind: 'metal' },
  { code: 'silver', symbol: 'Ag', kind: 'metal' },
  { code: 'iron', symbol: 'Fe', kind: 'metal' },
  { code: 'zinc', symbol: 'Zn', kind: 'metal' },
  { code: 'lead', symbol: 'Pb', kind: 'metal' },
  { code: 'nickel', symbol: 'Ni', kind: 'metal' },
  { code: 'cobalt', symbol: 'Co', kind: 'metal' },
  { code: 'lithium', symbol: 'Li', kind: 'metal' },
  { code: 'molybdenum', symbol: 'Mo', kind: 'metal' },
  { code: 'tungsten', symbol: 'W', kind: 'metal' },
  { code: 'tin', symbol: 'Sn', kind: 'metal' },
  { code: 'antimony', symbol: 'Sb', kind: 'metal' },
  { code: 'bauxite', symbol: 'Al', kind: 'metal' },
  { code: 'manganese', symbol: 'Mn', kind: 'metal' },
  { code: 'chromium', symbol: 'Cr', kind: 'metal' },
  { code: 'titanium', symbol: 'Ti', kind: 'metal' },
  { code: 'vanadium', symbol: 'V', kind: 'metal' },
  { code: 'platinum_group', symbol: 'PGM', kind: 'metal' },
  { code: 'rare_earths', symbol: 'REE', kind: 'metal' },
  { code: 'niobium_tantalum', symbol: 'Nb-Ta', kind: 'metal' },
  { code: 'uranium', symbol: 'U', kind: 'metal' },
  { code: 'mercury', symbol: 'Hg', kind: 'metal' },
  { code: 'other_metal', symbol: '', kind: 'metal' },
  { code: 'coal', symbol: '', kind: 'coal' },
  { code: 'phosphate', symbol: 'P', kind: 'mineral' },
  { code: 'potash', symbol: 'K', kind: 'mineral' },
  { code: 'fluorite', symbol: 'CaF₂', kind: 'mineral' },
  { code: 'graphite', symbol: 'C', kind: 'mineral' },
  { code: 'diamond', symbol: '', kind: 'mineral' },
  { code: 'limestone', symbol: '', kind: 'mineral' },
  { code: 'mineral_sands', symbol: '', kind: 'mineral' },
  { code: 'other_mineral', symbol: '', kind: 'mineral' },
]

/** The commodities named in a profile value, which is codes separated by spaces. Codes unknown here are left out. */
export function readCommodities(value: string | undefined): readonly Commodity[] {
  const codes = (value ?? '').split(' ')
  return COMMODITIES.filter((commodity) => codes.includes(commodity.code))
}
