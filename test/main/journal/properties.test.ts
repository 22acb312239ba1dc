import { readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { JournalRepair } from '../../../shared/ipc/journal-calls.ts'
import { newFolder } from '../keys/fakes.ts'
import { assessment, feedName, linesOf, readAll } from './feeds.ts'
import { journalAt } from './journals.ts'

/** What becomes of a log while the app is not running; places are parts of its length. */
const damage = fc.oneof(
  fc.constant({ kind: 'none' } as const),
  fc.record({ kind: fc.constant('truncate' as const), at: fc.double({ min: 0, max: 1, noNaN: true }) }),
  fc.record({
    kind: fc.constant('flip' as const),
    bits: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(7)), {
      minLength: 1,
      maxLength: 3,
    }),
  }),
  fc.record({ kind: fc.constant('tail' as const), bytes: fc.uint8Array({ minLength: 1, maxLength: 600 }) }),
  fc.record({ kind: fc.constant('zeros' as const), count: fc.integer({ min: 1, max: 9_000 }) }),
)

type Damage = typeof damage extends fc.Arbitrary<infer Kind> ? Kind : never

interface Damaged {
  readonly bytes: Buffer
  /** Whole lines before the first byte that is not as it was written. */
  readonly whole: number
}

function doDamage(path: string, what: Damage): Damaged {
  const bytes = readFileSync(path)
  const linesBefore = (at: number) => bytes.subarray(0, at).toString('latin1').split('\n').length - 1
  switch (what.kind) {
    case 'none':
      return { bytes, whole: linesBefore(bytes.length) }
    case 'truncate': {
      const length = Math.floor(what.at * bytes.length)
      truncateSync(path, length)
      return { bytes: bytes.subarray(0, length), whole: linesBefore(length) }
    }
    case 'flip': {
      const flipped = Buffer.from(bytes)
      for (const [at, bit] of what.bits) {
        const place = Math.min(Math.floor(at * bytes.length), bytes.length - 1)
        flipped[place] = (flipped[place] ?? 0) ^ (1 << bit)
      }
      writeFileSync(path, flipped)
      const first = bytes.findIndex((byte, index) => byte !== flipped[index])
      return { bytes: flipped, whole: linesBefore(first === -1 ? bytes.length : first) }
    }
    case 'tail':
    case 'zeros': {
      const tail = what.kind === 'tail' ? what.bytes : Buffer.alloc(what.count)
      const longer = Buffer.concat([bytes, tail])
      writeFileSync(path, longer)
      return { bytes: longer, whole: linesBefore(bytes.length) }
    }
  }
}

const plan = fc.array(
  fc.record({ count: fc.integer({ min: 1, max: 25 }), damage, step: fc.integer({ min: 1, max: 9 }) }),
  { minLength: 1, maxLength: 3 },
)

test('whatever becomes of the logs, what is left is what was appended up to there, and nothing is thrown away', async () => {
  await fc.assert(
    fc.asyncProperty(plan, async (feeds) => {
      const root = join(newFolder(), 'journal')
      const before = journalAt(root)
      const written = feeds.map(({ count }, index) => linesOf(feedName(index), count))
      await Promise.all(
        feeds.map(async ({ step }, index) => {
          const lines = written[index] ?? []
          for (let at = 0; at < lines.length; at += step)
            await before.append(assessment, lines.slice(at, at + step))
        }),
      )
      await before.close()
      const damaged = feeds.map((feed, index) =>
        doDamage(join(root, 'log', assessment, `${feedName(index)}.jsonl`), feed.damage),
      )

      const after = journalAt(root)
      const { feeds: found, repairs } = await after.check()
      for (const [index, { bytes, whole }] of damaged.entries()) {
        const feed = feedName(index)
        const kept = await readAll(after, feed)
        const lines = written[index] ?? []
        expect(kept).toEqual(lines.slice(0, kept.length))
        expect(found.find((one) => one.feed === feed)?.count).toBe(kept.length)
        // One faultless line goes along when the damage took the hash that vouches for it.
        const least = feeds[index]?.damage.kind === 'flip' ? whole - 1 : whole
        expect(kept.length).toBeGreaterThanOrEqual(least)
        expect(kept.length).toBeLessThanOrEqual(whole)
        expectKept(
          root,
          bytes,
          kept,
          repairs.find(({ place }) => place.endsWith(feed)),
        )
      }

      // Mended from the other copy, it is as if nothing had been.
      for (const lines of written) await after.append(assessment, lines)
      await after.close()
      const last = journalAt(root)
      expect((await last.check()).repairs).toEqual([])
      for (const [index, lines] of written.entries())
        expect(await readAll(last, feedName(index))).toEqual(lines)
      await last.close()
    }),
    { numRuns: 60 },
  )
})

/** Every byte that was in the log is either still there or lies aside. */
function expectKept(
  root: string,
  bytes: Buffer,
  kept: readonly string[],
  repair: JournalRepair | undefined,
): void {
  const left = Buffer.from(kept.map((line) => `${line}\n`).join(''), 'utf8')
  const aside = repair?.aside ?? null
  const put = aside === null ? Buffer.alloc(0) : readFileSync(join(root, aside))
  const whole = repair?.kind === 'damaged' ? put : Buffer.concat([left, put])
  expect(whole.equals(bytes)).toBe(true)
}

test('appends that overlap and repeat at random end as one unbroken feed', async () => {
  const range = fc.tuple(fc.nat(29), fc.integer({ min: 1, max: 30 }))
  await fc.assert(
    fc.asyncProperty(fc.array(range, { maxLength: 20 }), async (ranges) => {
      const root = join(newFolder(), 'journal')
      const journal = journalAt(root)
      const lines = linesOf(feedName(0), 30)
      let end = 0
      const expected = ranges.map(([from, count]) => {
        const fits = from <= end
        if (fits) end = Math.max(end, Math.min(from + count, lines.length))
        return fits ? 'fulfilled' : 'rejected'
      })
      const results = await Promise.allSettled(
        ranges.map(([from, count]) => journal.append(assessment, lines.slice(from, from + count))),
      )
      expect(results.map(({ status }) => status)).toEqual(expected)
      expect(await readAll(journal, feedName(0))).toEqual(lines.slice(0, end))
      await journal.close()
    }),
    { numRuns: 60 },
  )
})
