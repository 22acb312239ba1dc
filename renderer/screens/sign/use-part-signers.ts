import { useMemo, useState } from 'react'
import { type PartSigner, partSigners } from '../../../shared/bundle/part-signers.ts'
import type { Signer } from '../../../shared/ipc/contract.ts'
import type { KeyId } from '../../../shared/record/event.ts'
import { useAssessment } from '../../assessment/assessment-context.tsx'
import type { PartSigning } from './run-export.ts'

/** Others whose parts of the record have to be signed before it can leave, and what they have typed. */
export interface PartSignatures {
  /** Those whose key is on this device. */
  readonly present: readonly Signer[]
  /** Those whose key is not: nothing can leave without them. */
  readonly absent: readonly PartSigner[]
  readonly passphrases: ReadonlyMap<KeyId, string>
  type(key: KeyId, passphrase: string): void
  /** What they sign with; null while something is missing. */
  toParts(): readonly PartSigning[] | null
}

/** Who has to sign along when those with the keys in `signing` sign. `known` are the people on this device. */
export function usePartSigners(known: readonly Signer[], signing: readonly KeyId[]): PartSignatures {
  const record = useAssessment((state) => state.record)
  const { heads } = useAssessment((state) => state.assessment)
  const [passphrases, setPassphrases] = useState<ReadonlyMap<KeyId, string>>(new Map())
  const keys = signing.join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: `keys` stands for `signing`, which is another list each time.
  const needed = useMemo(() => partSigners(record, heads ?? [], signing), [record, heads, keys])
  const present = needed.flatMap(({ key }) => known.find((signer) => signer.key === key) ?? [])
  const absent = needed.filter(({ key }) => !known.some((signer) => signer.key === key))
  return {
    present,
    absent,
    passphrases,
    type: (key, passphrase) => setPassphrases((before) => new Map(before).set(key, passphrase)),
    toParts() {
      const parts = present.flatMap(({ key }) => {
        const passphrase = passphrases.get(key) ?? ''
        return passphrase === '' ? [] : [{ key, passphrase }]
      })
      return absent.length === 0 && parts.length === present.length ? parts : null
    },
  }
}
