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
 * cancel that, or `stop` what runs, what was shown before comes back, or `onNothing` is called when there was nothing.
 * Leaving the screen ends what runs.
 */
export function useVerification(path: string | undefined, onNothing: () => void) {
  const { bridge } = useServices()
  const [state, setState] = useState<Verification>(begin(path))
  const latest = useRef(0)
  const running = useRef(false)
  const done = useRef<Verification>(undefined)
  const leave = useRef(onNothing)
  leave.current = onNothing

  /** Back to what was shown before. */
  const settle = useCallback(() => {
    if (done.current === undefined) leave.current()
    else setState(done.current)
  }, [])

  const open = useCallback(
    (chosen: string | undefined) => {
      latest.current += 1
      const mine = latest.current
      const current = () => mine === latest.current
      running.current = true
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
          running.current = false
          if (end !== undefined) done.current = end
          settle()
        })
    },
    [bridge, settle],
  )

  /** From now on nothing of what runs is for this screen, and the main process need not go on. */
  const drop = useCallback(() => {
    latest.current += 1
    if (!running.current) return
    running.current = false
    // It only reads: what cannot be ended runs out by itself.
    bridge.call('bundle.cancel', undefined).catch((error: unknown) => console.error(error))
  }, [bridge])

  const stop = useCallback(() => {
    drop()
    settle()
  }, [drop, settle])

  useEffect(() => {
    open(path)
    return drop
  }, [open, drop, path])

  return { state, open, stop }
}

function begin(path: string | undefined): Verification {
  return path === undefined
    ? { kind: 'picking' }
    : { kind: 'checking', progress: { step: 'read', done: 0, total: 0 } }
}
