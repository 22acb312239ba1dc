/**
 * A moment as events carry it: UTC, whole seconds, `YYYY-MM-DDTHH:MM:SSZ`.
 *
 * @param now ISO 8601 with a zone, as `Environment.now()` gives it.
 */
export function claimedTime(now: string): string {
  return `${new Date(now).toISOString().slice(0, 19)}Z`
}
