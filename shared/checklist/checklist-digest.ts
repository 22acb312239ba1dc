import { canonicalJson } from '../lib/canonical-json.ts'
import { sha256Hex } from '../lib/sha256.ts'
import type { ChecklistDefinition } from './definition.ts'

/**
 * SHA-256 of a definition's canonical JSON, without line feed, in lower-case hex: the same for the same checklist,
 * whatever file it came from. Throws `CanonicalJsonError` for data that was not accepted by `loadChecklist`.
 */
export function checklistDigest(definition: ChecklistDefinition): string {
  return sha256Hex(canonicalJson(definition))
}
