import { array, asyncProperty, constantFrom, assert as holds, integer, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { goodPieces, verifyBytes, zipOf } from '../../support/bundle-surgery.ts'

/**
 * No damaged or altered bundle is ever accepted, and none makes the verification throw. The loops over every byte take
 * minutes: set ADIT_EVERY_BYTE=1 for them. Otherwise every 13th byte is flipped and every 17th length tried.
 */
const pieces = goodPieces()
const bytes = zipOf(pieces)
const whole = process.env.ADIT_EVERY_BYTE === '1'
const paths = [...pieces.files].map(([path, content]) => ({
  path,
  start: Buffer.from(bytes).indexOf(content),
  length: content.length,
}))

function pathAt(at: number): string | undefined {
  return paths.find(({ start, length }) => at >= start && at < start + length)?.path
}

test('one flipped bit anywhere is refused, and inside a file it names that file', async () => {
  for (let at = 0; at < bytes.length; at += whole ? 1 : 13) {
    const mutant = bytes.slice()
    mutant[at] = (mutant[at] ?? 0) ^ (1 << (at % 8))
    const report = await verifyBytes(mutant)
    if (report.ok) expect.fail(`accepted with byte ${at} changed`)
    const path = pathAt(at)
    if (path !== undefined && report.defects[0]?.path !== path) {
      expect.fail(`byte ${at} lies in ${path}, reported was ${JSON.stringify(report.defects)}`)
    }
  }
}, 600_000)

test('a bundle cut at any length is refused', async () => {
  for (let length = 0; length < bytes.length; length += whole ? 1 : 17) {
    const report = await verifyBytes(bytes.slice(0, length))
    if (report.ok) expect.fail(`accepted at ${length} bytes`)
  }
  for (let length = bytes.length - 400; length < bytes.length; length++) {
    const { defects } = await verifyBytes(bytes.slice(0, length))
    expect(['Z01', 'Z02', 'Z06']).toContain(defects[0]?.code)
  }
}, 600_000)

test('random changes are never accepted and never throw', async () => {
  const place = integer({ min: 0, max: bytes.length - 1 })
  const change = tuple(
    constantFrom('set', 'cut', 'copy', 'insert'),
    place,
    place,
    integer({ min: 0, max: 255 }),
  )
  await holds(
    asyncProperty(array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
      let mutant = Buffer.from(bytes)
      for (const [kind, a, b, value] of changes) {
        const [from, to] = a < b ? [a, b] : [b, a]
        if (kind === 'set') mutant[from % mutant.length] = value
        else if (kind === 'cut') mutant = Buffer.concat([mutant.subarray(0, from), mutant.subarray(to)])
        else if (kind === 'copy') mutant = Buffer.concat([mutant.subarray(0, to), mutant.subarray(from)])
        else mutant = Buffer.concat([mutant.subarray(0, from), Buffer.from([value]), mutant.subarray(from)])
      }
      if (Buffer.from(bytes).equals(mutant)) return
      const report = await verifyBytes(new Uint8Array(mutant))
      expect(report.ok).toBe(false)
    }),
    { numRuns: whole ? 20_000 : 300, seed: 20_260_530 },
  )
}, 600_000)
