import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readBuiltInChecklist } from '../main/checklists/built-in.ts'
import { runAdit } from './support/run-adit.ts'
import { type EvaluateDocument, outcomeOf, strayAnswers } from './worked/support/outcome.ts'
import { reckon } from './worked/support/reckon.ts'
import { readWorked, type Worked } from './worked/support/record.ts'

/*
 * The worked assessments in `worked/`, recomputed. When one fails, the difference names the item whose standing is not
 * the recorded one, and after it the sums that follow from it. `worked/README.md` says how one is made.
 */

const assets = join(import.meta.dirname, '..', 'assets')
const all = readWorked()

const evaluate = ({ checklist, file, expected }: Worked, ...more: readonly string[]) =>
  runAdit(
    ...['evaluate', '--checklist', checklist, '--day', expected.day, ...more],
    ...['--answers', file('answers.json'), '--mine', file('mine.json')],
  )

test('there are worked assessments', () => {
  expect(all.length).toBeGreaterThan(0)
})

const checklistOf = async ({ checklist: id }: Worked) => {
  const checklist = await readBuiltInChecklist(assets, id)
  if (checklist === null) throw new Error(`There is no checklist ${id}.`)
  return checklist
}

describe.each(all)('$checklist at $mine', (worked) => {
  const { expected } = worked

  test('comes to what is recorded', async () => {
    const { status, out, err } = await evaluate(worked, '--json')
    const document = JSON.parse(out) as EvaluateDocument & { problems?: unknown }
    expect(document.problems ?? [], err).toEqual([])
    expect(document.violations).toEqual([])
    const { items, ...sums } = outcomeOf(document, await checklistOf(worked), expected.day)
    const { items: recordedItems, ...recordedSums } = expected
    expect(items).toEqual(recordedItems)
    expect(sums).toEqual(recordedSums)
    expect(status).toBe(0)
    const answers: unknown = JSON.parse(readFileSync(worked.file('answers.json'), 'utf8'))
    expect(strayAnswers(answers, document.relevant)).toEqual([])
  })

  test('has a record whose sums follow from its items', async () => {
    const { rating, reasons, provisional, overall, confidence, gate, sections, costs } = expected
    const { items: _ranges, ...cost } = costs
    expect(reckon(await checklistOf(worked), expected)).toEqual({
      ...{ rating, reasons, provisional, overall, confidence, gate, sections },
      costs: cost,
    })
  })
})

test('evaluate says score, rating and the number of findings of each severity to people', async () => {
  const worked = all.find(({ checklist, mine }) => `${checklist}/${mine}` === 'adit-operation/redgum-copper')
  if (worked === undefined) throw new Error('The copper mine in operation is gone.')
  const { status, out } = await evaluate(worked)
  expect(status).toBe(0)
  expect(out).toContain('Score 95.4 of 100 · rating A, leading · preconditions met · confidence 84.8')
  expect(out).toContain('2 major findings:')
  expect(out).toContain('2 minor findings:')
})
