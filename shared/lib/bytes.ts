/**
 * Bytes and text. `TextEncoder` and `TextDecoder` exist in browsers and in Node alike but in no type library that both
 * sides share, so they are named here once and used nowhere else in `shared`.
 */
interface Encoder {
  encode(text: string): Uint8Array<ArrayBuffer>
}
interface Decoder {
  decode(bytes: Uint8Array): string
}

/** Encodings that spreadsheets still write text in beside UTF-8. */
export type OldEncoding = 'utf-16le' | 'utf-16be' | 'gb18030' | 'windows-1252'

interface TextCoding {
  TextEncoder: new () => Encoder
  TextDecoder: new (label: 'utf-8' | OldEncoding, options: { fatal: boolean; ignoreBOM: boolean }) => Decoder
}

const coding = globalThis as unknown as TextCoding
const encoder = new coding.TextEncoder()
// A byte order mark is kept as U+FEFF, so that a reader that forbids it sees it.
const decoder = new coding.TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The UTF-8 form of a text. Lone surrogates become U+FFFD, as everywhere on the web platform. */
export function encodeUtf8(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text)
}

/** How many bytes lines take on a disk: UTF-8, a line feed behind each. */
export function sizeOfLines(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + encoder.encode(line).length + 1, 0)
}

/** The text behind UTF-8 bytes, with a leading byte order mark kept; null when the bytes are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes)
  } catch {
    return null
  }
}

/** The text behind bytes of another encoding, without byte order mark; null when the bytes are not in it. */
export function decodeOldText(bytes: Uint8Array, encoding: OldEncoding): string | null {
  try {
    return new coding.TextDecoder(encoding, { fatal: true, ignoreBOM: false }).decode(bytes)
  } catch {
    return null
  }
}

const HEX = '0123456789abcdef'

/** Lower-case hex, two digits a byte. */
export function toHex(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += HEX.charAt(byte >> 4) + HEX.charAt(byte & 15)
  return text
}

/** The pieces one after the other, in one new array. */
export function concatBytes(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  let length = 0
  for (const piece of pieces) length += piece.length
  const joined = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    joined.set(piece, at)
    at += piece.length
  }
  return joined
}

/** Same length and same bytes. Not constant time: for public data only. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}
