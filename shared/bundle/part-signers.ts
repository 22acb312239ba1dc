import type { KeyId, SignerName } from '../record/event.ts'
import type { RecordState } from '../record/record-state.ts'
import { extentOf, type KeptHead } from './kept-head.ts'

/** Somebody who worked in a record and has to sign how far their part of it goes before it can leave. */
export interface PartSigner {
  readonly key: KeyId
  readonly signer: SignerName
}

/**
 * Whose parts of a record nobody has signed to their end: neither one of those who sign now, nor by a head that was kept
 * and speaks of exactly its events. Without theirs no bundle can be made (bundle format 1.0 §5).
 *
 * @param signing keys that sign now
 */
export function partSigners(
  { feeds }: Pick<RecordState, 'feeds'>,
  heads: readonly KeptHead[],
  signing: readonly KeyId[],
): readonly PartSigner[] {
  const found = new Map<KeyId, PartSigner>()
  for (const [feed, { key, signer, count, head }] of feeds) {
    if (signing.includes(key)) continue
    const kept = heads.find((one) => one.feed === feed)
    const extent = kept === undefined ? null : extentOf(kept)
    if (extent?.count !== count || extent.head !== head) found.set(key, { key, signer })
  }
  return [...found.values()]
}
