import type { StatsFs } from 'node:fs'
import { existsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Disk, systemDisk } from '../../../main/journal/disk.ts'
import { MARGIN } from '../../../main/journal/reserve.ts'
import { newFolder } from '../keys/fakes.ts'
import { failingDisk } from './failing-disk.ts'
import { assessment, feedName, linesOf, readAll } from './feeds.ts'
import { journalAt } from './journals.ts'

const feed = feedName(1)
const lines = linesOf(feed, 6)

/** A disk with so many free bytes; writes of logs, cards and files fail while `full()`. */
function smallDisk(free: () => number, full: (path: string) => boolean = () => false): Disk {
  const failing = failingDisk(({ name, path }) =>
    name === 'write' && !path.endsWith('reserve') && full(path) ? 'ENOSPC' : null,
  )
  const statfs = async () => ({ bavail: free(), bsize: 1 }) as StatsFs
  return { ...systemDisk, open: failing.open, statfs: statfs as unknown as Disk['statfs'] }
}

test('the reserve is real bytes, is told of and stays over starts', async () => {
  const root = join(newFolder(), 'journal')
  expect(
    await journalAt(
      root,
      smallDisk(() => 1e9),
    ).space(),
  ).toEqual({ free: 1e9, reserve: 4096 })
  const stat = statSync(join(root, 'reserve'))
  expect(stat.size).toBe(4096)
  if (process.platform !== 'win32') expect(stat.blocks).toBeGreaterThan(0)
  expect(
    (
      await journalAt(
        root,
        smallDisk(() => 10),
      ).space()
    ).reserve,
  ).toBe(4096)
})

test('on a full disk the reserve is given up so that the answer is saved, and comes back when there is room', async () => {
  const root = join(newFolder(), 'journal')
  let free = 1e9
  // Full as long as the reserve takes up the room.
  let filled = false
  const disk = smallDisk(
    () => free,
    () => filled && existsSync(join(root, 'reserve')),
  )
  const journal = journalAt(root, disk)
  await journal.append(assessment, lines.slice(0, 3))
  expect(existsSync(join(root, 'reserve'))).toBe(true)
  filled = true
  free = 100
  await journal.append(assessment, lines.slice(3))
  expect(await readAll(journal, feed)).toEqual(lines)
  expect(existsSync(join(root, 'reserve'))).toBe(false)
  expect(await journal.space()).toEqual({ free: 100, reserve: 0 })
  expect(journal.warnings.join()).toContain('reserve')
  filled = false
  free = 1e9
  expect(await journal.space()).toEqual({ free: 1e9, reserve: 4096 })
  expect(existsSync(join(root, 'reserve'))).toBe(true)
})

test('a card is saved from the reserve too; a disk that is full even so is an error', async () => {
  const root = join(newFolder(), 'journal')
  let full: (path: string) => boolean = () => false
  const journal = journalAt(
    root,
    smallDisk(
      () => 1e9,
      (path) => full(path),
    ),
  )
  const card = { table: 'mines', id: 'm', revision: 1, json: '{}' } as const
  await journal.check()
  full = () => existsSync(join(root, 'reserve'))
  await journal.putCards([card])
  expect(await journal.cards()).toEqual([card])
  full = () => true
  await expect(journal.append(assessment, lines)).rejects.toMatchObject({ code: 'disk-full' })
})

test('a file that would use up the last room does not come in', async () => {
  const root = join(newFolder(), 'journal')
  let free = 0
  const journal = journalAt(
    root,
    smallDisk(() => free),
  )
  const put = (size: number) =>
    journal.putFile({ sha256: 'ab'.repeat(32), size, offset: 0, bytes: new Uint8Array(1) })
  await journal.check()
  // No room for a reserve yet, so its bytes are wanted beside the file's.
  await expect(put(1_000)).rejects.toMatchObject({
    code: 'disk-full',
    details: { needed: 1_000 + MARGIN + 4096 },
  })
  free = MARGIN + 1_000
  await expect(put(1_001)).rejects.toMatchObject({ code: 'disk-full', details: { free, needed: free + 1 } })
  expect(await put(1_000)).toEqual({ known: false })
})

test('something else in the place of the reserve does not hold up the start', async () => {
  const root = join(newFolder(), 'journal')
  await journalAt(root).check()
  writeFileSync(join(root, 'reserve'), 'half')
  expect(
    (
      await journalAt(
        root,
        smallDisk(() => 1e9),
      ).space()
    ).reserve,
  ).toBe(4096)
})
