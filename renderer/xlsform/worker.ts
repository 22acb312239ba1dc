import '../app/forbid-eval.ts'
import { exportForm } from '../../shared/xlsform/export-form.ts'
import { importForm } from '../../shared/xlsform/import-form.ts'
import type { FormFile } from '../../shared/xlsform/import-report.ts'
import type { XlsformAnswer, XlsformWork } from './messages.ts'

/*
 * Reads and writes spreadsheets in a thread of its own, so that a workbook of any size never stops the screen, and one
 * that never ends can be ended.
 */
addEventListener('message', (event: MessageEvent<XlsformWork>) => {
  work(event.data).then(
    (answer) => postMessage(answer),
    (error: unknown) => postMessage({ kind: 'failed', detail: String(error) } satisfies XlsformAnswer),
  )
})

async function work(asked: XlsformWork): Promise<XlsformAnswer> {
  if (asked.kind === 'export') {
    return { kind: 'exported', result: exportForm(asked.definition) }
  }
  const files: FormFile[] = []
  for (const file of [asked.form, ...asked.companions]) {
    const bytes = await bytesOf(file)
    if (bytes === null) return { kind: 'unreadable', name: file.name }
    files.push({ name: file.name, bytes })
  }
  const [form, ...companions] = files
  if (form === undefined) throw new Error('no form')
  const result = importForm(form, { companions })
  if (result.checklist === undefined) {
    return { kind: 'imported', imported: { definition: undefined, remarks: result.remarks, media: [] } }
  }
  const { checklist, remarks, media } = result
  return { kind: 'imported', imported: { definition: checklist.definition, remarks, media } }
}

async function bytesOf(file: File): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await file.arrayBuffer())
  } catch {
    return null
  }
}
