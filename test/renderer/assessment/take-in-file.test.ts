import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { MAX_FILE_BYTES, takeInFile } from '../../../renderer/assessment/take-in-file.ts'
import { MAX_FILE_PIECE } from '../../../shared/ipc/journal-calls.ts'
import { jpegWith, TAG, tiffBlock } from '../../support/exif.ts'
import { watchReads } from '../../support/watch-reads.ts'

describe('a file that comes in', () => {
  it('is hashed as it is stored, also when it is read in many pieces', async () => {
    const bytes = new Uint8Array(20 * 1024 * 1024).map((_, index) => (index * 31) % 251)
    const taken = await takeInFile(new File([bytes], 'video.bin'))
    expect(taken.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    const stored = new Uint8Array(await taken.blob.arrayBuffer())
    expect(createHash('sha256').update(stored).digest('hex')).toBe(taken.sha256)
    expect(taken.size).toBe(bytes.length)
  })

  it('is read once, a megabyte at a time, and never held', async () => {
    const photo = new Uint8Array(6_000_000)
    photo.set(jpegWith(tiffBlock({ main: [{ tag: TAG.make, text: 'Fairphone' }] })))
    const file = new File([photo], 'dam.jpg')
    const ranges = watchReads(file)
    const taken = await takeInFile(file)
    expect(taken).toMatchObject({ media_type: 'image/jpeg', capture: { device: 'Fairphone' } })
    const starts = Array.from({ length: 6 }, (_, index) => index * MAX_FILE_PIECE)
    expect(ranges).toEqual(starts.map((from) => [from, Math.min(photo.length, from + MAX_FILE_PIECE)]))
  })

  it('can be hashed elsewhere as it is read, and is hashed here when that fails half way', async () => {
    const bytes = new Uint8Array(3 * MAX_FILE_PIECE).fill(7)
    const file = new File([bytes], 'video.bin')
    const seen: number[] = []
    const onPiece = ({ offset }: { readonly offset: number }) => void seen.push(offset / MAX_FILE_PIECE)
    const elsewhere = await takeInFile(file, {
      onPiece,
      async hash(pieces, size) {
        for await (const _piece of pieces) expect(size).toBe(bytes.length)
        return 'e'.repeat(64)
      },
    })
    expect(elsewhere.sha256).toBe('e'.repeat(64))
    expect(seen).toEqual([0, 1, 2])
    const here = await takeInFile(file, {
      onPiece,
      async hash(pieces) {
        for await (const { offset } of pieces) if (offset > 0) break
        return null
      },
    })
    expect(here.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    expect(seen.slice(3)).toEqual([0, 1, 0, 1, 2])
  })

  it('that is called off, or cannot be read to its end, is not taken', async () => {
    const stop = new AbortController()
    const file = new File([new Uint8Array(3 * MAX_FILE_PIECE)], 'video.bin')
    const called = takeInFile(file, {
      signal: stop.signal,
      onPiece: ({ offset }) => offset > 0 && stop.abort(new Error('called off')),
    })
    await expect(called).rejects.toThrow('called off')
    const torn = new File(['x'.repeat(100)], 'torn.jpg')
    Object.defineProperty(torn, 'size', { value: 200 })
    await expect(takeInFile(torn)).rejects.toMatchObject({
      code: 'cannot-read',
      details: { path: 'torn.jpg' },
    })
  })

  it('keeps its name in NFC, and a name that is too long loses its middle, not its extension', async () => {
    expect((await takeInFile(new File(['x'], 'Cafe\u0301.jpg'))).name).toBe('Caf\u00e9.jpg')
    const long = (await takeInFile(new File(['x'], `${'水'.repeat(200)}.jpeg`))).name
    expect(Buffer.byteLength(long)).toBeLessThanOrEqual(255)
    expect(long).toMatch(/^水+….jpeg$/)
  })

  it('is refused over the limit, before a byte is read', async () => {
    const huge = new File(['x'], 'huge.mp4')
    Object.defineProperty(huge, 'size', { value: MAX_FILE_BYTES + 1 })
    await expect(takeInFile(huge)).rejects.toMatchObject({
      code: 'bad-request',
      details: { name: 'huge.mp4' },
    })
  })
})
