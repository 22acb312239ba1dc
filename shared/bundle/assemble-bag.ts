import { encodeUtf8 } from '../lib/bytes.ts'
import type { Sha256Stream } from '../lib/sha256.ts'
import { BAGIT_TEXT, type BagInfo, bagInfoText } from './bag-info.ts'
import { baseName, TAG_PATHS } from './layout.ts'
import { type ManifestLine, manifestText } from './manifest.ts'

/** A file whose bytes are at hand. */
export interface BagFile {
  readonly path: string
  readonly bytes: Uint8Array
}

/** A file whose bytes are known by size and hash only, and come while the bundle is written. */
export interface AwaitedFile {
  readonly path: string
  readonly sha256: string
  readonly size: number
}

/** A bag before it has signatures: everything the digest covers. */
export interface Bag {
  /** 64 hex digits: SHA-256 of the tag manifest. */
  readonly digestHex: string
  readonly base: string
  readonly tagFiles: readonly BagFile[]
  readonly payload: readonly (BagFile | AwaitedFile)[]
}

/** Puts payload files under manifests and tags. `info` says everything but the payload's size and number. */
export function assembleBag(
  payload: readonly (BagFile | AwaitedFile)[],
  info: Omit<BagInfo, 'payload'>,
  createSha256: () => Sha256Stream,
): Bag {
  const hash = (bytes: Uint8Array): string => {
    const stream = createSha256()
    stream.update(bytes)
    return stream.digestHex()
  }
  const line = (file: BagFile): ManifestLine => ({ path: file.path, sha256: hash(file.bytes) })
  const manifest = manifestText(payload.map((file) => ('bytes' in file ? line(file) : file)))
  const size = payload.reduce((sum, file) => sum + sizeOf(file), 0)
  const covered: readonly BagFile[] = [
    { path: TAG_PATHS.bagit, bytes: encodeUtf8(BAGIT_TEXT) },
    {
      path: TAG_PATHS.info,
      bytes: encodeUtf8(bagInfoText({ ...info, payload: { size, count: payload.length } })),
    },
    { path: TAG_PATHS.manifest, bytes: encodeUtf8(manifest) },
  ]
  const tagManifest = encodeUtf8(manifestText(covered.map(line)))
  const digestHex = hash(tagManifest)
  return {
    digestHex,
    base: baseName(digestHex),
    tagFiles: [...covered, { path: TAG_PATHS.tagManifest, bytes: tagManifest }],
    payload,
  }
}

/** Bytes of a file, at hand or awaited. */
export function sizeOf(file: BagFile | AwaitedFile): number {
  return 'bytes' in file ? file.bytes.length : file.size
}
