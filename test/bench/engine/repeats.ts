import { pathOf } from '../../../shared/checklist/value.ts'
import { loadAndOpen } from './load.ts'
import { collectGarbage, summarize, type Times, time } from './statistics.ts'
import { nameOf, repeatDefinition } from './workload.ts'

/** Adding rows of a repeat and answering in them, in milliseconds. */
export interface RepeatTimes {
  readonly second: Times
  readonly last: Times
  /** An answer in the last row, with the row's score and the total over all rows. */
  readonly answer: Times
  readonly right: boolean
}

/** Measures 200 rows of 25 questions; every run is another form, the first ones for warming up. */
export function measureRepeats(rows: number, questions: number, runs: number): RepeatTimes {
  const definition = repeatDefinition(questions)
  const [second, last, answers]: [number[], number[], number[]] = [[], [], []]
  let right = true
  for (let run = 0; run < runs; run += 1) {
    const { form } = loadAndOpen(definition)
    collectGarbage()
    for (let row = 1; row <= rows; row += 1) {
      const id = row.toString(16).padStart(8, '0')
      const spent = time(() => form.addRow('place', id))
      if (row === 2) second.push(spent)
      if (row === rows) last.push(spent)
      const name = nameOf.question(row % 8)
      const answered = time(() => form.answer(pathOf(name, id), '3'))
      if (row === rows) answers.push(answered)
    }
    const total = form.view(nameOf.total)
    right &&= total?.kind === 'question' && total.value === String(3 * rows)
  }
  const warm = (times: readonly number[]) => summarize(times.slice(Math.floor(runs / 2)))
  return { second: warm(second), last: warm(last), answer: warm(answers), right }
}
