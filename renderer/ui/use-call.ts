import { useCallback, useEffect, useState } from 'react'

/** What came of asking the main process something. */
export interface Called<T> {
  readonly value: T | undefined
  /** Null while all is well. */
  readonly error: unknown
  /** Asks again. */
  retry(): void
}

/** Asks once, and again when a dependency changes. An answer that comes too late is dropped. */
export function useCall<T>(ask: () => Promise<T>, dependencies: readonly unknown[]): Called<T> {
  const [state, setState] = useState<Omit<Called<T>, 'retry'>>({ value: undefined, error: null })
  const [attempt, setAttempt] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the caller names what the question depends on.
  useEffect(() => {
    let wanted = true
    ask().then(
      (value) => wanted && setState({ value, error: null }),
      (error: unknown) => wanted && setState({ value: undefined, error }),
    )
    return () => {
      wanted = false
    }
  }, [...dependencies, attempt])
  const retry = useCallback(() => setAttempt((count) => count + 1), [])
  return { ...state, retry }
}
