/** Milliseconds between two reports of progress: smoother than the eye needs, cheap for the door. */
const PAUSE = 100

/**
 * Lets reports through at most ten times a second, and always the first and the one that completes.
 *
 * @param now monotonic milliseconds
 */
export function throttle(
  report: (done: number, total: number) => void,
  now: () => number,
): (done: number, total: number) => void {
  let last = Number.NEGATIVE_INFINITY
  return (done, total) => {
    const moment = now()
    if (done < total && moment - last < PAUSE) return
    last = moment
    report(done, total)
  }
}
