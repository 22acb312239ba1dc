import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { systemDisk } from '../../../main/journal/disk.ts'
import { newFolder } from '../keys/fakes.ts'
import { failingDisk } from './failing-disk.ts'
import { assessment, feedName, linesOf, readAll } from './feeds.ts'
import { journalAt } from './journals.ts'

const feed = feedName(1)
const other = '9c7b1f0e-8c1d-4f5e-9a57-2f6b1c3d4e5f'

/** An empty journal and the file of the first feed in it. */
function begun(disk = systemDisk) {
  const root = join(newFolder(), 'journal')
  return { root, file: join(root, 'log', assessment, `${feed}.jsonl`), journal: journalAt(root, disk) }
}

test('a first start begins a journal; the next one finds it', async () => {
  const { root, journal } = begun()
  expect(await journal.check()).toEqual({ feeds: [], repairs: [], answers: 0, begun: true })
  expect((await journalAt(root).check()).begun).toBe(false)
  rmSync(root, { recursive: true })
  expect((await journalAt(root).check()).begun).toBe(true)
})

test('lines are kept exactly as the bundle has them, each with its line feed, and are there after a start', async () => {
  const { root, file, journal } = begun()
  const lines = linesOf(feed, 20)
  await journal.append(assessment, lines.slice(0, 1))
  await journal.append(assessment, lines.slice(1))
  expect(readFileSync(file, 'utf8')).toBe(`${lines.join('\n')}\n`)
  if (process.platform !== 'win32') {
    const head = execFileSync('sh', ['-c', `tail -n 1 "$1" | tr -d '\\n' | sha256sum`, 'sh', file], {
      encoding: 'utf8',
    })
    expect((await journal.check()).feeds[0]?.head).toBe(`sha256:${head.slice(0, 64)}`)
  }
  const next = journalAt(root)
  expect(await next.check()).toMatchObject({
    feeds: [{ assessment, feed, count: 20 }],
    repairs: [],
    answers: 7,
  })
  expect(await readAll(next, feed)).toEqual(lines)
})

test('an answer that was cleared does not count, and of two feeds the newer word does', async () => {
  const { journal } = begun()
  const lines = linesOf(feed, 3, 100)
  const event = JSON.parse(lines[2] ?? '') as { body: { value: unknown } }
  event.body.value = null
  await journal.append(assessment, [lines[0] ?? '', lines[1] ?? ''])
  expect((await journal.check()).answers).toBe(1)
  await journal.append(assessment, [JSON.stringify(event)])
  expect((await journal.check()).answers).toBe(1)
  // The second feed answers /site/q1 and, later than the first one cleared it, /site/q2.
  await journal.append(assessment, linesOf(feedName(2), 4, 100))
  expect((await journal.check()).answers).toBe(3)
})

test('an older answer of another feed does not bring back what was cleared', async () => {
  const { journal } = begun()
  const lines = linesOf(feed, 3, 1)
  const event = JSON.parse(lines[2] ?? '') as { body: { value: unknown } }
  event.body.value = null
  await journal.append(assessment, [...lines.slice(0, 2), JSON.stringify(event)])
  await journal.append(assessment, linesOf(feedName(2), 2, 1))
  expect((await journal.check()).answers).toBe(0)
  await journal.append(assessment, linesOf(feedName(2), 4, 1))
  expect((await journal.check()).answers).toBe(1)
})

test('what is there already is passed over; the same place with other content is refused', async () => {
  const { file, journal } = begun()
  const lines = linesOf(feed, 10)
  await journal.append(assessment, lines.slice(0, 6))
  await journal.append(assessment, lines.slice(2, 8))
  await journal.append(assessment, [...lines.slice(7, 9), ...lines.slice(8)])
  expect(readFileSync(file, 'utf8')).toBe(`${lines.join('\n')}\n`)
  const rival = (lines[4] ?? '').replace('answer', 'rumour')
  await expect(journal.append(assessment, [rival])).rejects.toMatchObject({ code: 'journal-damaged' })
  expect(await readAll(journal, feed)).toEqual(lines)
})

test('a line that does not continue its feed is refused and leaves nothing', async () => {
  const { journal } = begun()
  const lines = linesOf(feed, 5)
  const bad = {
    gap: lines[2] ?? '',
    'not canonical': ` ${lines[1]}`,
    'no JSON': '{',
    'not an event': (lines[1] ?? '').replace('2026-05-30T12:00:00Z', 'yesterday'),
    'a second opening': lines[0]?.replace('"seq":0', '"seq":1') ?? '',
    'another feed in the place': (lines[1] ?? '').replace(feed, feedName(3)),
  }
  await journal.append(assessment, lines.slice(0, 1))
  for (const [name, line] of Object.entries(bad))
    await expect(journal.append(assessment, [line]), name).rejects.toMatchObject({ code: 'journal-damaged' })
  await expect(journal.append(other, lines), 'another assessment').rejects.toMatchObject({
    code: 'journal-damaged',
  })
  expect(await readAll(journal, feed)).toEqual(lines.slice(0, 1))
  await journal.append(assessment, lines)
  expect(await readAll(journal, feed)).toEqual(lines)
})

test('200 appends at once end in their order with a handful of syncs', async () => {
  let syncs = 0
  const disk = failingDisk(({ name }) => {
    if (name === 'datasync') syncs += 1
    return null
  })
  const { file, journal } = begun(disk)
  const lines = linesOf(feed, 200)
  const ended: number[] = []
  await Promise.all(
    lines.map((line, index) => journal.append(assessment, [line]).then(() => ended.push(index))),
  )
  expect(ended).toEqual(lines.map((_, index) => index))
  expect(readFileSync(file, 'utf8')).toBe(`${lines.join('\n')}\n`)
  expect(syncs).toBeGreaterThan(0)
  expect(syncs).toBeLessThan(20)
})

test('of several that wait, one that does not fit fails alone', async () => {
  const { journal } = begun()
  const lines = linesOf(feed, 4)
  const results = await Promise.allSettled([
    journal.append(assessment, lines.slice(0, 2)),
    journal.append(assessment, [lines[3] ?? '']),
    journal.append(assessment, [lines[2] ?? '']),
    journal.append(assessment, [lines[1] ?? '', lines[2] ?? '']),
  ])
  expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled'])
  expect(await readAll(journal, feed)).toEqual(lines.slice(0, 3))
})

test('feeds of one request go to their own files', async () => {
  const { root, journal } = begun()
  const one = linesOf(feed, 3)
  const two = linesOf(feedName(2), 3)
  await journal.append(assessment, [one[0], two[0], one[1], two[1], two[2], one[2]].map(String))
  expect(await readAll(journal, feed)).toEqual(one)
  expect(await readAll(journal, feedName(2))).toEqual(two)
  expect(readdirSync(join(root, 'log', assessment)).filter((name) => name.endsWith('.jsonl'))).toHaveLength(2)
})

test('a feed is read in pieces', async () => {
  const { journal } = begun()
  const lines = linesOf(feed, 5_200)
  await journal.append(assessment, lines)
  expect(await journal.read(assessment, feed, 0)).toEqual(lines.slice(0, 5_000))
  expect(await journal.read(assessment, feed, 5_100)).toEqual(lines.slice(5_100))
  expect(await journal.read(assessment, feed, 5_200)).toEqual([])
  expect(await journal.read(assessment, feedName(9), 0)).toEqual([])
})

test('the end of a feed is cut off and kept, and another way is taken from there', async () => {
  const { root, journal } = begun()
  const lines = linesOf(feed, 10)
  await journal.append(assessment, lines)
  const aside = await journal.cut(assessment, feed, 6)
  expect(readFileSync(join(root, aside), 'utf8')).toBe(`${lines.slice(6).join('\n')}\n`)
  expect(await readAll(journal, feed)).toEqual(lines.slice(0, 6))
  await journal.append(assessment, lines.slice(6))
  expect(await journal.cut(assessment, feed, 10)).toBe('')
  expect(await journal.cut(assessment, feed, 0)).not.toBe(aside)
  expect(await journal.check()).toMatchObject({ feeds: [{ count: 0, head: null }], answers: 0 })
  expect((await journalAt(root).check()).repairs).toEqual([])
})

test('a crash in the middle of a cut leaves a whole log', async () => {
  for (const last of ['rm', 'truncate']) {
    let crashed = false
    const disk = failingDisk(({ name, path }) => {
      if (crashed) return 'EIO'
      if (name === last && path.includes(feed)) crashed = true
      return null
    })
    const { root, journal } = begun(disk)
    const lines = linesOf(feed, 10)
    await journal.append(assessment, lines)
    await journal.cut(assessment, feed, 6).catch(() => {})
    const next = journalAt(root)
    expect((await next.check()).repairs).toEqual([])
    expect(await readAll(next, feed)).toEqual(lines.slice(0, last === 'truncate' ? 6 : 10))
  }
})

test('a log that somebody else changed or removed while it was open is never mixed with ours', async () => {
  const { root, file, journal } = begun()
  const lines = linesOf(feed, 6)
  await journal.append(assessment, lines.slice(0, 3))
  writeFileSync(file, `${lines.slice(0, 4).join('\n')}\n`)
  await journal.append(assessment, lines.slice(3, 5))
  expect(await readAll(journal, feed)).toEqual(lines.slice(0, 5))
  rmSync(root, { recursive: true })
  await expect(journal.append(assessment, lines.slice(5))).rejects.toMatchObject({ code: 'journal-damaged' })
  await journal.append(assessment, lines)
  expect(readFileSync(file, 'utf8')).toBe(`${lines.join('\n')}\n`)
})

test('more feeds than files may be open are written all the same', async () => {
  const open = new Set<string>()
  let most = 0
  const disk = failingDisk(({ name, path }) => {
    if (!path.endsWith('.jsonl')) return null
    if (name === 'open') most = Math.max(most, open.add(path).size)
    if (name === 'close') open.delete(path)
    return null
  })
  const { journal } = begun(disk)
  for (const round of [0, 1])
    for (let number = 0; number < 40; number++)
      await journal.append(assessment, linesOf(feedName(number), 2 + round))
  expect((await journal.check()).feeds.map((found) => found.count)).toEqual(Array(40).fill(3))
  expect(most).toBeLessThan(20)
  await journal.close()
  expect([...open]).toEqual([])
})
