/** One first-level block of a green-mine table: its full points, those reached, and those that cannot apply here. */
export interface PointsBlock {
  readonly name: string
  readonly full: number
  readonly reached: number
  /** Points of items that do not apply; they leave the block's full points. */
  readonly outside?: number
}

/** A points table as China's green-mine evaluation of 2020 reads it (domain C10, D3). */
export interface PointsScore {
  /** Scaled to 1,000 when some points do not apply; not rounded. */
  readonly total: number
  readonly blocks: readonly { readonly name: string; readonly percent: number | null }[]
  /** Total of at least 800 and at least 75 % in every block that applies. Preconditions are judged apart. */
  readonly eligible: boolean
}

const FULL_TABLE = 1000
const TOTAL_FLOOR = 800
const BLOCK_FLOOR_PERCENT = 75

/** Scores a green-mine points table. A block of which nothing applies has no percentage and cannot fail. */
export function scoreGreenMine(blocks: readonly PointsBlock[]): PointsScore {
  const applicable = blocks.map((block) => ({ ...block, full: block.full - (block.outside ?? 0) }))
  const full = applicable.reduce((sum, block) => sum + block.full, 0)
  const reached = applicable.reduce((sum, block) => sum + block.reached, 0)
  const total = full === 0 ? 0 : (FULL_TABLE * reached) / full
  const percents = applicable.map(({ name, full: most, reached: points }) => ({
    name,
    percent: most === 0 ? null : (100 * points) / most,
  }))
  const floors = percents.every(({ percent }) => percent === null || percent >= BLOCK_FLOOR_PERCENT)
  return { total, blocks: percents, eligible: full > 0 && total >= TOTAL_FLOOR && floors }
}
