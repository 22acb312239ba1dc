import { openRecordForm } from '../../shared/bundle/record-form.ts'
import { checklistDigest } from '../../shared/checklist/checklist-digest.ts'
import { loadChecklist } from '../../shared/checklist/load-checklist.ts'
import { AppError } from '../../shared/lib/app-error.ts'
import { decodeUtf8 } from '../../shared/lib/bytes.ts'
import { readFeed } from '../../shared/record/read-feed.ts'
import type { ReadableBundle } from '../bundle/read-bundle.ts'
import type { Filled } from './say-answers.ts'

const LOG = /^data\/log\/([0-9a-f]{32})\.jsonl$/

/**
 * The form of a verified bundle as it stood after the last event, for the words of its questions. Throws
 * `bundle-not-verified` for what verification lets nobody see: a checklist or log that is not sound.
 */
export async function openBundleForm({ content, paths, read }: ReadableBundle): Promise<Filled> {
  const loaded = loadChecklist(content.checklist)
  if ('problems' in loaded)
    throw new AppError('bundle-not-verified', { code: 'J08', path: 'data/checklist.json' })
  const feeds = await Promise.all(
    paths.flatMap((path) => {
      const feed = LOG.exec(path)?.[1]
      return feed === undefined ? [] : [read(path).then((bytes) => feedOf(feed, path, bytes))]
    }),
  )
  const { checklist } = loaded
  const checklistSha256 = checklistDigest(checklist.definition)
  const { revision, kind } = content.assessment
  return openRecordForm({ checklist, checklistSha256, feeds, revision, kind })
}

function feedOf(feed: string, path: string, bytes: Uint8Array) {
  const lines = (decodeUtf8(bytes) ?? '').split('\n').slice(0, -1)
  const result = readFeed(feed, lines)
  if ('problems' in result) throw new AppError('bundle-not-verified', { code: 'J08', path })
  return result
}
