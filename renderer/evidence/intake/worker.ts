import '../../app/forbid-eval.ts'
import { AppError } from '../../../shared/lib/app-error.ts'
import { takeInFile } from '../../assessment/take-in-file.ts'
import type { IntakeAnswer, IntakeWork } from './messages.ts'

/*
 * Reads, hashes and looks into files in a thread of its own, so that a long video never stops the screen. The bytes stay
 * with the browser: what goes back to the page is a handle on them.
 */

const running = new Map<number, AbortController>()

addEventListener('message', ({ data }: MessageEvent<IntakeWork>) => {
  if (data.kind === 'cancel') {
    running.get(data.id)?.abort()
    return
  }
  const { id, file } = data
  const controller = new AbortController()
  running.set(id, controller)
  const say = (answer: IntakeAnswer) => postMessage(answer)
  takeInFile(file, {
    signal: controller.signal,
    onProgress: (done) => say({ kind: 'progress', id, done }),
  })
    .then(
      (taken) => say({ kind: 'taken', id, taken }),
      (error: unknown) =>
        say(
          error instanceof AppError
            ? { kind: 'failed', id, code: error.code, details: error.details }
            : { kind: 'failed', id, code: 'internal', details: { detail: String(error) } },
        ),
    )
    .finally(() => running.delete(id))
})
