import { MAX_PATH_LENGTH, MAX_SEGMENT_LENGTH, MAX_SEGMENTS } from './limits.ts'

/**
 * The name grammar of bundle format 1.0 §2. It leaves no room for two names that one file system holds for the same,
 * nor for one that leads out of the folder it is unpacked to.
 */

const SEGMENT = /^[a-z0-9][a-z0-9._-]*$/
const DEVICE = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/

/** Base directories are named after the bag digest. */
export const BASE_NAME = /^adit-[0-9a-f]{16}$/

/** The Z-code of what is wrong with a whole entry name (bytes as Latin-1), or null when it keeps the grammar. */
export function nameDefect(name: string): string | null {
  if (name.includes('\0')) return 'Z30'
  if (name.includes('\\')) return 'Z31'
  if (name.startsWith('/')) return 'Z32'
  if (/^[A-Za-z]:/.test(name)) return 'Z33'
  const segments = name.split('/')
  if (segments.includes('..')) return 'Z34'
  if (segments.includes('') || segments.includes('.')) return 'Z35'
  for (let i = 0; i < name.length; i++) if (name.charCodeAt(i) > 0x7e) return 'Z36'
  if (/[A-Z]/.test(name)) return 'Z37'
  if (segments.some((segment) => DEVICE.test(segment))) return 'Z39'
  if (name.length > MAX_PATH_LENGTH || segments.length > MAX_SEGMENTS) return 'Z40'
  return segments.every(isSegment) ? null : 'Z38'
}

function isSegment(segment: string): boolean {
  return segment.length <= MAX_SEGMENT_LENGTH && SEGMENT.test(segment) && !segment.endsWith('.')
}

/** A name that may hold anything, for people: everything but printable ASCII is shown as `\xNN`. */
export function printableName(name: string): string {
  return name
    .slice(0, MAX_PATH_LENGTH)
    .replace(/[^\x20-\x7e]/g, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`)
}

const TAG_FILES = ['bagit.txt', 'bag-info.txt', 'manifest-sha256.txt', 'tagmanifest-sha256.txt']

function group(path: string): number {
  const tag = TAG_FILES.indexOf(path)
  if (tag >= 0) return tag
  if (path.startsWith('data/')) return 4
  return path.startsWith('signatures/') ? 5 : 6
}

/**
 * The one order of entries, by path below the base directory: the four tag files, then `data/`, then `signatures/`,
 * each in byte order. Names are ASCII, so string order is byte order.
 */
export function compareEntries(a: string, b: string): number {
  const difference = group(a) - group(b)
  if (difference !== 0) return difference
  return a < b ? -1 : a > b ? 1 : 0
}
