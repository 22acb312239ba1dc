import type { LimitState } from '../../../shared/engine/form-view.ts'

/** A limit with what a number is to it; `open` while there is no number. */
export type ShownLimit = Omit<LimitState, 'state'> & { readonly state: LimitState['state'] | 'open' }

/** Places on a gauge in per cent of its width: the allowed stretch, and the value. */
export interface Gauge {
  readonly from: number
  readonly to: number
  readonly at: number
}

/** How much of the gauge is left free beyond a limit, as a share of the stretch below it. */
const ROOM = 0.5

/**
 * Lays a value and its limits out on a line. With a maximum alone the line begins at zero, as concentrations do; a value
 * far outside stands at the end.
 *
 * @returns null when the value is no plain number (`<0.005`) or there is nothing to compare with.
 */
export function limitGauge(value: string, { min, max }: ShownLimit): Gauge | null {
  const at = Number(value)
  if (value.trim() === '' || !Number.isFinite(at)) return null
  const high = max === undefined ? null : Number(max)
  const low = min === undefined ? null : Number(min)
  if (high === null && low === null) return null
  const bottom = Math.min(0, low ?? 0, high ?? 0)
  const top = high ?? Math.max((low ?? 0) * 2, 1)
  const start = low !== null && high !== null ? low - (high - low) * ROOM : bottom
  const end = high === null ? top : top + Math.max(top - Math.max(start, 0), Math.abs(top)) * ROOM
  if (end <= start) return null
  const place = (number: number) =>
    Math.round(Math.min(1, Math.max(0, (number - start) / (end - start))) * 100)
  return { from: place(low ?? start), to: place(high ?? end), at: place(at) }
}
