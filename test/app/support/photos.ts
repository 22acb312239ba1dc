import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { TAG, tiffBlock, withExif } from '../../support/exif.ts'

/** A photo on a disk, as a camera's card holds it. */
export interface PhotoFile {
  readonly path: string
  readonly name: string
  readonly sha256: string
}

/** The mine of the tests; see `createMine`. */
const MINE = { lat: 14 + 13 / 60 + 3 / 3600, lon: 72 + 37 / 60 + 52 / 3600 }

/**
 * A photo like no other: the picture with its own time and place in its EXIF, a minute and some ten metres after the one
 * with the number before, filled up to `size` bytes behind its end, where some cameras put what is theirs.
 */
export function photoLike(picture: Buffer, number: number, size = 0): Buffer {
  const two = (part: number) => String(part).padStart(2, '0')
  const time = `${two(8 + Math.floor(number / 600))}:${two(Math.floor(number / 10) % 60)}:${two((number % 10) * 6)}`
  const angle = (degrees: number): [number, number][] => [[Math.round(degrees * 1e6), 1_000_000]]
  const block = tiffBlock({
    main: [
      { tag: TAG.make, text: 'Fairphone' },
      { tag: TAG.model, text: 'FP5' },
    ],
    exif: [
      { tag: TAG.original, text: `2026:05:30 ${time}` },
      { tag: TAG.offsetOriginal, text: '-05:00' },
    ],
    gps: [
      { tag: TAG.latitudeRef, text: 'S' },
      { tag: TAG.latitude, fractions: angle(MINE.lat + (number % 50) * 0.0001) },
      { tag: TAG.longitudeRef, text: 'W' },
      { tag: TAG.longitude, fractions: angle(MINE.lon + Math.floor(number / 50) * 0.0001) },
      { tag: TAG.directionRef, text: 'T' },
      { tag: TAG.direction, fractions: [[(number * 13) % 360, 1]] },
    ],
  })
  const photo = withExif(picture, block)
  return Buffer.concat([photo, Buffer.alloc(Math.max(0, size - photo.length))])
}

/**
 * Writes so many photos into a folder, `IMG_0001.jpg` (or `first`) and on, from the pictures in turn; with another name,
 * other files of the same bytes.
 */
export async function writePhotos(
  folder: string,
  pictures: readonly Buffer[],
  {
    count,
    first = 1,
    size = 0,
    name = 'IMG',
  }: { readonly count: number; readonly first?: number; readonly size?: number; readonly name?: string },
): Promise<readonly PhotoFile[]> {
  await mkdir(folder, { recursive: true })
  const photos: PhotoFile[] = []
  for (let number = first; number < first + count; number += 1) {
    const bytes = photoLike(pictures[number % pictures.length] ?? Buffer.alloc(0), number, size)
    const called = `${name}_${String(number).padStart(4, '0')}.jpg`
    const path = join(folder, called)
    await writeFile(path, bytes)
    photos.push({ path, name: called, sha256: createHash('sha256').update(bytes).digest('hex') })
  }
  return photos
}

/** Drags files from the system's file manager onto an element and lets them go there, all at once. */
export async function dragFilesOnto(place: Locator, files: readonly string[]): Promise<void> {
  await place.scrollIntoViewIfNeeded()
  const box = await place.boundingBox()
  if (box === null) throw new Error('there is nowhere to drop')
  const session = await place.page().context().newCDPSession(place.page())
  const at = { x: box.x + box.width / 2, y: box.y + Math.min(24, box.height / 2) }
  const data = { items: [], files: [...files], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, ...at, data })
  await session.detach()
}
