import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newFolder } from '../keys/fakes.ts'
import { failingDisk } from './failing-disk.ts'
import { assessment, feedName, linesOf, readAll } from './feeds.ts'
import { journalAt } from './journals.ts'

const feed = feedName(1)
const lines = linesOf(feed, 12)

/** A journal with three lines on a disk that fails where and when `fail` says. */
async function begun(fail: { code: string | null; calls: readonly string[] }) {
  const root = join(newFolder(), 'journal')
  const file = join(root, 'log', assessment, `${feed}.jsonl`)
  const disk = failingDisk(({ name, path }) =>
    path === file && fail.calls.includes(name) ? fail.code : null,
  )
  const journal = journalAt(root, disk)
  await journal.append(assessment, lines.slice(0, 3))
  return { root, file, journal }
}

for (const [what, code, calls] of [
  ['full while it writes', 'ENOSPC', ['write']],
  ['broken while it syncs', 'EIO', ['datasync']],
  ['gone altogether', 'EIO', ['write', 'datasync', 'truncate', 'sync', 'stat', 'open']],
  ['taken out', 'ENODEV', ['open', 'write', 'datasync', 'truncate', 'sync', 'stat']],
  ['read-only', 'EROFS', ['open', 'write', 'truncate']],
  ['held by another program', 'EBUSY', ['open', 'write', 'datasync', 'truncate', 'sync']],
] as const)
  test(`a disk that is ${what} is told of, leaves a whole log and heals`, async () => {
    const fail: { code: string | null; calls: readonly string[] } = { code: null, calls }
    const { root, file, journal } = await begun(fail)
    fail.code = code
    for (let attempt = 0; attempt < 2; attempt++)
      await expect(journal.append(assessment, lines.slice(3, 6))).rejects.toMatchObject(
        code === 'ENOSPC' ? { code: 'disk-full' } : { code: 'cannot-write', details: { reason: code } },
      )
    expect((await journal.check()).feeds).toMatchObject([{ count: 3 }])
    fail.code = null
    await journal.append(assessment, lines.slice(3))
    expect(readFileSync(file, 'utf8')).toBe(`${lines.join('\n')}\n`)
    await journal.close()
    expect((await journalAt(root).check()).repairs).toEqual([])
    // Nothing that was never acknowledged is kept.
    expect(existsSync(join(root, 'aside'))).toBe(false)
  })

test('what a failed write left is cut off at once, so that a crash then leaves a whole log', async () => {
  const fail: { code: string | null; calls: readonly string[] } = { code: null, calls: ['write'] }
  const { root, file, journal } = await begun(fail)
  const { size } = statSync(file)
  fail.code = 'ENOSPC'
  await expect(journal.append(assessment, lines.slice(3))).rejects.toMatchObject({ code: 'disk-full' })
  expect(statSync(file).size).toBe(size)
  expect((await journalAt(root).check()).repairs).toEqual([])
})

test.skipIf(process.platform === 'win32')('a new log is not acknowledged before its name lasts', async () => {
  const root = join(newFolder(), 'journal')
  const folder = join(root, 'log', assessment)
  const synced: string[] = []
  let failing = true
  const disk = failingDisk(({ name, path }) => {
    if (name !== 'sync') return null
    if (failing && path === folder) return 'EIO'
    synced.push(path)
    return null
  })
  const journal = journalAt(root, disk)
  for (let attempt = 0; attempt < 2; attempt++)
    await expect(journal.append(assessment, lines)).rejects.toMatchObject({ code: 'cannot-write' })
  failing = false
  await journal.append(assessment, lines)
  expect(synced).toEqual(expect.arrayContaining([folder, join(root, 'log')]))
})

test('lines that wait while the disk fails all fail, and none of them is in the log', async () => {
  const fail: { code: string | null; calls: readonly string[] } = { code: null, calls: ['datasync'] }
  const { file, journal } = await begun(fail)
  fail.code = 'EIO'
  const results = await Promise.allSettled(lines.slice(3).map((line) => journal.append(assessment, [line])))
  expect(new Set(results.map(({ status }) => status))).toEqual(new Set(['rejected']))
  expect(readFileSync(file, 'utf8')).toBe(`${lines.slice(0, 3).join('\n')}\n`)
})

test('bytes that appear behind our own are kept, not written over', async () => {
  const { root, file, journal } = await begun({ code: null, calls: [] })
  writeFileSync(file, 'half a line', { flag: 'a' })
  await journal.append(assessment, lines.slice(3))
  expect(readFileSync(file, 'utf8')).toBe(`${lines.join('\n')}\n`)
  expect(
    readFileSync(join(root, 'aside', '20260530T120000Z-torn', 'log', assessment, `${feed}.jsonl`), 'utf8'),
  ).toBe('half a line')
})

test('whichever calls fail, every acknowledged line is in the log and nothing but whole lines', async () => {
  const calls = ['open', 'write', 'datasync', 'sync', 'truncate', 'stat', 'mkdir', 'close']
  const code = fc.constantFrom('ENOSPC', 'EIO', 'EROFS', 'EBUSY')
  const failures = fc.array(fc.tuple(fc.constantFrom(...calls), fc.nat(30), code), { maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(failures, fc.integer({ min: 1, max: 4 }), async (planned, step) => {
      const root = join(newFolder(), 'journal')
      const counts = new Map<string, number>()
      let working = false
      const disk = failingDisk(({ name, path }) => {
        if (!working || path.endsWith('.head')) return null
        const nth = counts.get(name) ?? 0
        counts.set(name, nth + 1)
        return planned.find(([call, at]) => call === name && at === nth)?.[2] ?? null
      })
      const journal = journalAt(root, disk)
      await journal.check()
      working = true
      let acknowledged = 0
      for (let attempt = 0; attempt < 30 && acknowledged < lines.length; attempt++)
        try {
          await journal.append(assessment, lines.slice(acknowledged, acknowledged + step))
          acknowledged = Math.min(acknowledged + step, lines.length)
        } catch (error) {
          expect(['disk-full', 'cannot-write']).toContain((error as { code: string }).code)
        }
      working = false
      // Each failure comes once, so it must have got through by now.
      expect(acknowledged).toBe(lines.length)
      expect(readFileSync(join(root, 'log', assessment, `${feed}.jsonl`), 'utf8')).toBe(
        `${lines.join('\n')}\n`,
      )
      expect(await readAll(journal, feed)).toEqual(lines)
      await journal.close()
      expect((await journalAt(root).check()).repairs).toEqual([])
    }),
    { numRuns: 80 },
  )
})
