import { describe, expect, test } from 'vitest'
import type { XlsformAnswer } from '../../../renderer/xlsform/messages.ts'
import { readForm, writeForm, type XlsformWorker } from '../../../renderer/xlsform/run-xlsform.ts'
import type { ChecklistDefinition } from '../../../shared/checklist/definition.ts'

/** A worker that a test speaks for. */
function fakeWorker() {
  const asked: unknown[] = []
  const worker: XlsformWorker & { ended: number } = {
    ended: 0,
    onmessage: null,
    onerror: null,
    postMessage: (work: unknown) => void asked.push(work),
    terminate() {
      worker.ended += 1
    },
  }
  const answer = (data: XlsformAnswer) =>
    (worker.onmessage as ((event: MessageEvent) => void) | null)?.({ data } as MessageEvent)
  const fail = (message: string) =>
    (worker.onerror as ((event: ErrorEvent) => void) | null)?.({ message } as ErrorEvent)
  return { worker, asked, answer, fail }
}

const form = new File(['x'], 'form.xlsx')
const list = new File(['x'], 'list.csv')
const imported = { definition: undefined, remarks: [], media: [] }

describe('reading a form', () => {
  test('hands the files to a worker, which ends with its answer', async () => {
    const { worker, asked, answer } = fakeWorker()
    const reading = readForm(form, [list], new AbortController().signal, () => worker)
    expect(asked).toEqual([{ kind: 'import', form, companions: [list] }])
    answer({ kind: 'imported', imported })
    expect(await reading).toBe(imported)
    expect(worker.ended).toBe(1)
  })

  test('ends at once when it is cancelled', async () => {
    const { worker } = fakeWorker()
    const control = new AbortController()
    const reading = readForm(form, [], control.signal, () => worker)
    control.abort(new Error('left'))
    await expect(reading).rejects.toThrow('left')
    expect(worker.ended).toBe(1)
  })

  test('names a file that cannot be read', async () => {
    const { worker, answer } = fakeWorker()
    const reading = readForm(form, [list], new AbortController().signal, () => worker)
    answer({ kind: 'unreadable', name: 'list.csv' })
    await expect(reading).rejects.toMatchObject({ code: 'cannot-read', details: { path: 'list.csv' } })
  })

  test('does not even begin with a file that is far too large', async () => {
    const huge = new File([], 'huge.xlsx')
    Object.defineProperty(huge, 'size', { value: 129 * 1024 * 1024 })
    const open = () => {
      throw new Error('no worker is wanted')
    }
    await expect(readForm(form, [huge], new AbortController().signal, open)).rejects.toMatchObject({
      code: 'cannot-read',
      details: { path: 'huge.xlsx' },
    })
  })

  test('that breaks the worker down is a coded error, and the worker is ended', async () => {
    const { worker, fail } = fakeWorker()
    const reading = readForm(form, [], new AbortController().signal, () => worker)
    fail('out of memory')
    await expect(reading).rejects.toMatchObject({ code: 'internal', details: { detail: 'out of memory' } })
    expect(worker.ended).toBe(1)
  })
})

test('a checklist becomes a workbook in a worker too', async () => {
  const { worker, asked, answer } = fakeWorker()
  const definition = { form_id: 'dust' } as ChecklistDefinition
  const writing = writeForm(definition, new AbortController().signal, () => worker)
  expect(asked).toEqual([{ kind: 'export', definition }])
  answer({ kind: 'exported', result: { remarks: [] } })
  expect(await writing).toEqual({ remarks: [] })
})
