/**
 * A copy that has answered nothing for this long counts as behind, in milliseconds: twice as long as until the screen
 * says that it is slow (`SLOW_AFTER`). A hard disk that slept has spun up by then; a share on the network that is gone, or a stick that
 * is dying, may never answer.
 */
export const SILENT_AFTER = 8_000

/** The same for the first look at the journal at a start, which is one long answer: minutes of work are read in it. */
export const SILENT_START_AFTER = 30_000

/** Watches long work for signs of life. */
export interface Patience {
  /** Does the work, and calls `onSilent` at most once when nothing was heard for so many milliseconds. */
  during<Result>(ms: number, work: () => Promise<Result>): Promise<Result>
}

/**
 * @param later calls once after so many milliseconds, unless what it gives was called before
 * @param heard how many answers came so far; silence is when it stands still
 */
export function createPatience(
  later: (work: () => void, ms: number) => () => void,
  heard: () => number,
  onSilent: () => void,
): Patience {
  return {
    async during(ms, work) {
      let stop = wait()
      function wait(): () => void {
        const before = heard()
        return later(() => {
          if (heard() === before) onSilent()
          else stop = wait()
        }, ms)
      }
      try {
        return await work()
      } finally {
        stop()
      }
    },
  }
}
