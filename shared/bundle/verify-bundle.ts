import type { EventId, KeyId } from '../record/event.ts'
import type { ReadFeed } from '../record/read-feed.ts'
import { assessmentSchema } from './assessment-file.ts'
import { attachmentsSchema } from './attachments-file.ts'
import type { BagTags } from './bag-info.ts'
import type { BundleCrypto, ByteSource } from './byte-source.ts'
import { checkAttachments } from './checks/check-attachments.ts'
import { type BagOutside, checkBag } from './checks/check-bag.ts'
import { checkDerived } from './checks/check-derived.ts'
import { checkLog } from './checks/check-log.ts'
import { checkSignatures } from './checks/check-signatures.ts'
import { checkVersion } from './checks/check-version.ts'
import { createDefectList, type DefectList } from './checks/defect-list.ts'
import { findWarnings } from './checks/find-warnings.ts'
import { readChecked, readJson } from './checks/json-files.ts'
import { judge, type Unchecked } from './checks/judge.ts'
import { CHECKLIST_PATH, DERIVED_PATHS } from './layout.ts'
import { type OpenBag, openBag } from './open-bag.ts'
import { readDirectory } from './read-directory.ts'
import type { BundleSummary, Defect, VerifyReport } from './report.ts'
import { summarize } from './summarize.ts'

/** What a verification is given besides the file. */
export interface VerifyOptions {
  /** Keys of people known here. Without it the question who signed stays open (W01). */
  readonly trusted?: ReadonlySet<KeyId>
  /** The present, UTC, `YYYY-MM-DDTHH:MM:SSZ`, to notice claimed times in the future (W02). */
  readonly now?: string
  /** Told the bytes read so far out of the file's size; may throw to stop the work. */
  readonly onProgress?: (done: number, total: number) => void
}

/**
 * Verifies a bundle, cheap checks before dear ones (bundle format 1.0 §11). A defect of the container ends it at once;
 * from the bag on every defect is collected. Never throws for bad content; passes on what `source` or `onProgress`
 * throw. The report's four lights are judged apart.
 */
export async function verifyBundle(
  source: ByteSource,
  crypto: BundleCrypto,
  options: VerifyOptions = {},
): Promise<VerifyReport> {
  const directory = await readDirectory(source)
  if ('defect' in directory) return refused(source, 0, [directory.defect])
  const { entries } = directory
  let done = 0
  const opened = await openBag(source, entries, crypto, (bytes) => {
    done += bytes
    options.onProgress?.(done, source.size)
  })
  if ('damaged' in opened) return refused(source, entries.length, opened.damaged)
  const { bag } = opened
  if (bag.bases.length !== 1) {
    return refused(source, entries.length, [{ code: 'B02', detail: bag.bases.slice(0, 3).join(', ') }])
  }
  return verifyBag(bag, source.size, crypto, options)
}

async function verifyBag(
  bag: OpenBag,
  size: number,
  crypto: BundleCrypto,
  options: VerifyOptions,
): Promise<VerifyReport> {
  const defects = createDefectList()
  const unchecked = new Set<Unchecked>()
  const outside = await checkBag(bag, defects)
  const digest = outside.digestHex === null ? null : `sha256:${outside.digestHex}`
  const understood = outside.info === null || checkVersion(outside.info, defects)
  const trusted = options.trusted ?? null
  const inside = understood ? await checkInside(bag, crypto, outside, defects, unchecked) : NOTHING
  const signed = understood
    ? await checkSignatures(
        bag,
        crypto,
        {
          digest,
          assessment: outside.info?.get('Adit-Assessment-Id') ?? null,
          requiredRoles: outside.info?.get('Adit-Required-Roles')?.split(',') ?? null,
          trusted,
        },
        defects,
      )
    : { signatures: [], sshsig: false }
  if (signed.sshsig) unchecked.add('ssh-signature')
  if (!understood) for (const group of ['J', 'L', 'H', 'A', 'D', 'S', 'T'] as const) unchecked.add(group)
  if (outside.info === null) unchecked.add('required-roles')
  const { lights, notChecked } = judge(defects, unchecked, trusted !== null)
  return {
    name: outside.digestHex === null ? null : `${bag.bases[0]}.adit`,
    digest,
    size,
    entries: bag.paths.length,
    ok: defects.listed.length === 0,
    lights,
    defects: defects.listed,
    unlisted: defects.unlisted,
    warnings: findWarnings(
      inside.feeds,
      inside.index,
      signed.signatures,
      trusted !== null,
      options.now,
      inside.summary?.kind,
    ),
    notChecked,
    signatures: signed.signatures,
    summary: inside.summary,
  }
}

interface Inside {
  readonly feeds: readonly ReadFeed[]
  readonly index: readonly { readonly absent?: string | undefined }[]
  readonly summary: BundleSummary | null
}
const NOTHING: Inside = { feeds: [], index: [], summary: null }

/** Reads the payload: JSON files, log, attachments, and what follows from them. */
async function checkInside(
  bag: OpenBag,
  crypto: BundleCrypto,
  { info }: BagOutside,
  defects: DefectList,
  unchecked: Set<Unchecked>,
): Promise<Inside> {
  const has = (path: string) => bag.sha256(path) !== undefined
  const assessment = has(DERIVED_PATHS.assessment)
    ? await readChecked(bag, DERIVED_PATHS.assessment, assessmentSchema, defects)
    : undefined
  const named = info?.get('Adit-Assessment-Id') ?? null
  if (assessment !== undefined && named !== null && assessment.assessment !== named) {
    defects.add('J07', DERIVED_PATHS.assessment, assessment.assessment)
  }
  const definition = has(CHECKLIST_PATH) ? await readJson(bag, CHECKLIST_PATH, defects) : undefined
  for (const path of [DERIVED_PATHS.answers, DERIVED_PATHS.findings]) {
    if (has(path)) await readJson(bag, path, defects)
  }
  const index = has(DERIVED_PATHS.attachments)
    ? await readChecked(bag, DERIVED_PATHS.attachments, attachmentsSchema, defects)
    : undefined

  const heads: ReadonlyMap<string, EventId> | null =
    assessment === undefined ? null : new Map(Object.entries(assessment.heads))
  const feeds = await checkLog(bag, crypto, named ?? assessment?.assessment ?? null, heads, defects)
  if (index === undefined) unchecked.add('A')
  else checkAttachments(bag, index, defects)

  const ready = definition !== undefined && feeds !== null && info !== null && assessment !== undefined
  const derived = ready && (await checkDerived(bag, definition, feeds, info, assessment.reducer, defects))
  if (!derived) unchecked.add('D')
  return {
    feeds: feeds ?? [],
    index: index ?? [],
    summary: assessment === undefined ? null : summarize(assessment, definition, info ?? NO_TAGS),
  }
}

const NO_TAGS: BagTags = new Map()

/** The report on a file whose container cannot be believed: nothing behind it was looked at. */
function refused(source: ByteSource, entries: number, found: readonly Defect[]): VerifyReport {
  const defects = createDefectList()
  for (const { code, path, detail } of found) defects.add(code, path, detail)
  const unchecked = new Set<Unchecked>(['B', 'V', 'J', 'L', 'H', 'A', 'D', 'S', 'T'])
  const { lights, notChecked } = judge(defects, unchecked, false)
  return {
    name: null,
    digest: null,
    size: source.size,
    entries,
    ok: false,
    lights,
    defects: defects.listed,
    unlisted: defects.unlisted,
    warnings: [],
    notChecked,
    signatures: [],
    summary: null,
  }
}
