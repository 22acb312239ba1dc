import { createHash } from 'node:crypto'
import { assert as holds, property, uint8Array } from 'fast-check'
import { expect, test } from 'vitest'
import {
  concatBytes,
  decodeUtf8,
  encodeUtf8,
  equalBytes,
  sizeOfLines,
  toHex,
} from '../../../shared/lib/bytes.ts'
import { createSha256, sha256Hex } from '../../../shared/lib/sha256.ts'

test('bytes that are not UTF-8 have no text, and a byte order mark is kept to be seen', () => {
  expect(decodeUtf8(new Uint8Array([0xff]))).toBeNull()
  expect(decodeUtf8(new Uint8Array([0xc0, 0x80]))).toBeNull()
  expect(decodeUtf8(new Uint8Array([0xed, 0xa0, 0x80]))).toBeNull()
  expect(decodeUtf8(new Uint8Array([0xef, 0xbb, 0xbf, 0x61]))).toBe('\ufeffa')
  expect(decodeUtf8(encodeUtf8('矿山 Cerro Alto'))).toBe('矿山 Cerro Alto')
})

test('lines take their bytes and a line feed each', () => {
  expect(sizeOfLines([])).toBe(0)
  expect(sizeOfLines(['abc', '', '矿山'])).toBe(Buffer.byteLength('abc\n\n矿山\n'))
})

test('pieces are joined in order, and compared by content', () => {
  const joined = concatBytes([new Uint8Array([1, 2]), new Uint8Array(), new Uint8Array([3])])
  expect(joined).toEqual(new Uint8Array([1, 2, 3]))
  expect(equalBytes(joined, new Uint8Array([1, 2, 3]))).toBe(true)
  expect(equalBytes(joined, new Uint8Array([1, 2]))).toBe(false)
  expect(equalBytes(joined, new Uint8Array([1, 2, 4]))).toBe(false)
  expect(toHex(new Uint8Array([0, 15, 255]))).toBe('000fff')
})

test('SHA-256 is that of FIPS 180-4 and of Node, at once and piece by piece', () => {
  expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  expect(sha256Hex('水')).toBe(createHash('sha256').update('水').digest('hex'))
  holds(
    property(uint8Array({ maxLength: 300 }), uint8Array({ maxLength: 300 }), (a, b) => {
      const stream = createSha256()
      stream.update(a)
      stream.update(b)
      expect(stream.digestHex()).toBe(createHash('sha256').update(a).update(b).digest('hex'))
    }),
  )
})
