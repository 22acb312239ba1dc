import { AppError } from '../../../shared/lib/app-error.ts'
import type { Sha256 } from '../../../shared/lib/sha256.ts'
import { type TakeIn, takeInFile } from '../../assessment/take-in-file.ts'
import { openPiecePort } from '../../bridge/client.ts'
import type { NoPicture, SmallPicture } from '../thumbnails/messages.ts'
import { type Thumbnails, thumbnails } from '../thumbnails/thumbnails.ts'
import type { IntakeAnswer, IntakeWork } from './messages.ts'

/** The part of a worker that is used; tests hand in another. */
export type IntakeWorker = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>

interface Waiting {
  readonly resolve: (answer: IntakeAnswer & { readonly kind: 'taken' | 'failed' }) => void
  readonly onProgress: ((done: number) => void) | undefined
}

/**
 * Takes files in as `takeInFile` does, in a worker that is started with the first of them and holds a port to the main
 * process, one file after the other. Small pictures that come of it are left with whoever shows them.
 */
export function createTakeIn(
  open: () => IntakeWorker = openWorker,
  openPort: () => MessagePort = openPiecePort,
  shown: Pick<Thumbnails, 'expect'> = thumbnails,
): TakeIn {
  const waiting = new Map<number, Waiting>()
  const previews = new Map<Sha256, (preview: SmallPicture | NoPicture | null) => void>()
  let worker: IntakeWorker | null = null
  let next = 0

  function started(): IntakeWorker {
    const begun = open()
    begun.onmessage = ({ data }: MessageEvent<IntakeAnswer>) => {
      if (data.kind === 'progress') {
        waiting.get(data.id)?.onProgress?.(data.done)
        return
      }
      if (data.kind === 'preview') {
        previews.get(data.sha256)?.(data.preview)
        previews.delete(data.sha256)
        return
      }
      const one = waiting.get(data.id)
      waiting.delete(data.id)
      if (data.kind === 'taken' && data.previewed) expectPreview(data.taken.sha256)
      one?.resolve(data)
    }
    begun.onerror = (event) => {
      begun.terminate()
      worker = null
      const details = { detail: event.message ?? '' }
      for (const [id, one] of waiting) one.resolve({ kind: 'failed', id, code: 'internal', details })
      waiting.clear()
      for (const resolve of previews.values()) resolve(null)
      previews.clear()
    }
    begun.postMessage({ kind: 'port' } satisfies IntakeWork, [openPort()])
    return begun
  }

  function expectPreview(sha256: Sha256): void {
    // The same file again: one is enough.
    previews.get(sha256)?.(null)
    shown.expect(sha256, new Promise((resolve) => previews.set(sha256, resolve)))
  }

  async function run(...[file, { signal, onProgress, keeps }]: Parameters<TakeIn>): ReturnType<TakeIn> {
    signal?.throwIfAborted()
    worker ??= started()
    const current = worker
    next += 1
    const id = next
    const cancel = () => current.postMessage({ kind: 'cancel', id } satisfies IntakeWork)
    signal?.addEventListener('abort', cancel)
    const answer = await new Promise<IntakeAnswer & { readonly kind: 'taken' | 'failed' }>((resolve) => {
      waiting.set(id, { resolve, onProgress })
      current.postMessage({ kind: 'take', id, file, keeps } satisfies IntakeWork)
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
