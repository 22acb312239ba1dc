import { loadAndOpen } from './load.ts'
import { collectGarbage } from './statistics.ts'
import { firstAnswers, makeWorkload, nameOf, toDefinition } from './workload.ts'

/** Heap that checklist and form take up, in bytes. */
export interface HeapUse {
  /** Checklist and open form, every question answered. */
  readonly answered: number
  /** The same after every view was read, as a screen that shows all of them would. */
  readonly viewed: number
}

/** Measures the heap in this process; needs `--expose-gc`. */
export function measureHeap(size: number): HeapUse {
  const workload = makeWorkload(size)
  const answers = firstAnswers(workload)
  const text = JSON.stringify(toDefinition(workload))
  collectGarbage()
  const before = process.memoryUsage().heapUsed
  const { form } = loadAndOpen(JSON.parse(text))
  for (const { question, value } of answers) form.answer(nameOf.question(question), String(value))
  collectGarbage()
  const answered = process.memoryUsage().heapUsed - before
  const views = form.questions().map((path) => form.view(path))
  collectGarbage()
  const viewed = process.memoryUsage().heapUsed - before
  if (views.length < size || form.view(nameOf.total) === undefined) throw new Error('questions are missing')
  return { answered, viewed }
}
