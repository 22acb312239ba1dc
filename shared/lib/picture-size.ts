/** Pixels of a picture as it is stored, before any turning. */
export interface PictureSize {
  readonly width: number
  readonly height: number
}

/**
 * How large a picture says it is, read from its first bytes without decoding anything, so that one which would fill the
 * memory is never decoded; null when its front does not say so, or it is of another format.
 *
 * Sources: ITU-T T.81 B.2.2 (JPEG frame header), PNG 1.2 §4.1.1, GIF89a §18, WebP container specification.
 *
 * @param head The first bytes; of a JPEG with long metadata up to a megabyte.
 */
export function pictureSize(head: Uint8Array): PictureSize | null {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  try {
    if (view.getUint16(0) === 0xffd8) return jpegSize(view)
    if (view.getUint32(0) === 0x89504e47) return { width: view.getUint32(16), height: view.getUint32(20) }
    if (view.getUint32(0) === 0x47494638)
      return { width: view.getUint16(6, true), height: view.getUint16(8, true) }
    if (view.getUint32(0) === 0x52494646 && view.getUint32(8) === 0x57454250) return webpSize(view)
  } catch {
    // It ends before it says.
  }
  return null
}

/** Frame headers have the markers C0 to CF without C4, C8 and CC, which are tables. */
function jpegSize(view: DataView): PictureSize | null {
  for (let at = 2; ; ) {
    // Any number of FF may stand before a marker.
    while (view.getUint8(at) === 0xff && view.getUint8(at + 1) === 0xff) at += 1
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc)
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    // The picture itself begins, or ends, without a frame before it.
    if (marker === 0xda || marker === 0xd9) return null
    const isAlone = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)
    at += isAlone ? 2 : 2 + view.getUint16(at + 2)
  }
}

function webpSize(view: DataView): PictureSize | null {
  switch (view.getUint32(12)) {
    case 0x56503820: // 'VP8 '
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
    case 0x5650384c: {
      // 'VP8L'
      const bits = view.getUint32(21, true)
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
    }
    case 0x56503858: // 'VP8X'
      return { width: uint24(view, 24) + 1, height: uint24(view, 27) + 1 }
    default:
      return null
  }
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
}
