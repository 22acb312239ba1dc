import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { newFolder } from '../keys/fakes.ts'
import { failingDisk } from './failing-disk.ts'
import { assessment, feedName, linesOf, readAll } from './feeds.ts'
import { journalAt } from './journals.ts'

const feed = feedName(1)
const lines = linesOf(feed, 20)
const place = `${assessment}/${feed}`
let root: string
let file: string

/** A journal with one feed of 20 lines, closed. */
beforeEach(async () => {
  root = join(newFolder(), 'journal')
  file = join(root, 'log', assessment, `${feed}.jsonl`)
  const journal = journalAt(root)
  await journal.append(assessment, lines)
  await journal.close()
})

/** Starts again: the repairs and the lines that stayed. The lost ones must go in again, and then all be there. */
async function restarted() {
  const journal = journalAt(root)
  const { repairs } = await journal.check()
  const kept = await readAll(journal, feed)
  await journal.append(assessment, lines)
  await journal.close()
  const next = journalAt(root)
  expect((await next.check()).repairs).toEqual([])
  expect(await readAll(next, feed)).toEqual(lines)
  await next.close()
  return { repairs, kept }
}

function aside(repairs: readonly { aside: string | null }[]): string {
  return join(root, repairs[0]?.aside ?? 'nowhere')
}

test('a half-written line is cut off and kept', async () => {
  appendFileSync(file, '{"actor":"sha')
  const { repairs, kept } = await restarted()
  expect(repairs).toMatchObject([{ kind: 'torn', what: 'feed', place, kept: 20 }])
  expect(kept).toEqual(lines)
  expect(readFileSync(aside(repairs), 'utf8')).toBe('{"actor":"sha')
})

test('blocks of zeros that a power cut left are cut off', async () => {
  appendFileSync(file, Buffer.alloc(5_000))
  const { repairs, kept } = await restarted()
  expect(repairs).toMatchObject([{ kind: 'torn', kept: 20 }])
  expect(kept).toEqual(lines)
})

test('an altered line takes those behind it along; the original is kept whole', async () => {
  const text = readFileSync(file, 'utf8').replace('answer 答 7', 'answer 答 8')
  writeFileSync(file, text)
  const { repairs, kept } = await restarted()
  expect(repairs).toMatchObject([{ kind: 'damaged', kept: 7 }])
  expect(kept).toEqual(lines.slice(0, 7))
  expect(readFileSync(aside(repairs), 'utf8')).toBe(text)
})

test('a line stays that a damaged one behind it still names', async () => {
  writeFileSync(file, readFileSync(file, 'utf8').replace('"value":"answer 答 7"', '"value":"answer 答 7'))
  const { repairs, kept } = await restarted()
  expect(repairs).toMatchObject([{ kind: 'damaged', kept: 7 }])
  expect(kept).toEqual(lines.slice(0, 7))
})

test('an altered last line is noticed although no line comes behind it', async () => {
  writeFileSync(file, readFileSync(file, 'utf8').replace('answer 答 19', 'answer 答 18'))
  const { repairs, kept } = await restarted()
  expect(repairs).toMatchObject([{ kind: 'damaged', kept: 19 }])
  expect(kept).toEqual(lines.slice(0, 19))
})

test('a mended log vouches for its last line again', async () => {
  appendFileSync(file, 'half a line')
  const journal = journalAt(root)
  await journal.check()
  await journal.close()
  writeFileSync(file, readFileSync(file, 'utf8').replace('answer 答 19', 'answer 答 18'))
  expect((await restarted()).repairs).toMatchObject([{ kind: 'damaged', kept: 19 }])
})

test('a line that is an event by its chain alone does not count as the last one', async () => {
  rmSync(file.replace('.jsonl', '.head'))
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace(/"path":"\/site\/q5",("value":"answer 答 19")/, '$1'),
  )
  expect((await restarted()).repairs).toMatchObject([{ kind: 'damaged', kept: 19 }])
})

test('acknowledged lines that are gone are noticed', async () => {
  const whole = `${lines.slice(0, 12).join('\n')}\n`
  writeFileSync(file, whole)
  const { repairs, kept } = await restarted()
  expect(repairs).toEqual([{ kind: 'missing', what: 'feed', place, kept: 12, aside: null }])
  expect(kept).toEqual(lines.slice(0, 12))
})

test('a feed that is gone altogether is noticed', async () => {
  rmSync(file)
  expect((await restarted()).repairs).toEqual([
    { kind: 'missing', what: 'feed', place, kept: 0, aside: null },
  ])
})

test('a line of another feed or assessment has no place here', async () => {
  const strange = join(root, 'log', assessment, `${feedName(2)}.jsonl`)
  copyFileSync(file, strange)
  const { repairs } = await restarted()
  expect(repairs).toMatchObject([{ kind: 'damaged', place: `${assessment}/${feedName(2)}`, kept: 0 }])
  expect(readFileSync(aside(repairs), 'utf8')).toBe(`${lines.join('\n')}\n`)
})

test('a folder in the place of a log is set aside', async () => {
  rmSync(file)
  mkdirSync(join(file, 'inner'), { recursive: true })
  const { repairs } = await restarted()
  expect(repairs).toMatchObject([{ kind: 'damaged', kept: 0 }])
  expect(readdirSync(aside(repairs))).toEqual(['inner'])
})

test('a file in the place of an assessment, or of a folder of ours, is set aside', async () => {
  rmSync(dirname(file), { recursive: true })
  writeFileSync(dirname(file), 'notes')
  const { repairs } = await restarted()
  expect(repairs).toMatchObject([{ kind: 'damaged', place: assessment }])
  expect(readFileSync(aside(repairs), 'utf8')).toBe('notes')
  rmSync(join(root, 'log'), { recursive: true })
  writeFileSync(join(root, 'log'), 'notes')
  const journal = journalAt(root)
  expect(await journal.check()).toMatchObject({ begun: true, feeds: [] })
  expect(readdirSync(root).some((name) => /^log\.\d+\.aside$/.test(name))).toBe(true)
})

test('a log that the system cannot read on is moved aside; what could be read stays', async () => {
  let reads = 0
  const big = linesOf(feed, 5_000)
  const first = journalAt(root)
  await first.append(assessment, big)
  await first.close()
  // The second mebibyte is on a bad sector.
  const disk = failingDisk(({ name, path }) =>
    name === 'read' && path === file && ++reads === 2 ? 'EIO' : null,
  )
  const journal = journalAt(root, disk)
  const { repairs, feeds } = await journal.check()
  expect(repairs).toMatchObject([{ kind: 'damaged', kept: feeds[0]?.count }])
  expect(feeds[0]?.count).toBeGreaterThan(1_000)
  expect(await readAll(journal, feed)).toEqual(big.slice(0, feeds[0]?.count))
  expect(readFileSync(aside(repairs), 'utf8')).toBe(`${big.join('\n')}\n`)
  await journal.append(assessment, big)
  expect(readFileSync(file, 'utf8')).toBe(`${big.join('\n')}\n`)
})

test('a permission that was taken away is given back', async () => {
  const taken = new Set([file, dirname(file)])
  const disk = failingDisk(({ name, path }) => {
    if (name === 'chmod') taken.delete(path)
    return ['open', 'readdir'].includes(name) && taken.has(path) ? 'EACCES' : null
  })
  const journal = journalAt(root, disk)
  expect((await journal.check()).repairs).toEqual([])
  expect(await readAll(journal, feed)).toEqual(lines)
  expect([...taken]).toEqual([])
})

test('a log that another program holds stays, and is gone on with once it is let go', async () => {
  let held = true
  const disk = failingDisk(({ path }) => (held && path === file ? 'EBUSY' : null))
  const journal = journalAt(root, disk)
  expect((await journal.check()).repairs).toMatchObject([{ kind: 'damaged', kept: 0, aside: null }])
  await expect(journal.append(assessment, lines)).rejects.toMatchObject({
    code: 'cannot-write',
    details: { reason: 'EBUSY' },
  })
  held = false
  await journal.append(assessment, lines)
  expect(await readAll(journal, feed)).toEqual(lines)
  expect(existsSync(join(root, 'aside'))).toBe(false)
})

test('what cannot be set aside on a full disk stays where it is until there is room', async () => {
  let full = true
  const disk = failingDisk(({ name, path }) =>
    full && path.includes('aside') && ['copyFile', 'write', 'open', 'mkdir'].includes(name) ? 'ENOSPC' : null,
  )
  appendFileSync(file, 'half a li')
  const journal = journalAt(root, disk)
  expect((await journal.check()).repairs).toMatchObject([{ kind: 'torn', kept: 20, aside: null }])
  expect(await readAll(journal, feed)).toEqual(lines)
  expect(readFileSync(file, 'utf8').endsWith('half a li')).toBe(true)
  const more = linesOf(feed, 22)
  await expect(journal.append(assessment, more)).rejects.toMatchObject({ code: 'disk-full' })
  full = false
  await journal.append(assessment, more)
  expect(readFileSync(file, 'utf8')).toBe(`${more.join('\n')}\n`)
})

test('an empty log, a note that is torn and files of others change nothing', async () => {
  writeFileSync(join(root, 'log', assessment, `${feedName(5)}.jsonl`), '')
  writeFileSync(file.replace('.jsonl', '.head'), '000000000')
  writeFileSync(join(root, 'log', assessment, 'desktop.ini'), 'x')
  writeFileSync(join(root, 'log', 'notes.txt'), 'x')
  writeFileSync(join(root, 'README'), 'x')
  writeFileSync(`${file}.tmp`, 'half')
  expect(await restarted()).toMatchObject({ repairs: [], kept: lines })
  expect(existsSync(join(root, 'log', 'notes.txt'))).toBe(true)
  expect(readdirSync(dirname(file)).filter((name) => name.endsWith('.tmp'))).toEqual([])
})

test('an hour of garbage without a line feed is not taken into memory', async () => {
  truncateSync(file, 40 * 1024 * 1024)
  const { repairs, kept } = await restarted()
  expect(repairs).toMatchObject([{ kind: 'damaged', kept: 20 }])
  expect(kept).toEqual(lines)
})

test('only when there is no way to keep a journal is that an error, and it heals', async () => {
  const blocked = join(newFolder(), 'journal')
  writeFileSync(blocked, 'x')
  const journal = journalAt(blocked)
  await expect(journal.check()).rejects.toMatchObject({
    code: 'cannot-write',
    details: { reason: 'ENOTDIR' },
  })
  await expect(journal.append(assessment, lines)).rejects.toMatchObject({ code: 'cannot-write' })
  rmSync(blocked)
  await journal.append(assessment, lines)
  expect(await readAll(journal, feed)).toEqual(lines)
})
