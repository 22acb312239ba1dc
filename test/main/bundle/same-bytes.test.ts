import { expect, test } from 'vitest'
import { prepareBundle } from '../../../main/bundle/prepare-bundle.ts'
import {
  AUTHOR,
  bundleRequest,
  fixtureChecklist,
  linesOf,
  sha256Of,
  WITNESS,
  WORK,
} from '../../support/bundle-fixture.ts'
import { goodPieces, zipOf } from '../../support/bundle-surgery.ts'

test('the same record gives the same bytes, whenever and however often it is packed', () => {
  expect(sha256Of(zipOf(goodPieces()))).toBe(sha256Of(zipOf(goodPieces())))
})

test('the zone of the machine has no say in the bytes', () => {
  const before = process.env.TZ
  const here = new Date(2026, 0, 1).getTime()
  const hashes = ['Pacific/Kiritimati', 'America/St_Johns', 'UTC'].map((zone) => {
    process.env.TZ = zone
    // Node takes a changed zone over at once; without this the test would show nothing.
    expect(new Date(2026, 0, 1).getTime()).not.toBe(here)
    return sha256Of(zipOf(goodPieces()))
  })
  process.env.TZ = before
  expect(new Set([...hashes, sha256Of(zipOf(goodPieces()))]).size).toBe(1)
})

test('what is different makes another digest: the record, the revision, the roles', () => {
  const digests = [
    prepareBundle(bundleRequest(), [AUTHOR]),
    prepareBundle(bundleRequest(), [AUTHOR, WITNESS]),
    prepareBundle(bundleRequest({ revision: 2 }), [AUTHOR]),
    prepareBundle(bundleRequest({ supersedes: `sha256:${'0'.repeat(64)}` }), [AUTHOR]),
    prepareBundle(
      bundleRequest({
        feeds: [
          { feed: '0123456789abcdef0123456789abcdef', lines: linesOf(fixtureChecklist(), WORK.slice(0, -1)) },
        ],
      }),
      [AUTHOR],
    ),
  ].map(({ digest }) => digest)
  expect(new Set(digests).size).toBe(digests.length)
})
