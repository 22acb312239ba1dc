import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { icnsFile, icoFile } from '../../scripts/lib/icon-files.mjs'
import { repositoryRoot } from '../../scripts/lib/repository.mjs'

const icons = join(repositoryRoot, 'assets', 'icons')
const pictures = [
  { size: 32, png: Buffer.from('small') },
  { size: 256, png: Buffer.from('large one') },
]

test('a Windows icon points at each of its pictures', () => {
  const file = icoFile(pictures)
  for (const [index, { size, png }] of pictures.entries()) {
    const entry = 6 + 16 * index
    expect(file.readUInt8(entry)).toBe(size % 256)
    const offset = file.readUInt32LE(entry + 12)
    expect(file.subarray(offset, offset + file.readUInt32LE(entry + 8))).toEqual(png)
  }
})

test('a macOS icon holds a picture under every kind of its size', () => {
  const file = icnsFile(pictures)
  const kinds = []
  for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4))
    kinds.push(file.toString('latin1', at, at + 4))
  expect(kinds.sort()).toEqual(['ic08', 'ic11', 'ic13', 'icp5'])
  expect(file.readUInt32BE(4)).toBe(file.length)
})

test('the icons in the repository are of the sizes that packaging asks for', async () => {
  const png = await readFile(join(icons, 'icon.png'))
  expect(png.readUInt32BE(16)).toBe(512)
  const ico = await readFile(join(icons, 'icon.ico'))
  const widths = Array.from(
    { length: ico.readUInt16LE(4) },
    (_, index) => ico.readUInt8(6 + 16 * index) || 256,
  )
  expect(Math.max(...widths)).toBe(256)
  const icns = await readFile(join(icons, 'icon.icns'))
  expect(icns.toString('latin1', 0, 4)).toBe('icns')
  expect(icns.readUInt32BE(4)).toBe(icns.length)
})
