/** A screen that fails more often than this within a minute is not started again without asking. */
const MOST_RESTARTS = 3
const MINUTE = 60_000

/** Whether one more restart is within bounds; `earlier` are the times of those before, in milliseconds. */
export function mayRestart(earlier: readonly number[], now: number): boolean {
  return earlier.filter((time) => now - time < MINUTE).length < MOST_RESTARTS
}
