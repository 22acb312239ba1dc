/** Numbers from 0 up to 1 that look random and are the same in every run with the same seed (mulberry32). */
export function chanceFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The seed of this run: `ADIT_FAULT_SEED`, or one from the clock. Say it, so that a failure can be played again. */
export const SEED = Number(process.env.ADIT_FAULT_SEED ?? Date.now() % 1_000_000)
