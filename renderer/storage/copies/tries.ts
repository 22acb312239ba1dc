import type { StoreApi } from 'zustand/vanilla'
import { areBothWhole, type CopiesState, type CopyHealth } from './copies-state.ts'
import type { CopyQueue } from './copy-queue.ts'
import type { CopyName } from './mended.ts'

/** Pauses between tries of a copy that fails, in milliseconds; the last one again and again. */
const PAUSES = [2_000, 5_000, 10_000, 30_000, 60_000] as const

/** Shows how the copies are doing, and asks for another try while one is behind. */
export interface Tries {
  /** A queue has come to rest. */
  show<Job>(copy: CopyName, queue: CopyQueue<Job>): void
}

/** Follows both queues. `later` calls once after so many milliseconds, unless what it gives was called before. */
export function createTries(
  state: StoreApi<CopiesState>,
  later: (work: () => void, ms: number) => () => void,
  retry: () => void,
): Tries {
  let tried = 0
  let stop: (() => void) | null = null
  return {
    show(copy, queue) {
      const waiting = queue.waiting().length
      const error = queue.failure()
      const isBehind = waiting > 0 && error !== null
      const health: CopyHealth = isBehind ? { kind: 'behind', error, waiting } : { kind: 'whole' }
      if (isBehind || state.getState()[copy].kind === 'behind') state.setState({ [copy]: health })
      if (areBothWhole(state.getState())) {
        tried = 0
        stop?.()
        stop = null
      } else if (stop === null) {
        const ms = PAUSES[Math.min(tried, PAUSES.length - 1)] ?? 0
        tried += 1
        stop = later(() => {
          stop = null
          retry()
        }, ms)
      }
    },
  }
}
