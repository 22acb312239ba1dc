import { createHash, randomBytes, randomUUID } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Disk, systemDisk } from '../../../main/journal/disk.ts'
import type { Journal } from '../../../main/journal/journal.ts'
import { newFolder } from '../keys/fakes.ts'
import { failingDisk } from './failing-disk.ts'
import { journalAt } from './journals.ts'

const photo = randomBytes(10_000)
const sha256 = hashOf(photo)

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function newRoot(): string {
  return join(newFolder(), 'journal')
}

function place(root: string, name = sha256): string {
  return join(root, 'files', name.slice(0, 2), name)
}

/** Every file below the folder of files, parts too. */
function everythingIn(root: string): string[] {
  const entries = readdirSync(join(root, 'files'), { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name)
}

/** Sends a file in pieces, as the renderer does. */
async function send(
  journal: Journal,
  bytes: Uint8Array,
  name = hashOf(bytes),
  piece = 4_096,
): Promise<boolean> {
  for (let offset = 0; ; offset += piece) {
    const part = bytes.slice(offset, offset + piece)
    const { known } = await journal.putFile({ sha256: name, size: bytes.length, offset, bytes: part })
    if (known || offset + piece >= bytes.length) return known
  }
}

test('a file comes in in pieces, lies under its hash, is read-only and comes back', async () => {
  const root = newRoot()
  const journal = journalAt(root)
  expect(await send(journal, photo)).toBe(false)
  expect(readFileSync(place(root)).equals(photo)).toBe(true)
  if (process.platform !== 'win32') expect(statSync(place(root)).mode & 0o777).toBe(0o400)
  expect(await journal.files()).toEqual([{ sha256, size: 10_000 }])
  expect(Buffer.from(await journal.readFile(sha256, 0)).equals(photo)).toBe(true)
  expect(Buffer.from(await journal.readFile(sha256, 9_000)).equals(photo.subarray(9_000))).toBe(true)
  expect(await journal.readFile(sha256, 10_000)).toHaveLength(0)
  expect(await send(journal, photo)).toBe(true)
})

test('what crosses to the page brings no other memory along', async () => {
  const journal = journalAt(newRoot())
  await send(journal, photo)
  expect((await journal.readFile(sha256, 9_990)).buffer.byteLength).toBe(10)
})

test('an empty file is a file', async () => {
  const root = newRoot()
  const journal = journalAt(root)
  const empty = new Uint8Array(0)
  expect(await send(journal, empty)).toBe(false)
  expect(await journal.files()).toEqual([{ sha256: hashOf(empty), size: 0 }])
  expect((await journalAt(root).check()).repairs).toEqual([])
})

test('a file that is not what it says does not come in', async () => {
  const root = newRoot()
  const journal = journalAt(root)
  await expect(send(journal, photo, 'ab'.repeat(32))).rejects.toMatchObject({ code: 'attachment-differs' })
  expect(everythingIn(root)).toEqual([])
  await expect(journal.readFile('ab'.repeat(32), 0)).rejects.toMatchObject({ code: 'attachment-missing' })
})

test('pieces out of order are refused; beginning again is not', async () => {
  const journal = journalAt(newRoot())
  const piece = (offset: number, bytes = photo.subarray(offset, offset + 5_000)) =>
    journal.putFile({ sha256, size: photo.length, offset, bytes })
  await expect(piece(5_000)).rejects.toMatchObject({ code: 'bad-request' })
  await piece(0)
  await piece(0)
  await expect(piece(4_000)).rejects.toMatchObject({ code: 'bad-request' })
  await expect(piece(5_000, photo)).rejects.toMatchObject({ code: 'bad-request' })
  // Looking on in between does not disturb.
  await journal.check()
  await piece(5_000)
  expect(await journal.files()).toEqual([{ sha256, size: 10_000 }])
})

test('a damaged file is set aside when it is sent again, and the good one takes its place', async () => {
  const root = newRoot()
  const journal = journalAt(root)
  await send(journal, photo)
  const bad = Buffer.from(photo)
  bad[77] = (bad[77] ?? 0) ^ 1
  mkdirSync(join(root, 'x'))
  writeFileSync(join(root, 'x', 'bad'), bad)
  const { renameSync } = await import('node:fs')
  renameSync(join(root, 'x', 'bad'), place(root))
  expect(await send(journal, photo)).toBe(false)
  expect(readFileSync(place(root)).equals(photo)).toBe(true)
  const kept = join(root, 'aside', '20260530T120000Z-damaged', 'files', sha256.slice(0, 2), sha256)
  expect(readFileSync(kept).equals(bad)).toBe(true)
})

test('at the start empty files and folders are set aside, parts go, and what has no hash for a name stays', async () => {
  const root = newRoot()
  await send(journalAt(root), photo)
  truncateSync(place(root), 0)
  const other = 'cd'.repeat(32)
  mkdirSync(place(root, other), { recursive: true })
  writeFileSync(`${place(root, other)}.part`, 'half')
  writeFileSync(join(root, 'files', 'cd', 'Thumbs.db'), 'x')
  writeFileSync(join(root, 'files', 'notes.txt'), 'x')
  const journal = journalAt(root)
  const { repairs } = await journal.check()
  expect(repairs.map(({ kind, what, place: where }) => [kind, what, where]).sort()).toEqual(
    [
      ['damaged', 'file', sha256],
      ['damaged', 'file', other],
    ].sort(),
  )
  for (const repair of repairs) expect(existsSync(join(root, repair.aside ?? 'nowhere'))).toBe(true)
  expect(readdirSync(join(root, 'files', 'cd'))).toEqual(['Thumbs.db'])
  expect(await journal.files()).toEqual([])
})

for (const call of ['write', 'sync', 'rename', 'close'])
  test(`a disk that fails in ${call} leaves no half file, and the next try gets through`, async () => {
    const root = newRoot()
    let failing = true
    const disk = failingDisk(({ name, path }) =>
      failing && name === call && path.endsWith('.part') ? 'EIO' : null,
    )
    const journal = journalAt(root, disk)
    await expect(send(journal, photo)).rejects.toMatchObject({
      code: 'cannot-write',
      details: { reason: 'EIO' },
    })
    expect(everythingIn(root)).toEqual([])
    failing = false
    await send(journal, photo)
    expect(readFileSync(place(root)).equals(photo)).toBe(true)
  })

/** Hands a file over whose hash nobody knows, as it is read. */
async function take(journal: Journal, bytes: Uint8Array, piece = 4_096): Promise<string | null> {
  const incoming = randomUUID()
  for (let offset = 0; ; offset += piece) {
    const part = bytes.slice(offset, offset + piece)
    const { sha256: found } = await journal.takeFile({ incoming, size: bytes.length, offset, bytes: part })
    if (found !== null || offset + piece >= bytes.length) return found
  }
}

test('a file that is taken is hashed on its way, and is there once it is kept', async () => {
  const root = newRoot()
  const journal = journalAt(root)
  expect(await take(journal, photo)).toBe(sha256)
  expect(await journal.files()).toEqual([])
  expect(existsSync(place(root))).toBe(false)
  expect(await journal.keepFile(sha256)).toEqual({ kept: true })
  expect(readFileSync(place(root)).equals(photo)).toBe(true)
  if (process.platform !== 'win32') expect(statSync(place(root)).mode & 0o777).toBe(0o400)
  expect(await journal.keepFile(sha256)).toEqual({ kept: false })
  // Taken once more it is the same one.
  expect(await take(journal, photo)).toBe(sha256)
  expect(await journal.keepFile(sha256)).toEqual({ kept: true })
  expect(readdirSync(join(root, 'files', 'incoming'))).toEqual([])
  expect(await take(journal, Buffer.alloc(0))).toBe(hashOf(Buffer.alloc(0)))
})

test('two files that are taken at once do not mix, and one that is put meanwhile is not lost', async () => {
  const root = newRoot()
  const journal = journalAt(root)
  const other = randomBytes(20_000)
  expect(await Promise.all([take(journal, photo), take(journal, other), take(journal, photo)])).toEqual([
    sha256,
    hashOf(other),
    sha256,
  ])
  expect(await send(journal, photo)).toBe(false)
  expect(await Promise.all([journal.keepFile(sha256), journal.keepFile(hashOf(other))])).toEqual([
    { kept: true },
    { kept: true },
  ])
  expect(readFileSync(place(root)).equals(photo)).toBe(true)
  expect(readFileSync(place(root, hashOf(other))).equals(other)).toBe(true)
  expect(readdirSync(join(root, 'files', 'incoming'))).toEqual([])
})

test('what was taken and never kept is forgotten: the oldest for many others, and all of it at a start', async () => {
  const root = newRoot()
  const journal = journalAt(root)
  const files = Array.from({ length: 40 }, (_, number) => Buffer.from([number]))
  for (const bytes of files) await take(journal, bytes)
  expect(readdirSync(join(root, 'files', 'incoming')).length).toBeLessThanOrEqual(32)
  expect(await journal.keepFile(hashOf(Buffer.from([0])))).toEqual({ kept: false })
  expect(await journal.keepFile(hashOf(Buffer.from([39])))).toEqual({ kept: true })
  await journal.close()
  expect(readdirSync(join(root, 'files', 'incoming'))).toEqual([])
  writeFileSync(join(root, 'files', 'incoming', `${randomUUID()}.part`), 'half')
  expect((await journalAt(root).check()).repairs).toEqual([])
  expect(readdirSync(join(root, 'files', 'incoming'))).toEqual([])
})

test('a disk that fails while a file is taken or kept loses that one only', async () => {
  const root = newRoot()
  let failing: string | null = null
  const disk = failingDisk(({ name, path }) => (name === failing && path.includes('incoming') ? 'EIO' : null))
  const journal = journalAt(root, disk)
  failing = 'write'
  await expect(take(journal, photo)).rejects.toMatchObject({ code: 'cannot-write' })
  failing = null
  expect(await take(journal, photo)).toBe(sha256)
  failing = 'sync'
  await expect(journal.keepFile(sha256)).rejects.toMatchObject({ code: 'cannot-write' })
  failing = null
  expect(everythingIn(root)).toEqual([])
  // The sender still has it.
  expect(await journal.keepFile(sha256)).toEqual({ kept: false })
  expect(await send(journal, photo)).toBe(false)
  expect(readFileSync(place(root)).equals(photo)).toBe(true)
})

test('many files that were begun and never ended hold no handles', async () => {
  let open = 0
  const disk = failingDisk(({ name, path }) => {
    if (!path.endsWith('.part')) return null
    if (name === 'open') open += 1
    if (name === 'close') open -= 1
    return null
  })
  const journal = journalAt(newRoot(), disk)
  for (let number = 0; number < 30; number++)
    await journal.putFile({
      sha256: hashOf(Buffer.from([number])),
      size: 9,
      offset: 0,
      bytes: photo.subarray(0, 3),
    })
  expect(open).toBeLessThan(10)
  await journal.close()
  expect(open).toBe(0)
})

test('while one file is forced to the disk another comes in, and none counts before it has its name', async () => {
  const root = newRoot()
  let force = () => {}
  const forced = new Promise<void>((resolve) => (force = resolve))
  let reach = () => {}
  const reached = new Promise<void>((resolve) => (reach = resolve))
  const disk: Disk = {
    ...systemDisk,
    open: async (path, flags, mode) => {
      const file = await systemDisk.open(path, flags, mode)
      if (!String(path).endsWith(`${sha256}.part`)) return file
      const sync = file.sync.bind(file)
      return Object.assign(file, {
        sync() {
          reach()
          return forced.then(sync)
        },
      })
    },
  }
  const journal = journalAt(root, disk)
  const slow = send(journal, photo)
  await reached
  const other = randomBytes(5_000)
  await send(journal, other)
  expect(existsSync(place(root, hashOf(other)))).toBe(true)
  expect(existsSync(place(root))).toBe(false)
  // Asked meanwhile, it is answered once that is known.
  const again = send(journal, photo)
  const listed = journal.files()
  force()
  expect([await slow, await again]).toEqual([false, true])
  expect((await listed).map((file) => file.sha256).sort()).toEqual([sha256, hashOf(other)].sort())
})
