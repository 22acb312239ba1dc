import { useEffect, useRef, useState } from 'react'
import { useServices } from '../../services.ts'
import { type ExportOutcome, type ExportPlan, type ExportProgress, runExport } from './run-export.ts'

/** Where the export of a sign screen stands. */
export type ExportState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly progress: ExportProgress; readonly cancelling: boolean }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly error: unknown }
  | Extract<ExportOutcome, { kind: 'done' }>

/** One export at a time, with progress and cancel. */
export interface ExportWork {
  readonly state: ExportState
  /** Runs an export to its end. Resolves with how it ended; never rejects. */
  start(plan: ExportPlan): Promise<ExportState>
  cancel(): void
}

/** Runs exports for a screen. Leaving the screen cancels the one that runs. */
export function useExport(): ExportWork {
  const services = useServices()
  const [state, setState] = useState<ExportState>({ kind: 'idle' })
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => running.current?.abort(), [])

  async function start(plan: ExportPlan): Promise<ExportState> {
    const controller = new AbortController()
    running.current = controller
    const onProgress = (progress: ExportProgress) =>
      setState({ kind: 'running', progress, cancelling: controller.signal.aborted })
    let end: ExportState
    try {
      end = await runExport(services, plan, onProgress, controller.signal)
    } catch (error) {
      end = { kind: 'failed', error }
    }
    running.current = undefined
    setState(end)
    return end
  }

  function cancel(): void {
    running.current?.abort()
    setState((current) => (current.kind === 'running' ? { ...current, cancelling: true } : current))
  }

  return { state, start, cancel }
}
