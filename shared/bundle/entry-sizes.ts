import {
  MAX_ENTRY_SIZE,
  MAX_FEEDS,
  MAX_JSON_SIZE,
  MAX_MANIFEST_SIZE,
  MAX_SIGNATURES,
  MAX_SMALL_FILE_SIZE,
} from './limits.ts'
import type { Defect } from './report.ts'

const HEAD = /^data\/log\/[^/]+\.head\.(json|sig|crt\.pem)$/
const DERIVED = /^data\/(verify\.txt|report\.html|csv\/[^/]+)$/

/** Largest size of the file at a path below the base directory. */
function maxSize(path: string): number {
  if (path === 'manifest-sha256.txt') return MAX_MANIFEST_SIZE
  if (!path.startsWith('data/') || HEAD.test(path)) return MAX_SMALL_FILE_SIZE
  if (isJson(path) || DERIVED.test(path)) return MAX_JSON_SIZE
  return MAX_ENTRY_SIZE
}

/** J09 for JSON files, Z12 for any other file beyond its limit; null within it. */
export function sizeDefect(path: string, size: number): Defect | null {
  if (size <= maxSize(path)) return null
  return { code: isJson(path) ? 'J09' : 'Z12', path, detail: String(size) }
}

/** Too many feeds or signatures (§12), as Z10; null within the limits. */
export function countDefect(paths: readonly string[]): Defect | null {
  const feeds = paths.filter((path) => path.startsWith('data/log/') && path.endsWith('.jsonl')).length
  if (feeds > MAX_FEEDS) return { code: 'Z10', path: 'data/log', detail: String(feeds) }
  const signatures = paths.filter((path) => path.startsWith('signatures/') && path.endsWith('.json')).length
  if (signatures > MAX_SIGNATURES) return { code: 'Z10', path: 'signatures', detail: String(signatures) }
  return null
}

function isJson(path: string): boolean {
  if (path.startsWith('data/attachments/') || path.startsWith('data/ext/')) return false
  return path.endsWith('.json') || path.endsWith('.jsonl')
}
