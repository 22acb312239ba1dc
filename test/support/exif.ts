/** One EXIF tag: text, fractions (numerator and denominator), or a pointer to another directory. */
export type ExifTag =
  | { readonly tag: number; readonly text: string }
  | { readonly tag: number; readonly fractions: readonly (readonly [number, number])[] }

/** The tags of a picture, by directory. Tag numbers are those of EXIF 2.32 (CIPA DC-008), tables 4 to 15. */
export interface ExifTags {
  /** Of the picture itself: make, model. */
  readonly main?: readonly ExifTag[]
  /** Of the taking: times. */
  readonly exif?: readonly ExifTag[]
  readonly gps?: readonly ExifTag[]
}

/** Tag numbers used here. */
export const TAG = {
  make: 0x010f,
  model: 0x0110,
  original: 0x9003,
  digitized: 0x9004,
  offsetOriginal: 0x9011,
  latitudeRef: 1,
  latitude: 2,
  longitudeRef: 3,
  longitude: 4,
  time: 7,
  directionRef: 16,
  direction: 17,
  date: 29,
} as const

const EXIF_POINTER = 0x8769
const GPS_POINTER = 0x8825

/**
 * A TIFF block, little-endian: what stands inside every EXIF, written from the specification and not by the library.
 * `picture` bytes, of no picture, stand before its directories, as in files of scanners.
 */
export function tiffBlock({ main = [], exif = [], gps = [] }: ExifTags, picture = 0): Buffer {
  const directories = [
    { tags: main, pointers: [EXIF_POINTER, GPS_POINTER] },
    { tags: exif, pointers: [] },
    { tags: gps, pointers: [] },
  ]
  const sizeOf = ({ tags, pointers }: (typeof directories)[number]) =>
    2 + 12 * (tags.length + pointers.length) + 4
  const starts: number[] = []
  let at = 8 + picture
  for (const directory of directories) {
    starts.push(at)
    at += sizeOf(directory)
  }
  const heap: Buffer[] = []
  const put = (bytes: Buffer): number => {
    const start = at
    heap.push(bytes)
    at += bytes.length
    return start
  }
  const blocks = directories.map(({ tags, pointers }) => {
    const count = Buffer.alloc(2)
    count.writeUInt16LE(tags.length + pointers.length)
    const own = tags.map((tag) => entry(tag, put))
    const links = pointers.map((tag, index) => {
      const link = Buffer.alloc(12)
      link.writeUInt16LE(tag, 0)
      link.writeUInt16LE(4, 2)
      link.writeUInt32LE(1, 4)
      link.writeUInt32LE(starts[index + 1] ?? 0, 8)
      return link
    })
    return Buffer.concat([count, ...own, ...links, Buffer.alloc(4)])
  })
  const head = Buffer.from([0x49, 0x49, 0x2a, 0, 0, 0, 0, 0])
  head.writeUInt32LE(8 + picture, 4)
  return Buffer.concat([head, Buffer.alloc(picture, 0xa5), ...blocks, ...heap])
}

function entry(tag: ExifTag, put: (bytes: Buffer) => number): Buffer {
  const bytes =
    'text' in tag
      ? Buffer.from(`${tag.text}\0`)
      : Buffer.concat(
          tag.fractions.map(([over, under]) => {
            const pair = Buffer.alloc(8)
            pair.writeUInt32LE(over, 0)
            pair.writeUInt32LE(under, 4)
            return pair
          }),
        )
  const made = Buffer.alloc(12)
  made.writeUInt16LE(tag.tag, 0)
  made.writeUInt16LE('text' in tag ? 2 : 5, 2)
  made.writeUInt32LE('text' in tag ? bytes.length : tag.fractions.length, 4)
  if (bytes.length <= 4) bytes.copy(made, 8)
  else made.writeUInt32LE(put(bytes), 8)
  return made
}

/** The smallest JPEG that carries an EXIF block: no picture is in it. */
export function jpegWith(block: Buffer): Buffer {
  const payload = Buffer.concat([Buffer.from('Exif\0\0'), block])
  const size = Buffer.alloc(2)
  size.writeUInt16BE(payload.length + 2)
  return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe1]), size, payload, Buffer.from([0xff, 0xd9])])
}

/** A PNG with an `eXIf` chunk. */
export function pngWith(block: Buffer): Buffer {
  const chunk = (kind: string, data: Buffer) => {
    const size = Buffer.alloc(4)
    size.writeUInt32BE(data.length)
    // The checksums are left at zero: nobody decodes this picture.
    return Buffer.concat([size, Buffer.from(kind), data, Buffer.alloc(4)])
  }
  const head = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])
  const magic = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([magic, chunk('IHDR', head), chunk('eXIf', block), chunk('IEND', Buffer.alloc(0))])
}

/** A WebP with an `EXIF` chunk behind its picture, which is of so many bytes and shows nothing. */
export function webpWith(block: Buffer, picture = 10): Buffer {
  const chunk = (kind: string, data: Buffer) => {
    const size = Buffer.alloc(4)
    size.writeUInt32LE(data.length)
    return Buffer.concat([Buffer.from(kind), size, data, Buffer.alloc(data.length % 2)])
  }
  const extended = Buffer.from([0x08, 0, 0, 0, 0, 0, 0, 0, 0, 0])
  const body = Buffer.concat([
    Buffer.from('WEBP'),
    chunk('VP8X', extended),
    chunk('VP8 ', Buffer.alloc(picture, 0xa5)),
    chunk('EXIF', block),
  ])
  const size = Buffer.alloc(4)
  size.writeUInt32LE(body.length)
  return Buffer.concat([Buffer.from('RIFF'), size, body])
}

/**
 * A HEIC whose EXIF stands behind everything else, as telephones write it (ISO/IEC 23008-12, annex A); before it, so many
 * bytes of no picture.
 */
export function heicWith(block: Buffer, picture = 0): Buffer {
  const u16 = (...numbers: number[]) => Buffer.from(numbers.flatMap((number) => [number >> 8, number & 255]))
  const u32 = (number: number) => {
    const bytes = Buffer.alloc(4)
    bytes.writeUInt32BE(number)
    return bytes
  }
  const box = (kind: string, ...parts: Buffer[]) => {
    const data = Buffer.concat(parts)
    return Buffer.concat([u32(data.length + 8), Buffer.from(kind), data])
  }
  const full = (kind: string, version: number, ...parts: Buffer[]) =>
    box(kind, Buffer.from([version, 0, 0, 0]), ...parts)
  const item = Buffer.concat([u32(6), Buffer.from('Exif\0\0'), block])
  const ftyp = box('ftyp', Buffer.from('heic'), u32(0), Buffer.from('heicmif1'))
  const infe = full('infe', 2, u16(1, 0), Buffer.from('Exif'), Buffer.from([0]))
  const meta = (start: number) =>
    full(
      'meta',
      0,
      full('iinf', 0, u16(1), infe),
      // Offsets and lengths of four bytes, one item with one extent.
      full('iloc', 0, Buffer.from([0x44, 0x00]), u16(1, 1, 0, 1), u32(start), u32(item.length)),
    )
  const start = ftyp.length + meta(0).length + 8 + picture
  return Buffer.concat([ftyp, meta(start), box('mdat', Buffer.alloc(picture, 0xa5), item)])
}

/** A JPEG with this EXIF block in front of everything else it says. */
export function withExif(jpeg: Buffer, block: Buffer): Buffer {
  const payload = Buffer.concat([Buffer.from('Exif\0\0'), block])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(payload.length + 2, 2)
  return Buffer.concat([jpeg.subarray(0, 2), head, payload, jpeg.subarray(2)])
}
