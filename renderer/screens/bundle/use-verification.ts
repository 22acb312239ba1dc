import { useCallback, useEffect, useRef, useState } from 'react'
import type { VerifyReport } from '../../../shared/bundle/report.ts'
import type { EventPayload } from '../../../shared/ipc/contract.ts'
import { useServices } from '../../services.ts'

/** How far a check is: bytes; `total` is 0 while it is not known. */
export type VerifyStep = Omit<EventPayload<'work.progress'>, 'work'>

/** Where a verification stands. */
export type Verification =
  | { readonly kind: 'picking' }
  | { readonly kind: 'checking'; readonly progress: VerifyStep }
  | { readonly kind: 'done'; readonly path: string; readonly report: VerifyReport }
  | { readonly kind: 'failed'; readonly error: unknown }

/**
 * Verifies the bundle at `path` as soon as the screen opens; without a path the person is asked for one. When they
 * cancel that, what was shown before comes back, or `onNothing` is called when there was nothing.
 */
export function useVerification(path: string | undefined, onNothing: () => void) {
  const { bridge } = useServices()
  const [state, setState] = useState<Verification>(begin(path))
  const latest = useRef(0)
  const done = useRef<Verification>(undefined)
  const leave = useRef(onNothing)
  leave.current = onNothing

  const open = useCallback(
    (chosen: string | undefined) => {
      latest.current += 1
      const mine = latest.current
      const current = () => mine === latest.current
      setState(begin(chosen))
      const silence = bridge.on('work.progress', ({ work, ...progress }) => {
        if (work === 'verify' && current()) setState({ kind: 'checking', progress })
      })
      bridge
        .call('bundle.verify', chosen === undefined ? {} : { path: chosen })
        .then(
          (found): Verification | undefined => (found === null ? undefined : { kind: 'done', ...found }),
          (error: unknown): Verification => ({ kind: 'failed', error }),
        )
        .then((end) => {
          silence()
          if (!current()) return
          if (end !== undefined) done.current = end
          if (done.current === undefined) leave.current()
          else setState(done.current)
        })
    },
    [bridge],
  )

  useEffect(() => {
    open(path)
    return () => {
      // Whatever is still under way is no longer for this screen.
      latest.current += 1
    }
  }, [open, path])

  return { state, open }
}

function begin(path: string | undefined): Verification {
  return path === undefined
    ? { kind: 'picking' }
    : { kind: 'checking', progress: { step: 'read', done: 0, total: 0 } }
}
