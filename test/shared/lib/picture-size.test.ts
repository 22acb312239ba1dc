import { assert as holds, property, uint8Array } from 'fast-check'
import { expect, test } from 'vitest'
import { pictureSize } from '../../../shared/lib/picture-size.ts'

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'))
const size = (width: number, height: number) => ({ width, height })

test('each format says its size in its own place', () => {
  // Heads written from the formats' specifications; 6000 is 1770 and 4000 is 0fa0 in hex.
  const jpegWithExif = `ffd8 ffe1 0008 457869660000 ff ffc4 0004 0000 ffc2 0011 08 0fa0 1770 03`
  expect(pictureSize(bytes(jpegWithExif))).toEqual(size(6000, 4000))
  expect(pictureSize(bytes('89504e470d0a1a0a 0000000d 49484452 00001770 00000fa0'))).toEqual(size(6000, 4000))
  expect(pictureSize(bytes('474946383961 7017 a00f'))).toEqual(size(6000, 4000))
  const riff = '52494646 00000000 57454250'
  expect(pictureSize(bytes(`${riff} 56503858 0a000000 00000000 6f1700 9f0f00`))).toEqual(size(6000, 4000))
  expect(pictureSize(bytes(`${riff} 56503820 00000000 300100 9d012a 7017 a00f`))).toEqual(size(6000, 4000))
  // 14 bits of width less one, then 14 bits of height less one: 5999 + 3999 * 16384 is 03e7d76f.
  expect(pictureSize(bytes(`${riff} 5650384c 00000000 2f 6fd7e703`))).toEqual(size(6000, 4000))
})

test('what does not say is not guessed', () => {
  expect(pictureSize(bytes('ffd8 ffda 0008'))).toBeNull()
  expect(pictureSize(bytes('ffd8 ffe0 ffff'))).toBeNull()
  expect(pictureSize(bytes('25504446 2d312e34'))).toBeNull()
  expect(pictureSize(new Uint8Array())).toBeNull()
})

test('no bytes at all break it', () => {
  holds(
    property(uint8Array({ maxLength: 300 }), (tail) => {
      for (const head of ['ffd8', '89504e47', '474946383961', '52494646000000005745425056503858']) {
        pictureSize(Uint8Array.from([...bytes(head), ...tail]))
      }
    }),
  )
})
