import type { Receipt } from '../../shared/bundle/report.ts'
import { openBundleWriter, type WriteOptions } from './bundle-writer.ts'
import { type BundleRequest, type BundleSigner, prepareBundle } from './prepare-bundle.ts'

/**
 * Prepares, writes, reads back and verifies a bundle in one go. `readAttachment` gives the bytes behind a hash.
 * Throws as `prepareBundle` and `openBundleWriter` do; nothing is left behind then.
 */
export async function packBundle(
  request: BundleRequest,
  signers: readonly BundleSigner[],
  readAttachment: (sha256: string) => AsyncIterable<Uint8Array>,
  path: string,
  options: WriteOptions = {},
): Promise<Receipt> {
  const prepared = prepareBundle(request, signers)
  const writer = await openBundleWriter(prepared, path, options)
  try {
    for (const { sha256 } of prepared.attachments) {
      for await (const bytes of readAttachment(sha256)) await writer.writeAttachment(sha256, bytes)
    }
    return await writer.finish()
  } catch (error) {
    await writer.abort()
    throw error
  }
}
