import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { MAX_FILE_BYTES, takeInFile } from '../../../renderer/assessment/take-in-file.ts'

describe('a file that comes in', () => {
  it('is hashed as it is stored, also when it is read in many pieces', async () => {
    const bytes = new Uint8Array(20 * 1024 * 1024).map((_, index) => (index * 31) % 251)
    const taken = await takeInFile(new File([bytes], 'video.bin'))
    expect(taken.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    const stored = new Uint8Array(await taken.blob.arrayBuffer())
    expect(createHash('sha256').update(stored).digest('hex')).toBe(taken.sha256)
    expect(taken.size).toBe(bytes.length)
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
