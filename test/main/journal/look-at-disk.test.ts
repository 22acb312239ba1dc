import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Disk, systemDisk } from '../../../main/journal/disk.ts'
import { lookAtDisk } from '../../../main/journal/look-at-disk.ts'
import { newFolder } from '../keys/fakes.ts'
import { failingDisk } from './failing-disk.ts'

const GIGABYTE = 1024 ** 3
const MEGABYTE = 1024 ** 2

/** The real disk, as large and as empty as said. */
function diskOf(total: number, free: number, failing: { call: string; code: string } | null = null): Disk {
  const disk = failingDisk(({ name }) => (name === failing?.call ? failing.code : null))
  const statfs = (async () => ({ bavail: free / 4096, blocks: total / 4096, bsize: 4096 })) as never
  return { ...systemDisk, open: disk.open, rm: disk.rm, statfs }
}

test('a disk with room is ready, and nothing is left on it', async () => {
  const folder = newFolder()
  expect(await lookAtDisk(folder, diskOf(100 * GIGABYTE, 50 * GIGABYTE))).toMatchObject({
    state: 'ready',
    path: folder,
  })
  expect(readdirSync(folder)).toEqual([])
})

test('a disk is full when less is free than databases leave free, and the bytes are told', async () => {
  const look = await lookAtDisk(newFolder(), diskOf(500 * MEGABYTE, 3 * MEGABYTE))
  expect(look).toMatchObject({ state: 'full', free: 3 * MEGABYTE, needed: 69 * MEGABYTE })
  // A hundredth of a large disk, and never more than a gigabyte.
  expect(await lookAtDisk(newFolder(), diskOf(50 * GIGABYTE, 400 * MEGABYTE))).toMatchObject({
    state: 'full',
    needed: 576 * MEGABYTE,
  })
  expect(await lookAtDisk(newFolder(), diskOf(4000 * GIGABYTE, 2 * GIGABYTE))).toMatchObject({
    state: 'ready',
  })
})

test.each([
  ['open', 'EROFS', 'read-only'],
  ['write', 'ENOSPC', 'full'],
  ['sync', 'EDQUOT', 'full'],
  ['sync', 'EIO', 'gone'],
  ['open', 'ENODEV', 'gone'],
  ['open', 'ENOENT', 'gone'],
  ['open', 'EBUSY', 'locked'],
  ['open', 'EACCES', 'refused'],
])('a disk whose %s fails with %s is %s', async (call, code, state) => {
  const folder = newFolder()
  const look = await lookAtDisk(folder, diskOf(100 * GIGABYTE, 50 * GIGABYTE, { call, code }))
  expect(look.state).toBe(state)
  expect(readdirSync(folder)).toEqual([])
})

test('a disk that is not there does not say how much is free', async () => {
  expect(await lookAtDisk(`${newFolder()}/gone`, systemDisk)).toMatchObject({ state: 'gone', free: null })
})
