import { AppError } from '../../../shared/lib/app-error.ts'
import type { Sha256 } from '../../../shared/lib/sha256.ts'
import type { CarrierAnswer, CarrierWork } from './messages.ts'

/** The part of a worker that is used; tests hand in another. */
export type CarrierWorker = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>

/** What is done with files beside the screen's thread. */
export interface Carrier {
  /** Puts a file into the journal; rejects as `Journal.putFile` does. `onHeard` is called at each sign of life. */
  put(sha256: Sha256, blob: Blob, onHeard: () => void): Promise<void>
  /** The hash of a blob; null when it cannot be read to its end. Rejects when the worker breaks down. */
  hashOf(blob: Blob): Promise<Sha256 | null>
}

interface Waiting {
  readonly done: (sha256: Sha256 | null) => void
  readonly failed: (error: unknown) => void
  readonly onHeard: () => void
}

/** Does so by a worker that is started with the first of them and holds a port to the main process. */
export function createCarrier(openPort: () => MessagePort, open: () => CarrierWorker = openWorker): Carrier {
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
      if (data.kind === 'put') one?.done(null)
      else if (data.kind === 'hashed') one?.done(data.sha256)
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

  function ask(work: (id: number) => CarrierWork, onHeard: () => void = () => {}): Promise<Sha256 | null> {
    worker ??= started()
    const current = worker
    next += 1
    const id = next
    return new Promise((done, failed) => {
      waiting.set(id, { done, failed, onHeard })
      current.postMessage(work(id))
    })
  }

  return {
    async put(sha256, blob, onHeard) {
      await ask((id) => ({ kind: 'put', id, sha256, blob }), onHeard)
    },
    hashOf: (blob) => ask((id) => ({ kind: 'hash', id, blob })),
  }
}

function openWorker(): CarrierWorker {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'files' })
}
