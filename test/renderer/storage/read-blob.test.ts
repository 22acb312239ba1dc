import { describe, expect, it } from 'vitest'
import { piecesOf, readBytes, whatIsLeftOf, wholeStream } from '../../../renderer/storage/read-blob.ts'

const bytes = Uint8Array.from({ length: 100 }, (_, index) => index)

/** A blob of 100 bytes of whose file only the first 40 are there: its stream ends early, every other way never answers. */
function cutShort(start = 0, end = 100): Blob {
  return {
    size: end - start,
    type: 'image/jpeg',
    slice: (from = 0, to = end - start) => cutShort(start + from, start + Math.min(to, end - start)),
    stream: () => new Blob([bytes.slice(start, Math.max(start, Math.min(end, 40)))]).stream(),
    arrayBuffer: () => new Promise(() => {}),
  } as Partial<Blob> as Blob
}

describe('bytes of a stored blob', () => {
  it('are read from one place up to another, and no farther than it goes', async () => {
    const blob = new Blob([bytes])
    expect([...(await readBytes(blob, 10, 13))]).toEqual([10, 11, 12])
    expect([...(await readBytes(blob, 98, 400))]).toEqual([98, 99])
    expect(await readBytes(blob)).toEqual(bytes)
    expect((await readBytes(new Blob([]))).length).toBe(0)
  })

  it('are refused when some are gone, at once', async () => {
    expect([...(await readBytes(cutShort(), 30, 40))]).toHaveLength(10)
    for (const [from, to] of [
      [30, 41],
      [60, 70],
      [0, 100],
    ] as const)
      await expect(readBytes(cutShort(), from, to)).rejects.toMatchObject({ name: 'NotReadableError' })
  })

  it('come in pieces, and fail at the first that is not whole', async () => {
    const offsets: number[] = []
    const read = async (blob: Blob) => {
      offsets.length = 0
      for await (const piece of piecesOf(blob, 30)) offsets.push(piece.offset, piece.bytes.length)
    }
    await read(new Blob([bytes]))
    expect(offsets).toEqual([0, 30, 30, 30, 60, 30, 90, 10])
    await read(new Blob([]))
    expect(offsets).toEqual([0, 0])
    await expect(read(cutShort())).rejects.toMatchObject({ name: 'NotReadableError' })
    expect(offsets).toEqual([0, 30])
  })

  it('stream to their end, or fail there', async () => {
    expect(new Uint8Array(await new Response(wholeStream(new Blob([bytes]))).arrayBuffer())).toEqual(bytes)
    await expect(new Response(wholeStream(cutShort())).arrayBuffer()).rejects.toMatchObject({
      name: 'NotReadableError',
    })
  })

  it('that are left can be kept', async () => {
    const left = await whatIsLeftOf(cutShort())
    expect(left.type).toBe('image/jpeg')
    expect(new Uint8Array(await left.arrayBuffer())).toEqual(bytes.slice(0, 40))
  })
})
