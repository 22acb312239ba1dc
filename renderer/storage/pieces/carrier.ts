import { AppError } from '../../../shared/lib/app-error.ts'
import type { Sha256 } from '../../../shared/lib/sha256.ts'
import type { CarrierAnswer, CarrierWork } from './messages.ts'
import { type WarmBytes, warmBytes } from './warm-bytes.ts'

/** The part of a worker that is used; tests hand in another. */
export type CarrierWorker = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>

/** Puts a file into the journal; rejects as `Journal.putFile` does. `onHeard` is called at each sign of life. */
export type CarryFile = (sha256: Sha256, blob: Blob, onHeard: () => void) => Promise<void>

interface Waiting {
  readonly done: () => void
  readonly failed: (error: unknown) => void
  readonly onHeard: () => void
}

/** Carries files by a worker that is started with the first of them and holds a port to the main process. */
export function createCarrier(
  openPort: () => MessagePort,
  open: () => CarrierWorker = openWorker,
  warm: Pick<WarmBytes, 'take'> = warmBytes,
): CarryFile {
  const waiting = new Map<number, Waiting>()
  let worker: CarrierWorker | null = null
  let next = 0

  function started(): CarrierWorker {
    const begun = open()
    begun.onmessage = ({ data }: MessageEvent<CarrierAnswer>) => {
      if (data.kind === 'heard') {
        for (const { onHeard } of waiting.values()) onHeard()
        return
      }
      const one = waiting.get(data.id)
      waiting.delete(data.id)
      if (data.kind === 'put') one?.done()
      else if (data.kind === 'failed') one?.failed(new AppError(data.code, data.details))
      else one?.failed(new DOMException(data.message, data.name))
    }
    begun.onerror = (event) => {
      begun.terminate()
      worker = null
      const error = new AppError('internal', { detail: event.message ?? '' })
      for (const one of waiting.values()) one.failed(error)
      waiting.clear()
    }
    const port = openPort()
    begun.postMessage({ kind: 'port' } satisfies CarrierWork, [port])
    return begun
  }

  return (sha256, blob, onHeard) => {
    worker ??= started()
    const current = worker
    next += 1
    const id = next
    return new Promise((done, failed) => {
      waiting.set(id, { done, failed, onHeard })
      const pieces = warm.take(sha256) ?? null
      const work: CarrierWork = { kind: 'put', id, sha256, blob, pieces }
      current.postMessage(work, [...(pieces ?? [])])
    })
  }
}

function openWorker(): CarrierWorker {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'files' })
}
