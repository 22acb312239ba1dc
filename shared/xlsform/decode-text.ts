import { decodeOldText, decodeUtf8 } from '../lib/bytes.ts'

/** A text with the encoding it was in. */
export interface DecodedText {
  readonly text: string
  /** `utf-8`, or the older encoding that was recognised. */
  readonly encoding: string
}

/**
 * The text of a file whose encoding nobody states: UTF-8, UTF-16 by its byte order mark, else the encodings that
 * spreadsheets call "CSV": GB 18030 where it gives Chinese, else Windows-1252. Null when none fits.
 */
export function decodeText(bytes: Uint8Array): DecodedText | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded(decodeOldText(bytes, 'utf-16le'), 'utf-16')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded(decodeOldText(bytes, 'utf-16be'), 'utf-16')
  const plain = decodeUtf8(bytes)
  if (plain !== null) return { text: plain.replace(/^\uFEFF/, ''), encoding: 'utf-8' }
  const chinese = looksChinese(bytes) ? decodeOldText(bytes, 'gb18030') : null
  if (chinese !== null) return { text: chinese, encoding: 'gb18030' }
  return decoded(decodeOldText(bytes, 'windows-1252'), 'windows-1252')
}

function decoded(text: string | null, encoding: string): DecodedText | null {
  return text === null ? null : { text, encoding }
}

/**
 * In Chinese text nearly every sign is two bytes beyond ASCII (those of GB 2312, which GB 18030 extends); in Western text
 * letters with accents stand alone among ASCII.
 */
function looksChinese(bytes: Uint8Array): boolean {
  let pairs = 0
  let alone = 0
  for (let at = 0; at < bytes.length; at++) {
    if ((bytes[at] ?? 0) < 0x81) continue
    if ((bytes[at + 1] ?? 0) >= 0xa1) {
      pairs += 1
      at += 1
    } else alone += 1
  }
  return pairs > alone * 9
}
