import { crc32 } from 'node:zlib'
import { nodeCrypto } from '../../main/bundle/node-crypto.ts'
import { type BundleRequest, type BundleSigner, prepareBundle } from '../../main/bundle/prepare-bundle.ts'
import type { ByteSource } from '../../shared/bundle/byte-source.ts'
import { compareEntries } from '../../shared/bundle/entry-names.ts'
import { baseName } from '../../shared/bundle/layout.ts'
import { manifestText } from '../../shared/bundle/manifest.ts'
import type { VerifyReport } from '../../shared/bundle/report.ts'
import { signatureStem } from '../../shared/bundle/signed-texts.ts'
import { type VerifyOptions, verifyBundle } from '../../shared/bundle/verify-bundle.ts'
import { centralRecord, endRecords, localHeader, type ZipEntry } from '../../shared/bundle/zip-records.ts'
import { canonicalJson } from '../../shared/lib/canonical-json.ts'
import { AUTHOR, bundleRequest, PHOTO, REPORT, sha256Of, WITNESS } from './bundle-fixture.ts'

/** Takes bundles apart, changes them, and puts them together again, as somebody with bad intentions would. */

/** A bundle in pieces: content by path below the base directory. */
export interface Pieces {
  base: string
  files: Map<string, Uint8Array>
}

const SIGNERS: readonly BundleSigner[] = [AUTHOR, WITNESS]

/** The good bundle in pieces. */
export function goodPieces(
  changed: Partial<BundleRequest> = {},
  signers: readonly BundleSigner[] = SIGNERS,
): Pieces {
  const prepared = prepareBundle(bundleRequest(changed), signers)
  const files = new Map<string, Uint8Array>()
  for (const { file } of prepared.plan.entries) {
    const bytes = 'bytes' in file ? file.bytes : [PHOTO, REPORT].find((b) => sha256Of(b) === file.sha256)
    files.set(file.path, bytes ?? new Uint8Array())
  }
  return { base: prepared.name.replace('.adit', ''), files }
}

/** The pieces as a file, in canonical form. */
export function zipOf({ base, files }: Pieces): Uint8Array {
  const paths = [...files.keys()].sort(compareEntries)
  return zipEntries(
    paths.map((path) => ({ name: `${base}/${path}`, bytes: files.get(path) ?? new Uint8Array() })),
  )
}

/** What can be done to a container while it is written. Offsets are within the record; by entry index. */
export interface ZipChanges {
  local?: (record: Uint8Array<ArrayBuffer>, index: number) => Uint8Array
  central?: (record: Uint8Array<ArrayBuffer>, index: number) => Uint8Array
  end?: (record: Uint8Array<ArrayBuffer>) => Uint8Array
  /** Bytes put before the local header of an entry, or before the directory (index = number of entries). */
  gap?: (index: number) => Uint8Array
}

/** A container with these entries in this order. */
export function zipEntries(
  contents: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  { local, central, end, gap }: ZipChanges = {},
): Uint8Array {
  const pieces: Uint8Array[] = []
  let offset = 0
  const push = (bytes: Uint8Array) => {
    pieces.push(bytes)
    offset += bytes.length
  }
  const entries: ZipEntry[] = []
  for (const [index, { name, bytes }] of contents.entries()) {
    push(gap?.(index) ?? new Uint8Array())
    const entry = { name, size: bytes.length, crc: crc32(bytes), offset }
    entries.push(entry)
    const header = localHeader(entry)
    push(local?.(header, index) ?? header)
    push(bytes)
  }
  push(gap?.(contents.length) ?? new Uint8Array())
  const start = offset
  for (const [index, entry] of entries.entries()) {
    const record = centralRecord(entry)
    push(central?.(record, index) ?? record)
  }
  const records = endRecords(entries.length, offset - start, start)
  push(end?.(records) ?? records)
  return new Uint8Array(Buffer.concat(pieces))
}

/** Writes little-endian numbers into a copy of a record. */
export function patch(record: Uint8Array, at: number, value: number, bytes: 2 | 4): Uint8Array {
  const copy = record.slice()
  const view = new DataView(copy.buffer)
  if (bytes === 2) view.setUint16(at, value, true)
  else view.setUint32(at, value, true)
  return copy
}

export function setText(pieces: Pieces, path: string, text: string): void {
  pieces.files.set(path, new TextEncoder().encode(text))
}

export function getText(pieces: Pieces, path: string): string {
  const bytes = pieces.files.get(path)
  if (bytes === undefined) throw new Error(`no ${path}`)
  return new TextDecoder().decode(bytes)
}

/** Changes a JSON file and writes it back in canonical form. */
export function editJson(pieces: Pieces, path: string, edit: (value: Json) => unknown): void {
  const value = JSON.parse(getText(pieces, path)) as Json
  setText(pieces, path, `${canonicalJson(edit(value) ?? value)}\n`)
}
// biome-ignore lint/suspicious/noExplicitAny: crafted defects write whatever they like.
export type Json = any

/** Makes manifests, Oxum, tag manifest and base name fit the content again: what a thorough forger would do. */
export function remanifest(pieces: Pieces): void {
  const data = [...pieces.files].filter(([path]) => path.startsWith('data/'))
  const lines = data.map(([path, bytes]) => ({ path, sha256: sha256Of(bytes) }))
  setText(pieces, 'manifest-sha256.txt', manifestText(lines))
  const size = data.reduce((sum, [, bytes]) => sum + bytes.length, 0)
  const info = getText(pieces, 'bag-info.txt').replace(
    /Payload-Oxum: .*/,
    `Payload-Oxum: ${size}.${data.length}`,
  )
  setText(pieces, 'bag-info.txt', info)
  retag(pieces)
}

/** Makes the tag manifest and the base name fit again. */
export function retag(pieces: Pieces): void {
  const names = ['bag-info.txt', 'bagit.txt', 'manifest-sha256.txt']
  const lines = names.map((path) => ({ path, sha256: sha256Of(pieces.files.get(path) ?? new Uint8Array()) }))
  setText(pieces, 'tagmanifest-sha256.txt', manifestText(lines))
  rebase(pieces)
}

/** Makes the base name fit the tag manifest. */
export function rebase(pieces: Pieces): void {
  pieces.base = baseName(sha256Of(pieces.files.get('tagmanifest-sha256.txt') ?? new Uint8Array()))
}

/** Signs a signed text anew after `edit`, under the same name. */
export function resign(
  pieces: Pieces,
  stem: string,
  signer: BundleSigner,
  edit: (value: Json) => unknown,
): void {
  editJson(pieces, `${stem}.json`, edit)
  pieces.files.set(`${stem}.sig`, signer.sign(pieces.files.get(`${stem}.json`) ?? new Uint8Array()))
}

/** Makes manifests fit and lets all signers sign the new digest: a bundle whose makers put the defect in. */
export function reseal(pieces: Pieces, signers: readonly BundleSigner[] = SIGNERS): void {
  remanifest(pieces)
  resignAll(pieces, signers)
}

/** Lets all signers sign the present digest. */
export function resignAll(pieces: Pieces, signers: readonly BundleSigner[] = SIGNERS): void {
  const digest = `sha256:${sha256Of(pieces.files.get('tagmanifest-sha256.txt') ?? new Uint8Array())}`
  const prior: string[] = []
  for (const [index, signer] of signers.entries()) {
    const stem = `signatures/${signatureStem(index + 1, signer.role, signer.key)}`
    resign(pieces, stem, signer, (value) => {
      value.bag.digest = digest
      value.prior = [...prior]
    })
    prior.push(`sha256:${sha256Of(pieces.files.get(`${stem}.json`) ?? new Uint8Array())}`)
  }
}

/** Stem of the author's and the witness's signature files. */
export const AUTHOR_STEM = `signatures/${signatureStem(1, 'author', AUTHOR.key)}`
export const WITNESS_STEM = `signatures/${signatureStem(2, 'witness', WITNESS.key)}`

function memorySource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read: async (offset, length) => {
      if (offset < 0 || offset + length > bytes.length) throw new Error('read beyond the end')
      return new Uint8Array(bytes.subarray(offset, offset + length))
    },
  }
}

export function verifyBytes(bytes: Uint8Array, options: VerifyOptions = {}): Promise<VerifyReport> {
  return verifyBundle(memorySource(bytes), nodeCrypto, options)
}

export function verifyPieces(pieces: Pieces, options: VerifyOptions = {}): Promise<VerifyReport> {
  return verifyBytes(zipOf(pieces), options)
}

/** `code path` of every defect. */
export function codesOf(report: VerifyReport): readonly string[] {
  return report.defects.map(({ code, path }) => (path === undefined ? code : `${code} ${path}`))
}
