import type { ChecklistDefinition } from '../../shared/checklist/definition.ts'
import { AppError } from '../../shared/lib/app-error.ts'
import type { ExportResult } from '../../shared/xlsform/export-form.ts'
import type { Imported, XlsformAnswer, XlsformWork } from './messages.ts'

/** The part of a worker that is used; tests hand in another. */
export type XlsformWorker = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>

/** The largest file that is read, in bytes: a workbook of 20,000 questions is far below, a film that explains one fits. */
const MAX_FORM_FILE_BYTES = 128 * 1024 * 1024

/**
 * Reads a form with the files it names, in a worker. Aborting ends the worker and rejects with the signal's reason.
 *
 * @throws AppError `cannot-read` when a file cannot be read or is over 128 MiB; `internal` when the worker broke down
 */
export async function readForm(
  form: File,
  companions: readonly File[],
  signal: AbortSignal,
  open: () => XlsformWorker = openWorker,
): Promise<Imported> {
  const large = [form, ...companions].find((file) => file.size > MAX_FORM_FILE_BYTES)
  if (large !== undefined) throw new AppError('cannot-read', { path: large.name, reason: 'EFBIG' })
  const answer = await run({ kind: 'import', form, companions }, signal, open)
  if (answer.kind === 'imported') return answer.imported
  throw failureOf(answer)
}

/** The checklist as an Excel workbook with the files beside it, made in a worker. Rejects as `readForm` does. */
export async function writeForm(
  definition: ChecklistDefinition,
  signal: AbortSignal,
  open: () => XlsformWorker = openWorker,
): Promise<ExportResult> {
  const answer = await run({ kind: 'export', definition }, signal, open)
  if (answer.kind === 'exported') return answer.result
  throw failureOf(answer)
}

function openWorker(): XlsformWorker {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'xlsform' })
}

function run(work: XlsformWork, signal: AbortSignal, open: () => XlsformWorker): Promise<XlsformAnswer> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted()
    const worker = open()
    const end = () => {
      signal.removeEventListener('abort', abort)
      worker.terminate()
    }
    const abort = () => {
      end()
      reject(signal.reason as Error)
    }
    signal.addEventListener('abort', abort)
    worker.onmessage = (event: MessageEvent<XlsformAnswer>) => {
      end()
      resolve(event.data)
    }
    worker.onerror = (event) => {
      end()
      reject(new AppError('internal', { detail: event.message }))
    }
    worker.postMessage(work)
  })
}

function failureOf(answer: XlsformAnswer): AppError {
  if (answer.kind === 'unreadable') return new AppError('cannot-read', { path: answer.name })
  return new AppError('internal', answer.kind === 'failed' ? { detail: answer.detail } : {})
}
