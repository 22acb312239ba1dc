import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SNIFFED_BYTES, sniffMediaType } from '../../../shared/lib/media-type.ts'

const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : part)),
  )

describe('the media type', () => {
  it.each([
    ['image/jpeg', bytes([0xff, 0xd8, 0xff, 0xe1], 'Exif')],
    ['image/png', bytes([0x89], 'PNG\r\n', [0x1a], '\n')],
    ['image/gif', bytes('GIF89a')],
    ['image/webp', bytes('RIFF', [1, 2, 3, 4], 'WEBPVP8 ')],
    ['audio/wav', bytes('RIFF', [1, 2, 3, 4], 'WAVEfmt ')],
    ['image/heic', bytes([0, 0, 0, 0x18], 'ftypheic')],
    ['image/heic', bytes([0, 0, 0, 0x18], 'ftypheis')],
    ['image/heif', bytes([0, 0, 0, 0x18], 'ftypmif1')],
    ['image/avif', bytes([0, 0, 0, 0x18], 'ftypavis')],
    ['video/quicktime', bytes([0, 0, 0, 0x14], 'ftypqt  ')],
    ['video/mp4', bytes([0, 0, 0, 0x18], 'ftypisom')],
    ['application/pdf', bytes('%PDF-1.7')],
    ['application/zip', bytes('PK', [3, 4], 'xxxxphotos/a.jpg')],
    [
      'application/vnd.oasis.opendocument.text',
      bytes('PK', [3, 4], 'mimetypeapplication/vnd.oasis.opendocument.textPK'),
    ],
    [
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      bytes('PK', [3, 4], '[Content_Types].xmlPK', [3, 4], 'xl/workbook.xml'),
    ],
    ['text/plain', bytes('point;value\n1;2\n')],
    ['text/plain', bytes('<svg onload="alert(1)">')],
    ['application/octet-stream', bytes([0, 1, 2, 3])],
    ['application/octet-stream', bytes([0xc3, 0x28])],
    ['application/octet-stream', new Uint8Array()],
  ])('%s is known by its first bytes', (type, head) => {
    expect(sniffMediaType(head)).toBe(type)
  })

  it('of a real photo is that of its bytes', () => {
    const photo = join(import.meta.dirname, '../../support/cerro-alto/attachments/dp-1-plant-outlet.jpg')
    expect(sniffMediaType(readFileSync(photo).subarray(0, SNIFFED_BYTES))).toBe('image/jpeg')
  })

  it('is text although the sample ends inside a character', () => {
    const water = Buffer.from('水'.repeat(SNIFFED_BYTES))
    for (const cut of [0, 1, 2]) {
      const head = Buffer.concat([Buffer.from('x'.repeat(cut)), water]).subarray(0, SNIFFED_BYTES)
      expect(sniffMediaType(head)).toBe('text/plain')
    }
  })
})
