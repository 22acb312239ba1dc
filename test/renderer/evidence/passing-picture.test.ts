import { afterEach, expect, test, vi } from 'vitest'
import { passingPicture } from '../../../renderer/evidence/thumbnails/passing-picture.ts'
import { piecesOf } from '../../../renderer/storage/read-blob.ts'
import { pngWith } from '../../support/exif.ts'

const LENGTH = 1_000

afterEach(() => vi.unstubAllGlobals())

/** What a decoder of whole pictures was given; it shows none of them. */
function decoder() {
  const sizes: number[] = []
  vi.stubGlobal('createImageBitmap', async (blob: Blob) => {
    sizes.push(blob.size)
    throw new DOMException('not decoded', 'InvalidStateError')
  })
  return sizes
}

async function passBy(file: File, upTo = Number.POSITIVE_INFINITY) {
  const passing = passingPicture(file)
  for await (const piece of piecesOf(file, LENGTH)) if (piece.offset < upTo) passing.see(piece)
  return passing
}

const png = new Uint8Array(Buffer.concat([pngWith(Buffer.alloc(8)), Buffer.alloc(4_500)]))
/** A JPEG of 4,000 by 3,000 pixels as far as its head goes. */
const jpeg = new Uint8Array(5_000)
jpeg.set(Buffer.from('ffd8ffc00011080bb80fa003012200021101031101', 'hex'))

test('each byte that passes comes to the decoder once', async () => {
  const sizes = decoder()
  expect(await (await passBy(new File([png], 'a.png'))).end()).toBe('damaged')
  expect(sizes).toEqual([png.length])
})

test('a file that begins again is decoded from its beginning', async () => {
  const sizes = decoder()
  const file = new File([png], 'a.png')
  const passing = await passBy(file, 2_000)
  for await (const piece of piecesOf(file, LENGTH)) passing.see(piece)
  expect(await passing.end()).toBe('damaged')
  expect(sizes).toEqual([png.length])
})

test('a second way of decoding reads the file itself', async () => {
  const sizes = decoder()
  const seen: number[] = []
  vi.stubGlobal(
    'ImageDecoder',
    class {
      readonly data: ReadableStream<Uint8Array>
      constructor({ data }: { readonly data: ReadableStream<Uint8Array> }) {
        this.data = data
      }
      async decode() {
        for await (const bytes of this.data) seen.push(bytes.length)
        throw new DOMException('not decoded', 'EncodingError')
      }
      close() {}
    },
  )
  expect(await (await passBy(new File([jpeg], 'a.jpg'))).end()).toBe('damaged')
  expect(seen).toEqual([LENGTH, LENGTH, LENGTH, LENGTH, LENGTH])
  expect(sizes).toEqual([jpeg.length])
})

test('what is no picture, or does not come to its end, is nothing', async () => {
  const sizes = decoder()
  expect(await (await passBy(new File(['a report'], 'a.jpg'))).end()).toBeNull()
  const passing = await passBy(new File([png], 'a.png'), 2_000)
  passing.abandon()
  expect(await passing.end()).toBeNull()
  expect(sizes).toEqual([])
})
