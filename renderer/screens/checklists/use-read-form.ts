import { useCallback, useEffect, useState } from 'react'
import type { Imported } from '../../xlsform/messages.ts'
import { readForm } from '../../xlsform/run-xlsform.ts'

/** How far reading a form is. */
export type Reading =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'read'; readonly imported: Imported }
  | { readonly kind: 'failed'; readonly error: unknown }

/**
 * Reads a form and the files beside it, and reads again when one of them changes. Leaving the screen ends the reading;
 * nothing of it stays.
 */
export function useReadForm(form: File | null, companions: readonly File[]) {
  const [reading, setReading] = useState<Reading>({ kind: 'waiting' })
  const [attempt, setAttempt] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt reads anew.
  useEffect(() => {
    if (form === null) {
      setReading({ kind: 'waiting' })
      return
    }
    const control = new AbortController()
    setReading({ kind: 'reading' })
    readForm(form, companions, control.signal).then(
      (imported) => !control.signal.aborted && setReading({ kind: 'read', imported }),
      (error: unknown) => !control.signal.aborted && setReading({ kind: 'failed', error }),
    )
    return () => control.abort()
  }, [form, companions, attempt])
  const retry = useCallback(() => setAttempt((count) => count + 1), [])
  return { reading, retry }
}
