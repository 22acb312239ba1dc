import { decodeUtf8 } from '../../lib/bytes.ts'
import { BAGIT_TEXT, type BagTags, readBagInfo } from '../bag-info.ts'
import { BASE_NAME } from '../entry-names.ts'
import { baseName, CHECKLIST_PATH, DERIVED_PATHS, TAG_PATHS } from '../layout.ts'
import { readManifest } from '../manifest.ts'
import type { OpenBag } from '../open-bag.ts'
import type { DefectList } from './defect-list.ts'

/** What the outside of a bag says; null where it could not be read. */
export interface BagOutside {
  /** 64 hex digits of the bag digest D. */
  readonly digestHex: string | null
  readonly info: BagTags | null
  /** Hash of each payload file as the manifest claims. */
  readonly manifest: ReadonlyMap<string, string> | null
}

const REQUIRED = [...Object.values(TAG_PATHS), ...Object.values(DERIVED_PATHS), CHECKLIST_PATH]
const ALL_TAG_PATHS: ReadonlySet<string> = new Set(Object.values(TAG_PATHS))

/** Checks that a bag is whole and unaltered against its own manifests (codes B). */
export async function checkBag(bag: OpenBag, defects: DefectList): Promise<BagOutside> {
  const base = bag.bases[0] ?? ''
  const baseValid = BASE_NAME.test(base)
  if (!baseValid) defects.add('B01', undefined, base)
  for (const path of bag.paths) {
    if (ALL_TAG_PATHS.has(path) || path.startsWith('data/') || path.startsWith('signatures/')) continue
    defects.add('B03', path)
  }
  const present = new Set(bag.paths)
  for (const path of REQUIRED) if (!present.has(path)) defects.add('B04', path)

  if (present.has(TAG_PATHS.bagit) && (await textOf(bag, TAG_PATHS.bagit)) !== BAGIT_TEXT) {
    defects.add('B05', TAG_PATHS.bagit)
  }
  await checkTagManifest(bag, defects)
  const digestHex = bag.sha256(TAG_PATHS.tagManifest) ?? null
  if (baseValid && digestHex !== null && base !== baseName(digestHex)) defects.add('B09', undefined, base)
  const manifest = await checkManifest(bag, defects)
  const info = await checkInfo(bag, defects)
  return { digestHex, info, manifest }
}

async function textOf(bag: OpenBag, path: string): Promise<string> {
  return decodeUtf8(await bag.read(path)) ?? ''
}

async function checkTagManifest(bag: OpenBag, defects: DefectList): Promise<void> {
  const path = TAG_PATHS.tagManifest
  if (bag.sha256(path) === undefined) return
  const lines = readManifest(await textOf(bag, path))
  if ('badLine' in lines) {
    defects.add('B06', path, String(lines.badLine))
    return
  }
  const named = [...lines.keys()].join(' ')
  if (named !== `${TAG_PATHS.info} ${TAG_PATHS.bagit} ${TAG_PATHS.manifest}`) {
    defects.add('B07', path, named.slice(0, 200))
  }
  for (const [file, claimed] of lines) {
    const found = bag.sha256(file)
    if (found !== undefined && found !== claimed) defects.add('B08', file)
  }
}

async function checkManifest(bag: OpenBag, defects: DefectList): Promise<BagOutside['manifest']> {
  const path = TAG_PATHS.manifest
  if (bag.sha256(path) === undefined) return null
  const lines = readManifest(await textOf(bag, path))
  if ('badLine' in lines) {
    defects.add('B10', path, String(lines.badLine))
    return null
  }
  let number = 0
  for (const file of lines.keys()) {
    number += 1
    if (!file.startsWith('data/')) {
      defects.add('B10', path, String(number))
      return null
    }
  }
  for (const file of lines.keys()) if (bag.sha256(file) === undefined) defects.add('B11', file)
  for (const file of bag.paths) if (file.startsWith('data/') && !lines.has(file)) defects.add('B12', file)
  for (const [file, claimed] of lines) {
    const found = bag.sha256(file)
    if (found !== undefined && found !== claimed) defects.add('B13', file)
  }
  return lines
}

async function checkInfo(bag: OpenBag, defects: DefectList): Promise<BagTags | null> {
  const path = TAG_PATHS.info
  if (bag.sha256(path) === undefined) return null
  const tags = readBagInfo(await textOf(bag, path))
  if ('bad' in tags) {
    defects.add('B14', path, tags.bad)
    return null
  }
  let size = 0
  let count = 0
  for (const file of bag.paths) {
    if (!file.startsWith('data/')) continue
    size += bag.size(file)
    count += 1
  }
  if (tags.get('Payload-Oxum') !== `${size}.${count}`) defects.add('B15', path, `${size}.${count}`)
  return tags
}
