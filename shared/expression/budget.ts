/**
 * The most nodes one evaluation may visit (ours): paths within paths multiply, and a hostile checklist must not stop the
 * machine. Ten thousand questions are visited a hundred times over; a second or two at worst.
 */
export const MAX_VISITS = 1_000_000

/** The longest text that an expression puts together, in UTF-16 units (ours): texts of texts grow without end. */
export const MAX_TEXT = 1_000_000

/** What is left of the visits that an evaluation may make. */
export interface Budget {
  left: number
}

/** Never leaves `evaluate`. */
export class OverBudget extends Error {}

/** Notes visits. Throws `OverBudget` when there are none left. */
export function spend(budget: Budget, visits: number): void {
  budget.left -= visits
  if (budget.left < 0) throw new OverBudget('an expression visits too many nodes')
}
