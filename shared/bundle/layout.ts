import type { Sha256 } from '../lib/sha256.ts'
import type { FeedId } from '../record/event.ts'

/** Names inside a bundle (bundle format 1.0 §3), below the base directory. */

/** `adit-` and the first 16 hex digits of the bag digest: a mine's name must not leak through a file name. */
export function baseName(digestHex: string): string {
  return `adit-${digestHex.slice(0, 16)}`
}

/** The files of BagIt itself. */
export const TAG_PATHS = {
  bagit: 'bagit.txt',
  info: 'bag-info.txt',
  manifest: 'manifest-sha256.txt',
  tagManifest: 'tagmanifest-sha256.txt',
} as const

/** The files that follow from the log, the checklist and the bag-info alone. */
export const DERIVED_PATHS = {
  assessment: 'data/assessment.json',
  answers: 'data/answers.json',
  findings: 'data/findings.json',
  attachments: 'data/attachments.json',
  // The layout of the paper writes VERIFY.txt; its name grammar allows lower case only, and the grammar decides.
  verify: 'data/verify.txt',
  report: 'data/report.html',
  answersTable: 'data/csv/answers.csv',
  findingsTable: 'data/csv/findings.csv',
  attachmentsTable: 'data/csv/attachments.csv',
} as const

/** The whole checklist that was walked. */
export const CHECKLIST_PATH = 'data/checklist.json'

/** The log of a feed, and the three files of its signed head. */
export function feedPaths(feed: FeedId) {
  const stem = `data/log/${feed}`
  return {
    log: `${stem}.jsonl`,
    head: `${stem}.head.json`,
    signature: `${stem}.head.sig`,
    certificate: `${stem}.head.crt.pem`,
  } as const
}

/** The three files of a signature. */
export function signaturePaths(stem: string) {
  const path = `signatures/${stem}`
  return { statement: `${path}.json`, signature: `${path}.sig`, certificate: `${path}.crt.pem` } as const
}

/** A file to be named: its content, the first question that has it, and the name it came with. */
export interface NamedAttachment {
  readonly sha256: Sha256
  readonly item: string
  readonly name: string
}

/**
 * A path for every attachment, readable for somebody who only unzips: `data/attachments/<item>_<slug>_<sha12>.<ext>`.
 * The name has no part in integrity. Where two contents share their first 12 digits, both get all 64.
 */
export function attachmentPaths(files: readonly NamedAttachment[]): ReadonlyMap<Sha256, string> {
  const uses = new Map<string, Set<Sha256>>()
  for (const { sha256 } of files) {
    const short = sha256.slice(0, 12)
    uses.set(short, (uses.get(short) ?? new Set<Sha256>()).add(sha256))
  }
  const paths = new Map<Sha256, string>()
  for (const { sha256, item, name } of files) {
    if (paths.has(sha256)) continue
    const clash = (uses.get(sha256.slice(0, 12))?.size ?? 0) > 1
    const { stem, extension } = splitName(name)
    const [itemLength, slugLength] = clash ? [12, 12] : [30, 40]
    const parts = [
      slug(item, itemLength) || 'item',
      slug(stem, slugLength) || 'file',
      clash ? sha256 : sha256.slice(0, 12),
    ]
    paths.set(sha256, `data/attachments/${parts.join('_')}.${extension}`)
  }
  return paths
}

function splitName(name: string): { readonly stem: string; readonly extension: string } {
  const match = /^(.+)\.([A-Za-z0-9]{1,8})$/.exec(name)
  if (match?.[1] === undefined || match[2] === undefined) return { stem: name, extension: 'bin' }
  return { stem: match[1], extension: match[2].toLowerCase() }
}

/** Lower-case ASCII letters and digits with single hyphens between; accents are dropped, other scripts too. */
function slug(text: string, length: number): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, length)
    .replace(/^-+|-+$/g, '')
}
