import { assembleBag, type BagFile } from '../../shared/bundle/assemble-bag.ts'
import { buildPayload, type PayloadRequest } from '../../shared/bundle/build-payload.ts'
import { type ContainerPlan, PlanError, planContainer } from '../../shared/bundle/container-plan.ts'
import { extentOf, type KeptHead } from '../../shared/bundle/kept-head.ts'
import { feedPaths, signaturePaths } from '../../shared/bundle/layout.ts'
import {
  DIGEST_FILE,
  HEAD_TYPE,
  intentOf,
  STATEMENT_TYPE,
  type StatementSigner,
  signatureStem,
  signedText,
} from '../../shared/bundle/signed-texts.ts'
import type { Path } from '../../shared/checklist/value.ts'
import { AppError } from '../../shared/lib/app-error.ts'
import { encodeUtf8 } from '../../shared/lib/bytes.ts'
import type { ReadFeed } from '../../shared/record/read-feed.ts'
import type { SigningKey } from '../keys/signing-key.ts'
import { createSha256 } from './node-crypto.ts'

/** A key that is ready to sign, and in which role. */
export interface BundleSigner extends SigningKey {
  readonly role: 'author' | 'witness'
}

/** What `prepareBundle` makes a bundle from; the required roles are those of the signers. */
export type BundleRequest = Omit<PayloadRequest, 'requiredRoles'> & {
  /** Claimed time of signing, UTC, `YYYY-MM-DDTHH:MM:SSZ`. */
  readonly at: string
  /** Signed heads of feeds by people who do not sign here, as they came in their bundles. */
  readonly heads?: readonly KeptHead[]
  /** People who sign the heads of their own feeds and nothing else. */
  readonly partSigners?: readonly SigningKey[]
}

/** A bundle that is complete and signed but for the bytes of its attachments. */
export interface PreparedBundle {
  /** `sha256:` and D. */
  readonly digest: string
  /** Default file name. */
  readonly name: string
  /** Bytes of the whole file. */
  readonly size: number
  /** In the order their bytes must come. */
  readonly attachments: readonly { readonly sha256: string; readonly size: number; readonly path: string }[]
  /** Required questions without an answer. */
  readonly missing: readonly Path[]
  readonly plan: ContainerPlan
}

/**
 * Builds and signs everything but the attachments. The same request and signers give the same bundle to the byte.
 * Signers sign in the given order, each seeing the statements before; each also signs the heads of the feeds its key
 * opened, as the part signers do, and heads of other people's feeds go along as those people signed them. Throws `AppError`: as `buildPayload`;
 * `same-signer-twice` for one key in two roles; `key-not-found` (`key`) when no signer holds the key of a feed and no
 * kept head speaks of exactly its events; `bad-request` for a name or size the format does not allow.
 */
export function prepareBundle(request: BundleRequest, signers: readonly BundleSigner[]): PreparedBundle {
  if (new Set(signers.map(({ key }) => key)).size !== signers.length) {
    throw new AppError('same-signer-twice', { key: signers[0]?.key ?? '' })
  }
  const requiredRoles = [...new Set(signers.map(({ role }) => role))]
  if (!requiredRoles.includes('author')) throw new AppError('bad-request', { reason: 'no author' })
  const payload = buildPayload({ ...request, requiredRoles })
  const heads = payload.feeds.flatMap((feed) => headOf(feed, signers, request))
  const bag = assembleBag([...payload.files, ...heads, ...payload.attachments], payload.info, createSha256)
  const digest = `sha256:${bag.digestHex}`
  const signatures = signStatements(payload.assessment, digest, signers, request)
  const plan = planOf(bag.base, [...bag.tagFiles, ...bag.payload, ...signatures])
  return {
    digest,
    name: `${bag.base}.adit`,
    size: plan.size,
    attachments: plan.entries.flatMap(({ file }) => ('bytes' in file ? [] : [file])),
    missing: payload.missing,
    plan,
  }
}

function planOf(base: string, files: Parameters<typeof planContainer>[1]): ContainerPlan {
  try {
    return planContainer(base, files)
  } catch (error) {
    if (error instanceof PlanError)
      throw new AppError('bad-request', { reason: error.code, path: error.path })
    throw error
  }
}

function headOf(
  feed: ReadFeed,
  signers: readonly BundleSigner[],
  { at, heads = [], partSigners = [] }: BundleRequest,
): readonly BagFile[] {
  const hand = [...signers, ...partSigners].find(({ key }) => key === feed.opened.key)
  if (hand !== undefined) return signHead(feed, hand, at)
  const kept = heads.find((head) => head.feed === feed.feed)
  const extent = kept === undefined ? null : extentOf(kept)
  const last = feed.events.at(-1)
  // A head that speaks of more or fewer events would make the whole bundle unsound.
  if (kept === undefined || extent?.count !== feed.events.length || extent.head !== last?.id)
    throw new AppError('key-not-found', { key: feed.opened.key })
  const paths = feedPaths(feed.feed)
  return [
    { path: paths.head, bytes: encodeUtf8(kept.text) },
    { path: paths.signature, bytes: Uint8Array.from(Buffer.from(kept.signature, 'hex')) },
    { path: paths.certificate, bytes: encodeUtf8(kept.certificate) },
  ]
}

function signHead(feed: ReadFeed, signer: SigningKey, at: string): readonly BagFile[] {
  const last = feed.events.at(-1)
  if (last === undefined) throw new AppError('key-not-found', { key: feed.opened.key })
  const text = signedText({
    type: HEAD_TYPE,
    assessment: feed.opened.assessment,
    feed: feed.feed,
    count: feed.events.length,
    head: last.id,
    at,
    signer: nameSigner(signer),
  })
  const paths = feedPaths(feed.feed)
  return signedFiles(text, signer, paths.head, paths.signature, paths.certificate)
}

function signStatements(
  assessment: string,
  digest: string,
  signers: readonly BundleSigner[],
  { at, kind = 'assessment' }: BundleRequest,
): readonly BagFile[] {
  const files: BagFile[] = []
  const prior: string[] = []
  for (const [index, signer] of signers.entries()) {
    const text = signedText({
      type: STATEMENT_TYPE,
      role: signer.role,
      assessment,
      bag: { digest, file: DIGEST_FILE },
      intent: intentOf(signer.role, kind),
      at,
      signer: nameSigner(signer),
      prior: [...prior],
    })
    const paths = signaturePaths(signatureStem(index + 1, signer.role, signer.key))
    files.push(...signedFiles(text, signer, paths.statement, paths.signature, paths.certificate))
    prior.push(`sha256:${hashOf(encodeUtf8(text))}`)
  }
  return files
}

function signedFiles(
  text: string,
  signer: SigningKey,
  textPath: string,
  signaturePath: string,
  certificatePath: string,
): readonly BagFile[] {
  const bytes = encodeUtf8(text)
  return [
    { path: textPath, bytes },
    { path: signaturePath, bytes: signer.sign(bytes) },
    { path: certificatePath, bytes: encodeUtf8(signer.certificate) },
  ]
}

function nameSigner({ signer, key, certificate }: SigningKey): StatementSigner {
  const { name, org, title } = signer
  return { name, org, title, key, cert: `sha256:${hashOf(encodeUtf8(certificate))}` }
}

function hashOf(bytes: Uint8Array): string {
  const hash = createSha256()
  hash.update(bytes)
  return hash.digestHex()
}
