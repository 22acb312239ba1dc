import { BareForm, HandWrittenForm } from './floor.ts'
import { loadAndOpen } from './load.ts'
import { collectGarbage, summarize, type Times, time } from './statistics.ts'
import {
  type Answer,
  changingAnswers,
  expectedTotal,
  firstAnswers,
  makeWorkload,
  nameOf,
  toDefinition,
  type Workload,
} from './workload.ts'

/** One answer with its group score, a relevance and the grand total brought up to date, in milliseconds. */
export interface AnswerTimes {
  readonly ours: Times
  /** Ours, with every changed view read as a screen does. */
  readonly shown: Times
  readonly floor: Times
  readonly bare: Times
  /** Every total was what it must be. */
  readonly right: boolean
}

/** Answers before the measured ones, so that all code is compiled. */
const WARM_UP = 3_000

/** Measures answers on the form of this size that is filled in completely. */
export function measureAnswers(size: number, count: number): AnswerTimes {
  const workload = makeWorkload(size)
  const changing = changingAnswers(workload, WARM_UP + 2 * count)
  const all = [...firstAnswers(workload), ...changing]
  const expected = expectedTotal(workload, all)
  const { form } = loadAndOpen(toDefinition(workload))
  const hand = new HandWrittenForm(workload)
  const bare = new BareForm(workload)
  const ours = (answer: Answer) => form.answer(nameOf.question(answer.question), String(answer.value))
  const shown = (answer: Answer) => {
    for (const path of ours(answer)) form.view(path)
  }
  const floor = (answer: Answer) => hand.answer(nameOf.question(answer.question), String(answer.value))
  const bareAnswer = (answer: Answer) => bare.answer(answer)
  const before = [...firstAnswers(workload), ...changing.slice(0, WARM_UP)]
  const [first, second] = [changing.slice(WARM_UP, WARM_UP + count), changing.slice(WARM_UP + count)]
  for (const run of [shown, floor, bareAnswer]) for (const answer of before) run(answer)
  const times = {
    ours: measure(first, ours),
    shown: measure(second, shown),
    floor: measure([...first, ...second], floor),
    bare: measure([...first, ...second], bareAnswer),
  }
  const total = form.view(nameOf.total)
  const totals = [total?.kind === 'question' ? Number(total.value) : Number.NaN, hand.total(), bare.total()]
  return { ...times, right: totals.every((each) => each === expected) && changesAll(workload) }
}

function measure(answers: readonly Answer[], run: (answer: Answer) => unknown): Times {
  collectGarbage()
  return summarize(answers.map((answer) => time(() => run(answer))))
}

/** The measured answers do change what they claim to: own value, relevance, both scores' total. */
function changesAll(workload: Workload): boolean {
  const { form } = loadAndOpen(toDefinition(workload))
  for (const { question, value } of firstAnswers(workload))
    form.answer(nameOf.question(question), String(value))
  return changingAnswers(workload, 2 * workload.conditions.size).every(({ question, value }) => {
    const changed = form.answer(nameOf.question(question), String(value))
    const decided = [...workload.conditions].filter(([, decider]) => decider === question)
    const wanted = [
      nameOf.question(question),
      nameOf.total,
      ...decided.map(([each]) => nameOf.question(each)),
    ]
    return wanted.every((path) => changed.includes(path))
  })
}
