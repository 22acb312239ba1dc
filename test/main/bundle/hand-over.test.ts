import { expect, test } from 'vitest'
import { prepareBundle } from '../../../main/bundle/prepare-bundle.ts'
import type { KeptHead } from '../../../shared/bundle/kept-head.ts'
import { feedPaths } from '../../../shared/bundle/layout.ts'
import { decodeUtf8 } from '../../../shared/lib/bytes.ts'
import {
  ASSESSMENT,
  AUTHOR,
  answer,
  assessmentOpen,
  bundleRequest,
  FEED,
  FEED_OPEN,
  feedOf,
  fixtureChecklist,
  WITNESS,
} from '../../support/bundle-fixture.ts'

const BEN = { ...WITNESS, role: 'author' as const }
const OTHER = 'fedcba9876543210fedcba9876543210'
const checklist = fixtureChecklist()

const hers = feedOf(AUTHOR, FEED, [FEED_OPEN, assessmentOpen(checklist), answer('ACQ-WAT-01', 'yes')])
const his = feedOf(
  BEN,
  OTHER,
  [
    { kind: 'feed.open', body: { assessment: ASSESSMENT, key: BEN.key, signer: BEN.signer } },
    answer('ACQ-WAT-01', 'no'),
  ],
  2,
)
const lines = (events: typeof hers) => events.map(({ line }) => line)
const feeds = [
  { feed: FEED, lines: lines(hers) },
  { feed: OTHER, lines: lines(his) },
]

/** What a bundle holds at a path; undefined when it is not there. */
function fileOf(prepared: ReturnType<typeof prepareBundle>, path: string): Uint8Array | undefined {
  const found = prepared.plan.entries.find(({ file }) => file.path === path)?.file
  return found !== undefined && 'bytes' in found ? found.bytes : undefined
}

/** Her head, as she signed it when she handed over her part alone. */
function herHead(events = hers): KeptHead {
  const request = {
    ...bundleRequest(),
    kind: 'handover' as const,
    feeds: [{ feed: FEED, lines: lines(events) }],
  }
  const prepared = prepareBundle(request, [AUTHOR])
  const paths = feedPaths(FEED)
  const text = (path: string) => decodeUtf8(fileOf(prepared, path) ?? new Uint8Array()) ?? ''
  return {
    feed: FEED,
    text: text(paths.head),
    signature: Buffer.from(fileOf(prepared, paths.signature) ?? []).toString('hex'),
    certificate: text(paths.certificate),
  }
}

const codeOf = (work: () => unknown): string => {
  try {
    work()
    return 'none'
  } catch (error) {
    return (error as { code?: string }).code ?? String(error)
  }
}

test('a conflict may be handed over, never be final', () => {
  const request = { ...bundleRequest(), feeds, heads: [herHead()], incomplete: true }
  expect(codeOf(() => prepareBundle(request, [BEN]))).toBe('conflict-open')
  const prepared = prepareBundle({ ...request, kind: 'handover' }, [BEN])
  const info = decodeUtf8(fileOf(prepared, 'bag-info.txt') ?? new Uint8Array())
  expect(info).toContain('Adit-Kind: handover\n')
  expect(info).toContain('Adit-Required-Roles: author\n')
  const about = JSON.parse(decodeUtf8(fileOf(prepared, 'data/assessment.json') ?? new Uint8Array()) ?? '')
  expect(about).toMatchObject({ kind: 'handover', complete: false, conflicts: ['ACQ-WAT-01'] })
})

test('a colleague’s part travels with the head they signed, to the byte', () => {
  const head = herHead()
  const prepared = prepareBundle({ ...bundleRequest(), kind: 'handover', feeds, heads: [head] }, [BEN])
  const paths = feedPaths(FEED)
  expect(decodeUtf8(fileOf(prepared, paths.head) ?? new Uint8Array())).toBe(head.text)
  expect(Buffer.from(fileOf(prepared, paths.signature) ?? []).toString('hex')).toBe(head.signature)
  expect(decodeUtf8(fileOf(prepared, paths.certificate) ?? new Uint8Array())).toBe(head.certificate)
})

test('a colleague on the same device signs the head of their part, and nothing else', () => {
  const request = { ...bundleRequest(), kind: 'handover' as const, feeds }
  const prepared = prepareBundle({ ...request, partSigners: [AUTHOR] }, [BEN])
  const head = JSON.parse(decodeUtf8(fileOf(prepared, feedPaths(FEED).head) ?? new Uint8Array()) ?? '')
  expect(head).toMatchObject({ feed: FEED, count: hers.length, signer: { key: AUTHOR.key } })
  const signatures = prepared.plan.entries.filter(({ file }) => file.path.startsWith('signatures/'))
  expect(signatures.filter(({ file }) => file.path.endsWith('.sig'))).toHaveLength(1)
  expect(codeOf(() => prepareBundle({ ...request, partSigners: [BEN] }, [BEN]))).toBe('key-not-found')
})

test('a colleague’s part does not travel without a head of exactly its events', () => {
  const request = { ...bundleRequest(), kind: 'handover' as const, feeds }
  expect(codeOf(() => prepareBundle(request, [BEN]))).toBe('key-not-found')
  const short = herHead(hers.slice(0, 2))
  expect(codeOf(() => prepareBundle({ ...request, heads: [short] }, [BEN]))).toBe('key-not-found')
  const foreign = { ...herHead(), feed: OTHER }
  expect(codeOf(() => prepareBundle({ ...request, heads: [foreign] }, [AUTHOR]))).toBe('key-not-found')
})
