import { compareDecimals, reachesPercent } from './decimal.ts'
import type { LimitState } from './form-view.ts'
import { detectionLimit, isDecimal } from './values.ts'

/**
 * From this share of a maximum on, a value is on watch (domain rule D1.1). The rule is about what may not rise: inside a
 * band with two ends, such as pH 6 to 9, the upper end says nothing about the middle, and nothing is on watch.
 */
const WATCH_PERCENT = 80

/** The limits of a question as worked out for one answer; blank sides are off. */
export interface LimitValues {
  readonly max: string
  readonly min: string
  readonly source: string
  /** Null when nothing is said about it. */
  readonly verified: boolean | null
}

/**
 * Holds a number against its limits, exactly as written. Null when there is nothing to hold: no number, no limit, or a
 * result below a detection limit that says nothing, because the detection limit itself lies beyond the allowed value
 * (`<0.5` against a maximum of 0.3 is neither met nor broken).
 */
export function judgeLimit(text: string, limits: LimitValues): LimitState | null {
  const max = isDecimal(limits.max) ? limits.max : null
  const min = isDecimal(limits.min) ? limits.min : null
  const state = judge(text, max, min)
  if (state === null) return null
  return {
    state,
    ...(max === null ? {} : { max }),
    ...(min === null ? {} : { min }),
    ...(limits.source === '' ? {} : { source: limits.source }),
    ...(limits.verified === null ? {} : { verified: limits.verified }),
  }
}

/** Whether a number lies outside of its plausible range. Never for a result below its detection limit. */
export function isImplausible(
  text: string,
  plausible: { readonly min?: string; readonly max?: string } | undefined,
): boolean {
  if (plausible === undefined || !isDecimal(text)) return false
  const { min, max } = plausible
  return (
    (min !== undefined && compareDecimals(text, min) < 0) ||
    (max !== undefined && compareDecimals(text, max) > 0)
  )
}

function judge(text: string, max: string | null, min: string | null): LimitState['state'] | null {
  if (max === null && min === null) return null
  const detected = detectionLimit(text)
  if (detected !== null) return judgeBelowDetection(detected, max, min)
  if (!isDecimal(text)) return null
  if (max !== null && compareDecimals(text, max) > 0) return 'breach'
  if (min !== null && compareDecimals(text, min) < 0) return 'breach'
  if (max === null || min !== null || compareDecimals(max, '0') <= 0) return 'inside'
  return reachesPercent(text, max, WATCH_PERCENT) ? 'watch' : 'inside'
}

/** The value is somewhere below `detected`. */
function judgeBelowDetection(
  detected: string,
  max: string | null,
  min: string | null,
): LimitState['state'] | null {
  if (min !== null && compareDecimals(min, '0') > 0) {
    return compareDecimals(detected, min) <= 0 ? 'breach' : null
  }
  if (max === null) return null
  return compareDecimals(detected, max) <= 0 ? 'inside' : null
}
