/** What a file is, by its first bytes. */
export type FileKind = 'zip' | 'ole' | 'html' | 'xml' | 'pdf' | 'image' | 'text' | 'binary' | 'empty'

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

/** Says what a file is from its content alone: names lie. Text may be in any encoding. */
export function sniffFile(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return 'empty'
  const begins = (...signs: readonly number[]) => signs.every((sign, index) => bytes[index] === sign)
  if (begins(0x50, 0x4b, 0x03, 0x04) || begins(0x50, 0x4b, 0x05, 0x06)) return 'zip'
  if (begins(...OLE)) return 'ole'
  if (begins(0x25, 0x50, 0x44, 0x46)) return 'pdf'
  if (begins(0x89, 0x50, 0x4e, 0x47) || begins(0xff, 0xd8, 0xff) || begins(0x47, 0x49, 0x46, 0x38))
    return 'image'
  if (begins(0xff, 0xfe) || begins(0xfe, 0xff)) return 'text'
  const head = bytes.subarray(0, 4096)
  // Text in one of the encodings of spreadsheets has no zeros, and no control signs but tab and line ends.
  if (head.some((byte) => byte < 9 || (byte > 13 && byte < 27))) return 'binary'
  const start = String.fromCharCode(...head.subarray(0, 512))
    .replace(/^\u00EF\u00BB\u00BF/, '')
    .trimStart()
    .toLowerCase()
  if (/^<(!doctype html|html|head|body|table|meta)\b/.test(start)) return 'html'
  if (start.startsWith('<?xml')) return start.includes('<html') ? 'html' : 'xml'
  if (start === '') return bytes.length > head.length ? 'text' : 'empty'
  return 'text'
}
