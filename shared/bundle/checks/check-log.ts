import { encodeUtf8 } from '../../lib/bytes.ts'
import type { CanonicalProblem } from '../../lib/canonical-json.ts'
import type { EventId } from '../../record/event.ts'
import { type FeedProblem, type ReadFeed, readFeed } from '../../record/read-feed.ts'
import type { BundleCrypto } from '../byte-source.ts'
import { feedPaths } from '../layout.ts'
import { MAX_LOG_LINE_SIZE } from '../limits.ts'
import type { OpenBag } from '../open-bag.ts'
import { checkHead } from './check-head.ts'
import type { DefectList } from './defect-list.ts'
import { jsonCode, readText } from './json-files.ts'

const LOG_FILE = /^data\/log\/([0-9a-f]{32})(\.jsonl|\.head\.json|\.head\.sig|\.head\.crt\.pem)$/

const CODES: Readonly<Record<Exclude<FeedProblem['code'], 'json'>, string>> = {
  event: 'J08',
  feed: 'L02',
  gap: 'L03',
  chain: 'L04',
  lamport: 'L05',
  open: 'L07',
}

/**
 * Reads every feed of the log and checks its chain and its signed head (codes L and H, J01 to J09 for lines, J07).
 * `heads` is what `assessment.json` says, when it could be read. Gives the feeds only when every one is sound.
 */
export async function checkLog(
  bag: OpenBag,
  crypto: BundleCrypto,
  assessment: string | null,
  heads: ReadonlyMap<string, EventId> | null,
  defects: DefectList,
): Promise<readonly ReadFeed[] | null> {
  const feeds = new Set<string>()
  const stray: string[] = []
  for (const path of bag.paths) {
    if (!path.startsWith('data/log/')) continue
    const match = LOG_FILE.exec(path)
    if (match?.[1] === undefined) stray.push(path)
    else if (match[2] === '.jsonl') feeds.add(match[1])
  }
  for (const path of bag.paths) {
    const feed = LOG_FILE.exec(path)?.[1]
    if (feed !== undefined && !feeds.has(feed)) stray.push(path)
  }
  for (const path of stray) defects.add('L08', path)
  if (heads !== null) {
    for (const feed of heads.keys()) if (!feeds.has(feed)) defects.add('L09', feedPaths(feed).log, feed)
    for (const feed of feeds) if (!heads.has(feed)) defects.add('L09', feedPaths(feed).log, feed)
  }
  if (feeds.size === 0) defects.add('L09', 'data/log')

  const read: ReadFeed[] = []
  let sound = feeds.size > 0
  for (const feed of [...feeds].sort()) {
    const log = await readLog(bag, crypto, feed, defects)
    if (log === null) sound = false
    else read.push(log)
    if (log !== null && assessment !== null && log.opened.assessment !== assessment) {
      defects.add('J07', feedPaths(feed).log, log.opened.assessment)
    }
    await checkHead(bag, crypto, feed, log, assessment, defects)
  }
  return sound ? read : null
}

async function readLog(
  bag: OpenBag,
  crypto: BundleCrypto,
  feed: string,
  defects: DefectList,
): Promise<ReadFeed | null> {
  const path = feedPaths(feed).log
  const text = await readText(bag, path, defects)
  if (text === null) return null
  const lines = text.split('\n')
  if (lines.pop() !== '') {
    defects.add('L01', path)
    return null
  }
  for (const [seq, line] of lines.entries()) {
    // A UTF-16 unit is at most three bytes of UTF-8, so short lines need no counting.
    if (line.length * 3 <= MAX_LOG_LINE_SIZE || encodeUtf8(line).length <= MAX_LOG_LINE_SIZE) continue
    defects.add('J09', path, `#${seq}`)
    return null
  }
  const read = readFeed(feed, lines, (line) => {
    const hash = crypto.createSha256()
    hash.update(encodeUtf8(line))
    return hash.digestHex()
  })
  if (!('problems' in read)) return read
  for (const problem of read.problems) {
    const reason = problem.detail?.split(' ')[0] as CanonicalProblem['code']
    const code = problem.code === 'json' ? jsonCode(reason) : CODES[problem.code]
    defects.add(
      code,
      path,
      problem.detail === undefined ? `#${problem.seq}` : `#${problem.seq} ${problem.detail}`,
    )
  }
  return null
}
