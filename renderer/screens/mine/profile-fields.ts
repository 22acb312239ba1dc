import { COMMODITIES } from '../../ui/commodities.ts'

/*
 * Everything the profile of a mine holds. The names are those that checklists use as `${name}`; flags hold `yes` or
 * `no`, lists hold codes separated by spaces, numbers hold decimal text. Ranges are the plausible ones of the field:
 * what lies outside is a slip of the pen.
 */

/** How the ore is won. */
const METHODS = ['open_pit', 'underground', 'both', 'in_situ', 'dredging'] as const

/** How it is treated on site. */
const PROCESSES = [
  'gravity',
  'flotation',
  'cil_cip',
  'heap_leach',
  'sx_ew',
  'smelting',
  'coal_prep',
  'none',
] as const

/** Where the mine stands in its life. */
const STATUSES = [
  'greenfield',
  'exploration',
  'construction',
  'operating',
  'suspended',
  'closing',
  'closed',
] as const

/** Currencies of the countries where most mines are, ISO 4217. */
const CURRENCIES = [
  'CNY',
  'USD',
  'EUR',
  'AUD',
  'BRL',
  'CAD',
  'CDF',
  'CLP',
  'GHS',
  'IDR',
  'INR',
  'KZT',
  'LAK',
  'MNT',
  'MXN',
  'MMK',
  'PEN',
  'PGK',
  'PHP',
  'RSD',
  'RUB',
  'TJS',
  'TZS',
  'ZAR',
  'ZMW',
] as const

interface FieldBase {
  /** Name of the profile value. */
  readonly name: string
  readonly group: 'identity' | 'place' | 'work'
}

/** One field of a mine's profile and the kind of answer it takes. */
export type ProfileField =
  | (FieldBase & { readonly kind: 'text'; readonly max: number })
  | (FieldBase & { readonly kind: 'country' })
  | (FieldBase & { readonly kind: 'one' | 'many'; readonly options: readonly string[] })
  | (FieldBase & {
      readonly kind: 'number'
      /** Words of the unit are under `profile:unit.*`; null for a bare number. */
      readonly unit: string | null
      readonly min: number
      readonly max: number
      /** No decimals. */
      readonly whole?: boolean
    })
  /** One input for the two values `lat` and `lon`. */
  | (FieldBase & { readonly kind: 'position' })

/** The profile's fields apart from its flags, in the order they are asked. The mine's name is not one of them. */
export const PROFILE_FIELDS: readonly ProfileField[] = [
  { name: 'name_zh', group: 'identity', kind: 'text', max: 120 },
  { name: 'owner', group: 'identity', kind: 'text', max: 120 },
  { name: 'country', group: 'place', kind: 'country' },
  { name: 'region', group: 'place', kind: 'text', max: 120 },
  { name: 'position', group: 'place', kind: 'position' },
  { name: 'area_ha', group: 'place', kind: 'number', unit: 'ha', min: 0, max: 1_000_000 },
  { name: 'altitude_m', group: 'place', kind: 'number', unit: 'm', min: -450, max: 6000 },
  { name: 'rainfall_mm', group: 'place', kind: 'number', unit: 'mmPerYear', min: 0, max: 12_000 },
  { name: 'evaporation_mm', group: 'place', kind: 'number', unit: 'mmPerYear', min: 0, max: 4000 },
  { name: 'settlement_km', group: 'place', kind: 'number', unit: 'km', min: 0, max: 1000 },
  { name: 'downstream_water', group: 'place', kind: 'text', max: 120 },
  { name: 'commodity', group: 'work', kind: 'many', options: COMMODITIES.map(({ code }) => code) },
  { name: 'method', group: 'work', kind: 'one', options: METHODS },
  { name: 'processing', group: 'work', kind: 'many', options: PROCESSES },
  { name: 'status', group: 'work', kind: 'one', options: STATUSES },
  { name: 'first_year', group: 'work', kind: 'number', unit: null, min: 1850, max: 2100, whole: true },
  { name: 'capacity_t_y', group: 'work', kind: 'number', unit: 'tonnesPerYear', min: 0, max: 1_000_000_000 },
  { name: 'currency', group: 'work', kind: 'one', options: CURRENCIES },
  { name: 'life_left_y', group: 'work', kind: 'number', unit: 'years', min: 0, max: 150 },
]

/** The relevance flags by theme. Each decides whether a family of questions is asked. */
export const FLAG_GROUPS = {
  workings: ['ops', 'brown', 'op', 'ug'],
  waste: ['tsf', 'wrd', 'dis'],
  ore: ['coal', 'metal', 'sulf', 'rad', 'gas'],
  process: ['hl', 'cn', 'hg', 'smelt'],
  people: ['ip', 'rst', 'asm', 'prot'],
  rules: ['CHN', 'lend'],
} as const

/** A heading under which flags are asked. */
export type FlagGroup = keyof typeof FLAG_GROUPS
/** A yes-or-no fact about a mine that decides which questions are asked. */
export type Flag = (typeof FLAG_GROUPS)[FlagGroup][number]
/** A flag as it is stored. */
export type YesNo = 'yes' | 'no'

/** Every flag, in the order of the groups. */
export const FLAGS: readonly Flag[] = Object.values(FLAG_GROUPS).flat()
