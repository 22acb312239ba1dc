/** An exact decimal: `units / 10 ** places`. */
interface Decimal {
  readonly units: bigint
  readonly places: number
}

/** Compares two decimal texts exactly: below 0, 0 or above 0. Both must be decimals. */
export function compareDecimals(left: string, right: string): number {
  const [a, b] = alignDecimals(readDecimal(left), readDecimal(right))
  return a < b ? -1 : a > b ? 1 : 0
}

/** Whether `value` is at least `percent` % of `whole`, exactly. */
export function reachesPercent(value: string, whole: string, percent: number): boolean {
  const [a, b] = alignDecimals(readDecimal(value), readDecimal(whole))
  return a * 100n >= b * BigInt(percent)
}

/** Whether `value` lies on `start` plus a whole number of `step`, exactly. */
export function isOnStep(value: string, start: string, step: string): boolean {
  const decimals = [value, start, step].map(readDecimal)
  const places = Math.max(...decimals.map((decimal) => decimal.places))
  const [a = 0n, b = 0n, c = 0n] = decimals.map(
    ({ units, places: own }) => units * 10n ** BigInt(places - own),
  )
  return c === 0n || (a - b) % c === 0n
}

function readDecimal(text: string): Decimal {
  const [whole = '', fraction = ''] = text.split('.')
  return { units: BigInt(`${whole}${fraction}`), places: fraction.length }
}

function alignDecimals(left: Decimal, right: Decimal): readonly [bigint, bigint] {
  const places = Math.max(left.places, right.places)
  const raise = ({ units, places: own }: Decimal) => units * 10n ** BigInt(places - own)
  return [raise(left), raise(right)]
}
