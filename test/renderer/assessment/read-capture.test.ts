import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCapture } from '../../../renderer/assessment/read-capture.ts'
import { takeInFile } from '../../../renderer/assessment/take-in-file.ts'
import { sniffMediaType } from '../../../shared/lib/media-type.ts'
import { type ExifTags, heicWith, jpegWith, pngWith, TAG, tiffBlock, webpWith } from '../../support/exif.ts'
import { watchReads } from '../../support/watch-reads.ts'

/** At a mine in the Atacama, 24° 15' 36.5" south, 69° 04' 12" west. */
const WHOLE: ExifTags = {
  main: [
    { tag: TAG.make, text: 'Fairphone' },
    { tag: TAG.model, text: 'FP5' },
  ],
  exif: [
    { tag: TAG.original, text: '2026:05:30 16:00:10' },
    { tag: TAG.offsetOriginal, text: '-04:00' },
  ],
  gps: [
    { tag: TAG.latitudeRef, text: 'S' },
    {
      tag: TAG.latitude,
      fractions: [
        [24, 1],
        [15, 1],
        [3650, 100],
      ],
    },
    { tag: TAG.longitudeRef, text: 'W' },
    {
      tag: TAG.longitude,
      fractions: [
        [69, 1],
        [42, 10],
        [0, 1],
      ],
    },
    {
      tag: TAG.time,
      fractions: [
        [20, 1],
        [0, 1],
        [95, 10],
      ],
    },
    { tag: TAG.date, text: '2026:05:30' },
    { tag: TAG.directionRef, text: 'T' },
    { tag: TAG.direction, fractions: [[23150, 100]] },
  ],
}
const FACTS = {
  at: '2026-05-30T16:00:10-04:00',
  gps_at: '2026-05-30T20:00:09Z',
  lat: '-24.260139',
  lon: '-69.07',
  direction: '231.5 T',
  device: 'Fairphone FP5',
}

const read = (bytes: Buffer) => readCapture(new Blob([new Uint8Array(bytes)]), sniffMediaType(bytes))
const readTags = (tags: ExifTags) => read(jpegWith(tiffBlock(tags)))

describe('a picture', () => {
  it.each([
    ['JPEG', jpegWith],
    ['PNG', pngWith],
    ['WebP', webpWith],
    ['HEIC', heicWith],
    ['TIFF', (block: Buffer) => block],
  ])('as %s says when, where, which way and with what it was taken', async (_name, wrap) => {
    expect(await read(wrap(tiffBlock(WHOLE)))).toEqual(FACTS)
  })

  it.each([
    ['WebP', webpWith(tiffBlock(WHOLE), 5_000_000)],
    ['HEIC', heicWith(tiffBlock(WHOLE), 5_000_000)],
    ['TIFF', tiffBlock(WHOLE, 5_000_000)],
  ])('as %s of some megabytes says it at its end, and its middle is not read', async (_name, bytes) => {
    const file = new Blob([new Uint8Array(bytes)])
    const ranges = watchReads(file)
    expect(await readCapture(file, sniffMediaType(bytes))).toEqual(FACTS)
    expect(ranges.length).toBeGreaterThan(1)
    expect(ranges.reduce((sum, [from, to]) => sum + to - from, 0)).toBeLessThan(2_200_000)
  })

  it('is taken in with what it says, and not a byte of it is changed', async () => {
    const bytes = new Uint8Array(jpegWith(tiffBlock(WHOLE)))
    const taken = await takeInFile(new File([bytes], 'dam.jpg'))
    expect(taken.capture).toEqual(FACTS)
    expect(new Uint8Array(await taken.blob.arrayBuffer())).toEqual(bytes)
  })

  it('without EXIF says nothing, and neither does a file that is no picture', async () => {
    expect(await readTags({})).toBeNull()
    expect(await read(Buffer.from([0xff, 0xd8, 0xff, 0xd9]))).toBeNull()
    expect(await read(Buffer.from('a text'))).toBeNull()
    expect((await takeInFile(new File(['a text'], 'a.txt'))).capture).toBeUndefined()
  })
})

describe('what is damaged', () => {
  const gps = WHOLE.gps ?? []
  const without = (tag: number) => gps.filter((other) => other.tag !== tag)

  it('is left out: a time that is none, a zone that is none', async () => {
    const at = (text: string) => readTags({ exif: [{ tag: TAG.original, text }] })
    expect(await at('0000:00:00 00:00:00')).toBeNull()
    expect(await at('2026:02:30 10:00:00')).toBeNull()
    expect(await at('2026:05:30 24:00:00')).toBeNull()
    expect(await at('    :  :     :  :  ')).toBeNull()
    const zone = await readTags({
      exif: [
        { tag: TAG.original, text: '2026:05:30 16:00:10' },
        { tag: TAG.offsetOriginal, text: '+99:00' },
      ],
    })
    expect(zone).toEqual({ at: '2026-05-30T16:00:10' })
  })

  it('leaves half a position out, and one that is not on the earth', async () => {
    expect(await readTags({ gps: without(TAG.latitudeRef) })).not.toHaveProperty('lon')
    const far = [...without(TAG.latitude), { tag: TAG.latitude, fractions: [[91, 1]] as const }]
    expect(await readTags({ gps: far })).not.toHaveProperty('lat')
    const none = [...without(TAG.latitude), { tag: TAG.latitude, fractions: [[0, 0]] as const }]
    expect(await readTags({ gps: none })).not.toHaveProperty('lat')
  })

  it('does not let a camera write lines of its own, or a name without end', async () => {
    const named = await readTags({ main: [{ tag: TAG.model, text: `X\u0007\n${'9'.repeat(400)}` }] })
    expect(named?.device).toMatch(/^X 9{198}$/)
  })

  it('never keeps a file from coming in, wherever it was cut or altered', async () => {
    const wraps = [jpegWith, pngWith, webpWith, heicWith, (block: Buffer) => block]
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...wraps),
        fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { maxLength: 6 }),
        fc.option(fc.nat()),
        async (wrap, marks, end) => {
          const bytes = Buffer.from(wrap(tiffBlock(WHOLE)))
          for (const [at, byte] of marks) bytes[at % bytes.length] = byte
          const cut = new Uint8Array(bytes.subarray(0, end === null ? bytes.length : end % bytes.length))
          const taken = await takeInFile(new File([cut], 'a.jpg'))
          expect(new Uint8Array(await taken.blob.arrayBuffer())).toEqual(cut)
        },
      ),
      { numRuns: 1000 },
    )
  })
})
