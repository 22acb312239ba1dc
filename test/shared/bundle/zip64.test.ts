import { expect, test } from 'vitest'
import type { ByteSource } from '../../../shared/bundle/byte-source.ts'
import { planContainer } from '../../../shared/bundle/container-plan.ts'
import { readDirectory } from '../../../shared/bundle/read-directory.ts'
import { centralRecord, endRecords, localHeader, type ZipEntry } from '../../../shared/bundle/zip-records.ts'

const BASE = 'adit-0123456789abcdef'
const GIB = 2 ** 30

/** A file of any size whose headers are real and whose contents are never read. */
function sparseSource(files: readonly { path: string; size: number }[]): {
  source: ByteSource
  entries: ZipEntry[]
} {
  const plan = planContainer(
    BASE,
    files.map(({ path, size }) => ({ path, size, sha256: '' })),
  )
  const entries = plan.entries.map(({ name, size, offset }) => ({ name, size, offset, crc: 7 }))
  const regions = new Map<number, Uint8Array>()
  for (const entry of entries) regions.set(entry.offset, localHeader(entry))
  const directory = Buffer.concat(entries.map(centralRecord))
  const tail = new Uint8Array(
    Buffer.concat([directory, endRecords(entries.length, directory.length, plan.directoryOffset)]),
  )
  const source: ByteSource = {
    size: plan.size,
    async read(offset, length) {
      if (offset >= plan.directoryOffset) {
        return tail.slice(offset - plan.directoryOffset, offset - plan.directoryOffset + length)
      }
      const region = regions.get(offset)
      if (region === undefined) throw new Error(`content was read at ${offset}`)
      const bytes = new Uint8Array(length)
      bytes.set(region.subarray(0, length))
      return bytes
    },
  }
  return { source, entries }
}

async function readBack(files: readonly { path: string; size: number }[]) {
  const { source, entries } = sparseSource(files)
  return { read: await readDirectory(source), entries, source }
}

test.each([
  ['just below 4 GiB', 2 ** 32 - 2],
  ['the first size that needs Zip64', 2 ** 32 - 1],
  ['beyond 4 GiB', 5 * GIB],
  ['the largest allowed', 16 * GIB],
])('an entry of %s, and one behind it, are found where they were written', async (_what, size) => {
  const { read, entries } = await readBack([
    { path: 'data/attachments/a.mp4', size },
    { path: 'data/attachments/b.mp4', size: 10 },
  ])
  expect(read).toEqual({ entries })
})

test('an offset beyond 4 GiB takes 8 bytes in the directory and none in the local header', async () => {
  const { read, entries } = await readBack([
    { path: 'data/attachments/a.mp4', size: 3 * GIB },
    { path: 'data/attachments/b.mp4', size: 2 * GIB },
    { path: 'data/attachments/c.mp4', size: 5 },
  ])
  expect(read).toEqual({ entries })
  const last = entries[2]
  if (last === undefined) throw new Error('no entry')
  expect(centralRecord(last).length).toBe(46 + last.name.length + 4 + 8)
  expect(localHeader(last).length).toBe(30 + last.name.length)
})

test('a bundle of 64 GiB is read, one byte more is not planned', async () => {
  const four = ['a', 'b', 'c'].map((name) => ({ path: `data/attachments/${name}`, size: 16 * GIB }))
  expect('entries' in (await readBack([...four, { path: 'data/attachments/d', size: 15 * GIB }])).read).toBe(
    true,
  )
  expect(() => sparseSource([...four, { path: 'data/attachments/d', size: 16 * GIB }])).toThrow('Z13')
})

test('an entry that is too large is neither planned nor read', async () => {
  expect(() => sparseSource([{ path: 'data/attachments/a', size: 16 * GIB + 1 }])).toThrow(
    'Z12 data/attachments/a',
  )
})

test('20,000 entries are read, 20,001 are not planned', async () => {
  const files = Array.from({ length: 20_000 }, (_, i) => ({
    path: `data/attachments/${String(i).padStart(5, '0')}`,
    size: 3,
  }))
  const { read } = await readBack(files)
  expect('entries' in read && read.entries.length).toBe(20_000)
  expect(() => sparseSource([...files, { path: 'data/attachments/x', size: 1 }])).toThrow('Z10')
})

test('the end records carry 64-bit numbers exactly when a short field would overflow', () => {
  expect(endRecords(3, 100, 2 ** 32 - 2).length).toBe(22)
  expect(endRecords(3, 100, 2 ** 32 - 1).length).toBe(22 + 20 + 56)
  expect(endRecords(0xffff, 100, 100).length).toBe(22 + 20 + 56)
  const wide = new DataView(endRecords(3, 100, 5 * GIB).buffer)
  // Of the short fields only the one that overflows is full.
  expect(wide.getUint16(76 + 10, true)).toBe(3)
  expect(wide.getUint32(76 + 12, true)).toBe(100)
  expect(wide.getUint32(76 + 16, true)).toBe(0xffffffff)
})
