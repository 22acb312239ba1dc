/** Milliseconds of many runs, summed up. */
export interface Times {
  readonly least: number
  readonly median: number
  readonly p95: number
  readonly runs: number
}

/** Sums up times in milliseconds; there must be at least one. */
export function summarize(times: readonly number[]): Times {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
  return { least: sorted[0] ?? 0, median: at(0.5), p95: at(0.95), runs: sorted.length }
}

/** How long one run takes, in milliseconds. */
export function time(run: () => void): number {
  const start = process.hrtime.bigint()
  run()
  return Number(process.hrtime.bigint() - start) / 1e6
}

/**
 * Milliseconds by the clock, and those the processor worked. The latter count what compiler and garbage collector do
 * beside the program, and do not count waiting for other programs: on a busy machine they are the truer ones.
 */
export interface Spent {
  readonly wall: number
  readonly processor: number
}

/** How long one run takes by either measure. */
export function timeBoth(run: () => void): Spent {
  const before = process.cpuUsage()
  const wall = time(run)
  const { user, system } = process.cpuUsage(before)
  return { wall, processor: (user + system) / 1_000 }
}

/** Ends garbage of earlier measurements where `--expose-gc` allows it. */
export function collectGarbage(): void {
  for (let turn = 0; turn < 3; turn += 1) globalThis.gc?.()
}
