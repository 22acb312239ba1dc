// @ts-check

/**
 * @typedef {{ size: number, png: Buffer }} Picture a square picture, `size` pixels wide
 */

/**
 * A Windows icon file that holds these pictures as PNG.
 *
 * @param {Picture[]} pictures none larger than 256
 * @returns {Buffer}
 */
export function icoFile(pictures) {
  const head = Buffer.alloc(6 + 16 * pictures.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(pictures.length, 4)
  let offset = head.length
  for (const [index, { size, png }] of pictures.entries()) {
    const entry = 6 + 16 * index
    // The format writes 256 as 0.
    head.writeUInt8(size % 256, entry)
    head.writeUInt8(size % 256, entry + 1)
    head.writeUInt16LE(1, entry + 4)
    head.writeUInt16LE(32, entry + 6)
    head.writeUInt32LE(png.length, entry + 8)
    head.writeUInt32LE(offset, entry + 12)
    offset += png.length
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)])
}

/** The kinds of picture in a macOS icon file, each with its width; `@2x` kinds repeat a width. */
const ICNS_KINDS = Object.entries({
  icp4: 16,
  icp5: 32,
  ic07: 128,
  ic08: 256,
  ic09: 512,
  ic10: 1024,
  ic11: 32,
  ic12: 64,
  ic13: 256,
  ic14: 512,
})

/**
 * A macOS icon file that holds these pictures as PNG.
 *
 * @param {Picture[]} pictures sizes the format has no kind for are left out
 * @returns {Buffer}
 */
export function icnsFile(pictures) {
  const parts = ICNS_KINDS.flatMap(([kind, width]) => {
    const picture = pictures.find(({ size }) => size === width)
    return picture ? [icnsPart(kind, picture.png)] : []
  })
  return icnsPart('icns', Buffer.concat(parts))
}

/**
 * @param {string} kind
 * @param {Buffer} content
 */
function icnsPart(kind, content) {
  const head = Buffer.alloc(8)
  head.write(kind, 'latin1')
  head.writeUInt32BE(8 + content.length, 4)
  return Buffer.concat([head, content])
}
