import { AppError } from '../../../shared/lib/app-error.ts'
import { type TakeIn, takeInFile } from '../../assessment/take-in-file.ts'
import type { IntakeAnswer, IntakeWork } from './messages.ts'

/** The part of a worker that is used; tests hand in another. */
export type IntakeWorker = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>

interface Waiting {
  readonly resolve: (answer: IntakeAnswer & { readonly kind: 'taken' | 'failed' }) => void
  readonly onProgress: ((done: number) => void) | undefined
}

/** Takes files in as `takeInFile` does, in a worker that is started with the first of them, one file after the other. */
export function createTakeIn(open: () => IntakeWorker = openWorker): TakeIn {
  const waiting = new Map<number, Waiting>()
  let worker: IntakeWorker | null = null
  let next = 0

  function started(): IntakeWorker {
    const begun = open()
    begun.onmessage = ({ data }: MessageEvent<IntakeAnswer>) => {
      const one = waiting.get(data.id)
      if (data.kind === 'progress') {
        one?.onProgress?.(data.done)
        return
      }
      waiting.delete(data.id)
      one?.resolve(data)
    }
    begun.onerror = (event) => {
      begun.terminate()
      worker = null
      const details = { detail: event.message ?? '' }
      for (const [id, one] of waiting) one.resolve({ kind: 'failed', id, code: 'internal', details })
      waiting.clear()
    }
    return begun
  }

  async function run(file: File, { signal, onProgress }: Parameters<TakeIn>[1] = {}): ReturnType<TakeIn> {
    signal?.throwIfAborted()
    worker ??= started()
    const current = worker
    next += 1
    const id = next
    const cancel = () => current.postMessage({ kind: 'cancel', id } satisfies IntakeWork)
    signal?.addEventListener('abort', cancel)
    const answer = await new Promise<IntakeAnswer & { readonly kind: 'taken' | 'failed' }>((resolve) => {
      waiting.set(id, { resolve, onProgress })
      current.postMessage({ kind: 'take', id, file } satisfies IntakeWork)
    })
    signal?.removeEventListener('abort', cancel)
    signal?.throwIfAborted()
    if (answer.kind === 'taken') return answer.taken
    throw new AppError(answer.code, answer.details)
  }

  return inTurn(run)
}

/** One file after the other, in the order in which they are brought, whether the one before went well or not. */
function inTurn(run: TakeIn): TakeIn {
  let turn: Promise<unknown> = Promise.resolve()
  return (file, options) => {
    const result = turn.then(() => run(file, options))
    turn = result.catch(() => {})
    return result
  }
}

function openWorker(): IntakeWorker {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'intake' })
}

/** How the app takes files in: off the main thread wherever there are workers. */
export const takeIn: TakeIn = typeof Worker === 'undefined' ? inTurn(takeInFile) : createTakeIn()
