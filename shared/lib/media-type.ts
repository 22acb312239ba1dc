import { decodeUtf8, toHex } from './bytes.ts'

/** Media type of a file nobody could tell apart from any other. */
const UNKNOWN_MEDIA_TYPE = 'application/octet-stream'

/** How many bytes from the start are looked at. */
export const SNIFFED_BYTES = 4096

/** The only types that are ever decoded and shown as a picture; see bundle-format §4. */
export const SHOWN_PICTURES: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
])

/** Bytes as hex at an offset, and what they mean. Sources: the formats' own specifications. */
const SIGNATURES: readonly { readonly at: number; readonly hex: string; readonly type: string }[] = [
  { at: 0, hex: 'ffd8ff', type: 'image/jpeg' },
  { at: 0, hex: '89504e470d0a1a0a', type: 'image/png' },
  { at: 0, hex: '474946383761', type: 'image/gif' },
  { at: 0, hex: '474946383961', type: 'image/gif' },
  { at: 0, hex: '49492a00', type: 'image/tiff' },
  { at: 0, hex: '4d4d002a', type: 'image/tiff' },
  { at: 0, hex: '255044462d', type: 'application/pdf' },
  { at: 0, hex: '504b0304', type: 'application/zip' },
  { at: 0, hex: 'd0cf11e0a1b11ae1', type: 'application/x-ole-storage' },
  { at: 0, hex: '1a45dfa3', type: 'video/webm' },
  { at: 0, hex: '4f676753', type: 'audio/ogg' },
  { at: 0, hex: '494433', type: 'audio/mpeg' },
  { at: 0, hex: 'fffb', type: 'audio/mpeg' },
  { at: 0, hex: '664c6143', type: 'audio/flac' },
  { at: 0, hex: '377abcaf271c', type: 'application/x-7z-compressed' },
  { at: 0, hex: '1f8b', type: 'application/gzip' },
]

/** Inside RIFF and ISO base media files the kind stands further in. */
const RIFF_KINDS: Readonly<Record<string, string>> = {
  WEBP: 'image/webp',
  WAVE: 'audio/wav',
  'AVI ': 'video/x-msvideo',
}
const BRANDS: Readonly<Record<string, string>> = {
  heic: 'image/heic',
  heix: 'image/heic',
  heim: 'image/heic',
  heis: 'image/heic',
  hevc: 'image/heic',
  hevx: 'image/heic',
  mif1: 'image/heif',
  msf1: 'image/heif',
  avif: 'image/avif',
  avis: 'image/avif',
  'qt  ': 'video/quicktime',
  'M4A ': 'audio/mp4',
  '3gp4': 'video/3gpp',
  '3gp5': 'video/3gpp',
}

/** What the first entry of a zip says about the office format around it. */
const OFFICE = 'application/vnd.openxmlformats-officedocument'
const ZIP_ENTRIES: readonly (readonly [prefix: string, type: string])[] = [
  ['word/', `${OFFICE}.wordprocessingml.document`],
  ['xl/', `${OFFICE}.spreadsheetml.sheet`],
  ['ppt/', `${OFFICE}.presentationml.presentation`],
]

/**
 * The media type by magic bytes; a file's name and what its sender claims are never believed.
 *
 * @param head The first `SNIFFED_BYTES` bytes, or the whole file when it is shorter.
 */
export function sniffMediaType(head: Uint8Array): string {
  const kind = ascii(head, 0, 4)
  if (kind === 'RIFF') return RIFF_KINDS[ascii(head, 8, 12)] ?? UNKNOWN_MEDIA_TYPE
  if (ascii(head, 4, 8) === 'ftyp') return BRANDS[ascii(head, 8, 12)] ?? 'video/mp4'
  const found = SIGNATURES.find(({ at, hex }) => toHex(head.subarray(at, at + hex.length / 2)) === hex)
  if (found?.type === 'application/zip') return zipKind(head)
  if (found?.type === 'video/webm') return webmKind(head)
  if (found !== undefined) return found.type
  return isPlainText(head) ? 'text/plain' : UNKNOWN_MEDIA_TYPE
}

function zipKind(head: Uint8Array): string {
  const text = ascii(head, 0, head.length)
  const mimetype = /mimetype(application\/[a-z0-9.+-]+?)(?=PK|$)/.exec(text)?.[1]
  if (mimetype !== undefined) return mimetype
  return ZIP_ENTRIES.find(([prefix]) => text.includes(prefix))?.[1] ?? 'application/zip'
}

/** Tracks name their codecs near the front: `V_VP9`, `A_OPUS` and so on (Matroska codec ids). */
function webmKind(head: Uint8Array): string {
  const text = ascii(head, 0, head.length)
  return /A_(OPUS|VORBIS|PCM)/.test(text) && !/V_(VP[89]|AV1|MPEG)/.test(text) ? 'audio/webm' : 'video/webm'
}

/** UTF-8 without control characters. Also CSV, GeoJSON, SVG and HTML: all of them are only ever shown as text. */
function isPlainText(head: Uint8Array): boolean {
  if (head.length === 0) return false
  if (head.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d)) return false
  // A character may be cut at the end of the sample, so up to three bytes are left off.
  const checked = head.length < SNIFFED_BYTES ? [0] : [0, 1, 2, 3]
  return checked.some((cut) => decodeUtf8(head.subarray(0, head.length - cut)) !== null)
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to))
}
