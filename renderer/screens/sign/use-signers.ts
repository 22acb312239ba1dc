import { useEffect, useState } from 'react'
import type { Signer } from '../../../shared/ipc/contract.ts'
import { usePreferences } from '../../app/preferences.ts'
import { useServices } from '../../services.ts'

/** Who can sign on this device. */
export type Signers =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: unknown; retry(): void }
  | {
      readonly kind: 'ready'
      /** Whoever works here; undefined when their key is not on this device any more. */
      readonly author: Signer | undefined
      readonly others: readonly Signer[]
      /** Takes in a signer that was just made. */
      add(signer: Signer): void
    }

/** Loads the signers of this device. */
export function useSigners(): Signers {
  const { bridge } = useServices()
  const identity = usePreferences((preferences) => preferences.identity)
  const [signers, setSigners] = useState<readonly Signer[]>()
  const [error, setError] = useState<unknown>()
  const [attempt, setAttempt] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt reads anew.
  useEffect(() => {
    let wanted = true
    bridge.call('keys.list', undefined).then(
      (list) => wanted && setSigners(list.signers),
      (reason: unknown) => wanted && setError(reason),
    )
    return () => {
      wanted = false
    }
  }, [bridge, attempt])

  if (error !== undefined) {
    const retry = () => {
      setError(undefined)
      setAttempt(attempt + 1)
    }
    return { kind: 'failed', error, retry }
  }
  if (signers === undefined) return { kind: 'loading' }
  return {
    kind: 'ready',
    author: signers.find(({ key }) => key === identity),
    others: signers.filter(({ key }) => key !== identity),
    add: (signer) => setSigners([...signers, signer]),
  }
}
