/** How much of its family's measure one unit is, as an exact fraction. */
interface Size {
  readonly times: bigint
  readonly per: bigint
}

/** A map, because a unit may be called like a member that every object has. */
const family = (sizes: Readonly<Record<string, Size>>) => new Map(Object.entries(sizes))
const of = (times: bigint, per = 1n): Size => ({ times, per })

/**
 * Units that say the same in other numbers. A foot is 0.3048 m exactly; a mu is a fifteenth of a hectare. Masses per
 * volume of water and of air stay apart, and so do spans that nobody measures with one tape.
 */
const FAMILIES: readonly ReadonlyMap<string, Size>[] = [
  family({ 'mg/L': of(1n), 'ug/L': of(1n, 1000n), 'g/L': of(1000n) }),
  family({ 'ug/m3': of(1n), 'mg/m3': of(1000n) }),
  family({ ha: of(10_000n), m2: of(1n), km2: of(1_000_000n), mu: of(10_000n, 15n) }),
  family({ km: of(1000n), m: of(1n) }),
  family({ m: of(1n), cm: of(1n, 100n), mm: of(1n, 1000n), ft: of(3048n, 10_000n) }),
  family({ 'mm/s': of(1n), 'cm/s': of(10n) }),
  family({ 't/yr': of(1n), 'kt/yr': of(1000n), 'Mt/yr': of(1_000_000n) }),
  family({ 'm3/yr': of(1n), 'ML/yr': of(1000n) }),
  family({ 'kgce/t': of(1n), 'gce/t': of(1n, 1000n) }),
]

/** The longest code of a unit, in UTF-16 units (ours). */
export const MAX_UNIT = 40

/** Decimals kept where a result has no end, e.g. of mu in hectares. */
const PLACES = 6

/** The units in which a number of `unit` can be entered, itself first; itself alone when it has no relatives. */
export function relativesOf(unit: string): readonly string[] {
  const related = FAMILIES.filter((one) => one.has(unit)).flatMap((one) => [...one.keys()])
  return [...new Set([unit, ...related])]
}

/** Every unit that can be converted into another. */
export function convertibleUnits(): readonly string[] {
  return [...new Set(FAMILIES.flatMap((one) => [...one.keys()]))]
}

/**
 * A decimal text in another unit of the same kind, exactly; rounded half up to six decimals where it has no end. A `<` in
 * front, for below detection, stays. Null for other units, or for what is no plain decimal.
 */
export function convertUnit(value: string, from: string, to: string): string | null {
  const parts = /^(<?)(-?)(\d+)(?:\.(\d+))?$/.exec(value)
  if (parts === null) return null
  if (from === to) return value
  const shared = FAMILIES.find((one) => one.has(from) && one.has(to))
  const [source, target] = [shared?.get(from), shared?.get(to)]
  if (source === undefined || target === undefined) return null
  const [, below = '', sign = '', whole = '', fraction = ''] = parts
  const top = BigInt(whole + fraction) * source.times * target.per
  const bottom = 10n ** BigInt(fraction.length) * source.per * target.times
  const written = writeFraction(top, bottom)
  return `${below}${written === '0' ? '' : sign}${written}`
}

/** `top / bottom`, both at least 0 and 1, as a decimal without superfluous zeros. */
function writeFraction(top: bigint, bottom: bigint): string {
  let rest = bottom / greatestDivisor(top, bottom)
  let places = 0
  // A decimal ends when nothing but 2 and 5 is left below, and then after as many places as the more frequent of them.
  const [twos, fives] = [2n, 5n].map((prime) => {
    let count = 0
    while (rest % prime === 0n) {
      rest /= prime
      count += 1
    }
    return count
  })
  if (rest === 1n) places = Math.max(twos ?? 0, fives ?? 0)
  else places = PLACES
  const scaled = (2n * top * 10n ** BigInt(places) + bottom) / (2n * bottom)
  const digits = String(scaled).padStart(places + 1, '0')
  const [whole, fraction] = [digits.slice(0, digits.length - places), digits.slice(digits.length - places)]
  const plain = fraction.replace(/0+$/, '')
  return plain === '' ? whole : `${whole}.${plain}`
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestDivisor(b, a % b)
}
