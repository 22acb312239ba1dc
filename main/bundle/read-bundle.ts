import { mkdir, open, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { AnswersFile } from '../../shared/bundle/answers-file.ts'
import type { AssessmentFile } from '../../shared/bundle/assessment-file.ts'
import type { AttachmentEntry } from '../../shared/bundle/attachments-file.ts'
import type { FindingsFile } from '../../shared/bundle/findings-file.ts'
import { CHECKLIST_PATH, DERIVED_PATHS, TAG_PATHS } from '../../shared/bundle/layout.ts'
import { readManifest } from '../../shared/bundle/manifest.ts'
import { bagOf, type OpenBag } from '../../shared/bundle/open-bag.ts'
import { readDirectory } from '../../shared/bundle/read-directory.ts'
import type { VerifyReport } from '../../shared/bundle/report.ts'
import type { ChecklistDefinition } from '../../shared/checklist/definition.ts'
import { AppError } from '../../shared/lib/app-error.ts'
import { decodeUtf8 } from '../../shared/lib/bytes.ts'
import { openFileSource } from './file-source.ts'
import { createSha256 } from './node-crypto.ts'

/** What a verified bundle holds, as data. */
export interface BundleContent {
  readonly assessment: AssessmentFile
  readonly checklist: ChecklistDefinition
  readonly answers: AnswersFile
  readonly findings: FindingsFile
  readonly attachments: readonly AttachmentEntry[]
}

/** A verified bundle, open for reading. Whatever is read is compared with its hash again, unless by `stream`. */
export interface ReadableBundle {
  readonly content: BundleContent
  /** Every path below the base directory. */
  readonly paths: readonly string[]
  /** A file's bytes, e.g. `data/csv/answers.csv`. Throws `AppError('bundle-not-verified', { path })` when it changed. */
  read(path: string): Promise<Uint8Array>
  /** A file's bytes piece by piece, not compared with anything: whoever takes them hashes them. */
  stream(path: string): AsyncGenerator<Uint8Array>
  /**
   * Copies a file of the bundle to a new file. Throws `AppError`: `cannot-write` (`path`) when something is there
   * already or it cannot be written; `bundle-not-verified` (`path`) when it changed.
   */
  copy(path: string, target: string): Promise<void>
  /** Copies every file into a folder that must not be there yet, readable by this user alone. Throws as `copy`. */
  copyAll(folder: string): Promise<void>
  close(): Promise<void>
}

/**
 * Opens a bundle that was verified before. Throws `AppError`: `bundle-not-verified` (`code`, `path`) when the report
 * does not call it intact, or the file is no longer the one that was verified; `cannot-read` (`path`).
 */
export async function readBundle(path: string, report: VerifyReport): Promise<ReadableBundle> {
  if (report.lights.intact !== 'yes') {
    const [defect] = report.defects
    throw new AppError('bundle-not-verified', { code: defect?.code ?? '', path: defect?.path ?? '' })
  }
  const source = await openFileSource(path)
  try {
    const directory = await readDirectory(source)
    if ('defect' in directory)
      throw new AppError('bundle-not-verified', { code: directory.defect.code, path })
    const bag = bagOf(source, directory.entries, new Map())
    const hashes = await readHashes(bag, report)
    const read = (file: string) => readChecked(bag, hashes, file)
    const copy = (file: string, target: string) => copyChecked(bag, hashes, file, target)
    return {
      content: await readContent(read),
      paths: bag.paths,
      read,
      stream: (file) => bag.stream(file),
      copy,
      async copyAll(folder) {
        await makeFolder(folder, false)
        for (const file of bag.paths) {
          await makeFolder(dirname(join(folder, file)), true)
          await copy(file, join(folder, file))
        }
      },
      close: () => source.close(),
    }
  } catch (error) {
    await source.close()
    throw error
  }
}

/** Hash of every file that the digest covers; the digest itself must still be that of the report. */
async function readHashes(bag: OpenBag, report: VerifyReport): Promise<ReadonlyMap<string, string>> {
  const tagManifest = await bag.read(TAG_PATHS.tagManifest)
  if (`sha256:${hashOf(tagManifest)}` !== report.digest) throw changed(TAG_PATHS.tagManifest)
  const tags = readManifest(decodeUtf8(tagManifest) ?? '')
  const manifest = await bag.read(TAG_PATHS.manifest)
  if ('badLine' in tags || hashOf(manifest) !== tags.get(TAG_PATHS.manifest))
    throw changed(TAG_PATHS.manifest)
  const payload = readManifest(decodeUtf8(manifest) ?? '')
  if ('badLine' in payload) throw changed(TAG_PATHS.manifest)
  return new Map([...tags, ...payload])
}

/**
 * The shape of these files needs no checking here: verification has worked each of them out anew and compared it byte
 * by byte, and their bytes are still the same.
 */
async function readContent(read: (path: string) => Promise<Uint8Array>): Promise<BundleContent> {
  const json = async (path: string): Promise<unknown> => JSON.parse(decodeUtf8(await read(path)) ?? 'null')
  return {
    assessment: (await json(DERIVED_PATHS.assessment)) as AssessmentFile,
    checklist: (await json(CHECKLIST_PATH)) as ChecklistDefinition,
    answers: (await json(DERIVED_PATHS.answers)) as AnswersFile,
    findings: (await json(DERIVED_PATHS.findings)) as FindingsFile,
    attachments: (await json(DERIVED_PATHS.attachments)) as readonly AttachmentEntry[],
  }
}

async function readChecked(
  bag: OpenBag,
  hashes: ReadonlyMap<string, string>,
  path: string,
): Promise<Uint8Array> {
  const bytes = await bag.read(path)
  const expected = hashes.get(path)
  if (expected !== undefined && hashOf(bytes) !== expected) throw changed(path)
  return bytes
}

async function copyChecked(
  bag: OpenBag,
  hashes: ReadonlyMap<string, string>,
  path: string,
  target: string,
): Promise<void> {
  const file = await open(target, 'wx', 0o600).catch((cause: unknown) => {
    throw new AppError('cannot-write', { path: target }, cause)
  })
  try {
    const hash = createSha256()
    for await (const piece of bag.stream(path)) {
      hash.update(piece)
      await file.writeFile(piece).catch((cause: unknown) => {
        throw new AppError('cannot-write', { path: target }, cause)
      })
    }
    const expected = hashes.get(path)
    if (expected !== undefined && hash.digestHex() !== expected) throw changed(path)
    await file.close()
  } catch (error) {
    await file.close()
    await rm(target, { force: true })
    throw error
  }
}

async function makeFolder(path: string, recursive: boolean): Promise<void> {
  try {
    await mkdir(path, { recursive, mode: 0o700 })
  } catch (cause) {
    throw new AppError('cannot-write', { path }, cause)
  }
}

function hashOf(bytes: Uint8Array): string {
  const hash = createSha256()
  hash.update(bytes)
  return hash.digestHex()
}

function changed(path: string): AppError {
  return new AppError('bundle-not-verified', { code: 'B13', path })
}
