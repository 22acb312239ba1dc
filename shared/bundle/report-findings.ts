import { EMPTY, type Html } from './html.ts'
import type { PayloadParts } from './tables.ts'

/** Score and findings, red flags first. */
export function findingsPart(_parts: PayloadParts): Html {
  return EMPTY
}
