import type { Checklist } from '../checklist/checklist.ts'
import { checklistDigest } from '../checklist/checklist-digest.ts'
import type { Path } from '../checklist/value.ts'
import { AppError } from '../lib/app-error.ts'
import { encodeUtf8 } from '../lib/bytes.ts'
import type { FeedId } from '../record/event.ts'
import { type ReadFeed, readFeed } from '../record/read-feed.ts'
import type { AwaitedFile, BagFile } from './assemble-bag.ts'
import type { BagInfo, RecordKind } from './bag-info.ts'
import { derivePayload, json } from './derive-payload.ts'
import { CHECKLIST_PATH, feedPaths } from './layout.ts'
import { MAX_FEEDS, MAX_LOG_LINE_SIZE } from './limits.ts'
import { lastTime, organizationOf } from './record-form.ts'

/** What a bundle is made from. */
export interface PayloadRequest {
  /** An `assessment` when nothing is said. */
  readonly kind?: RecordKind
  readonly checklist: Checklist
  /** The whole log, line by line without line feeds, by feed. */
  readonly feeds: readonly { readonly feed: FeedId; readonly lines: readonly string[] }[]
  /** From 1; one more than the last bundle of this assessment. */
  readonly revision: number
  /** Digest of the bundle this one replaces. */
  readonly supersedes: string | null
  /** Pack although required questions are open. A hand-over always may. */
  readonly incomplete: boolean
  /** Roles that must sign, author first. */
  readonly requiredRoles: readonly string[]
}

/** Everything of a bundle but its manifests and signatures. */
export interface Payload {
  readonly assessment: string
  readonly feeds: readonly ReadFeed[]
  /** All of `data/` but attachments and feed heads. */
  readonly files: readonly BagFile[]
  readonly attachments: readonly AwaitedFile[]
  readonly info: Omit<BagInfo, 'payload'>
  /** Required questions without an answer; empty unless `incomplete` was asked for. */
  readonly missing: readonly Path[]
}

/**
 * Makes the payload of a bundle. Throws `AppError`:
 * `bad-request` for a log that is not sound, was opened with another checklist or belongs to another assessment;
 * `conflict-open` (`paths`, `count`) while answers rival each other, unless for a hand-over;
 * `required-missing` (`paths`, `count`) for open required questions, unless `incomplete` or a hand-over.
 */
export function buildPayload(request: PayloadRequest): Payload {
  const feeds = readFeeds(request)
  const checklistSha256 = checklistDigest(request.checklist.definition)
  const { checklist, revision, kind = 'assessment' } = request
  const derived = derivePayload({ checklist, checklistSha256, feeds, revision, kind })
  const { missing, assessment, mine } = derived.assessment
  if (missing.length > 0 && !request.incomplete && kind !== 'handover') {
    throw new AppError('required-missing', {
      paths: missing.slice(0, 20).join(', '),
      count: missing.length,
    })
  }
  const logs = request.feeds.map(({ feed, lines }) => ({
    path: feedPaths(feed).log,
    bytes: encodeUtf8(lines.map((line) => `${line}\n`).join('')),
  }))
  return {
    assessment,
    feeds,
    files: [...derived.files, json(CHECKLIST_PATH, checklist.definition), ...logs],
    attachments: derived.attachments,
    info: {
      assessment,
      kind,
      requiredRoles: request.requiredRoles,
      revision,
      supersedes: request.supersedes,
      group: mine.id,
      date: lastTime(derived.source.events).slice(0, 10),
      organization: organizationOf(feeds),
    },
    missing,
  }
}

function readFeeds(request: PayloadRequest): readonly ReadFeed[] {
  if (request.feeds.length > MAX_FEEDS) throw new AppError('bad-request', { reason: 'too many feeds' })
  const read = request.feeds.map(({ feed, lines }): ReadFeed => {
    const result = readFeed(feed, lines)
    if ('problems' in result) {
      const { code = '', seq = 0, detail = '' } = result.problems[0] ?? {}
      throw new AppError('bad-request', { reason: `feed ${feed} event ${seq}: ${code} ${detail}` })
    }
    if (lines.some((line) => encodeUtf8(line).length > MAX_LOG_LINE_SIZE)) {
      throw new AppError('bad-request', { reason: `feed ${feed}: line too long` })
    }
    return result
  })
  if (new Set(read.map(({ feed }) => feed)).size !== read.length) {
    throw new AppError('bad-request', { reason: 'one feed twice' })
  }
  if (new Set(read.map(({ opened }) => opened.assessment)).size > 1) {
    throw new AppError('bad-request', { reason: 'several assessments' })
  }
  return read.sort((a, b) => (a.feed < b.feed ? -1 : 1))
}
