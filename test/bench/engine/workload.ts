import type { ChecklistDefinition, RowDefinition, Text } from '../../../shared/checklist/definition.ts'

/** How many questions stand in one group. */
export const GROUP_SIZE = 20

/** Every question at such a place, from 1, is asked only when an earlier one says so. */
const CONDITIONAL = 10

/** How far before it the question stands that it depends on. */
const LOOK_BACK = 5

/** The condition's threshold: a conditional question is asked when the one before it holds more than this. */
const THRESHOLD = 4

/**
 * One form, described apart from any engine, so that every engine under measurement gets the same one. Questions are
 * whole numbers and are known by their index from 0.
 */
export interface Workload {
  readonly size: number
  readonly groups: readonly (readonly number[])[]
  /** Index of the question that decides whether a question is asked, by the question's index. */
  readonly conditions: ReadonlyMap<number, number>
  readonly threshold: number
}

/** One answer: the index of the question and the number entered. */
export interface Answer {
  readonly question: number
  readonly value: number
}

/** Describes a form of `size` questions. */
export function makeWorkload(size: number): Workload {
  const groups: number[][] = []
  const conditions = new Map<number, number>()
  for (let question = 0; question < size; question += 1) {
    const group = Math.floor(question / GROUP_SIZE)
    groups[group] ??= []
    groups[group].push(question)
    if ((question + 1) % CONDITIONAL === 0) conditions.set(question, question - LOOK_BACK)
  }
  return { size, groups, conditions, threshold: THRESHOLD }
}

/** The names that questions and calculations carry in every engine. */
export const nameOf = {
  question: (index: number) => `q_${index + 1}`,
  group: (index: number) => `group_${index + 1}`,
  score: (index: number) => `score_${index + 1}`,
  total: 'grand_total',
}

/** One answer for every question. */
export function firstAnswers({ size }: Workload): readonly Answer[] {
  return Array.from({ length: size }, (_, question) => ({ question, value: (question * 7) % 10 }))
}

/**
 * Answers that each change a group score, the relevance of another question and the grand total: the questions that
 * decide about others take turns, all over the form, and go above and below the threshold.
 */
export function changingAnswers({ conditions }: Workload, count: number): readonly Answer[] {
  const deciding = [...conditions.values()]
  const stride = strideFor(deciding.length)
  return Array.from({ length: count }, (_, turn) => {
    const question = deciding[(turn * stride) % deciding.length] ?? 0
    const round = Math.floor(turn / deciding.length)
    const isAbove = (question * 7) % 10 > THRESHOLD === (round % 2 === 1)
    return { question, value: isAbove ? 6 + (turn % 3) : turn % 4 }
  })
}

/** The form after all these answers, worked out in the plainest way: what every engine must arrive at. */
export function expectedTotal(workload: Workload, answers: Iterable<Answer>): number {
  const values = new Map<number, number>()
  for (const { question, value } of answers) values.set(question, value)
  let total = 0
  for (let question = 0; question < workload.size; question += 1) {
    const decider = workload.conditions.get(question)
    const isAsked = decider === undefined || (values.get(decider) ?? 0) > workload.threshold
    if (isAsked) total += values.get(question) ?? 0
  }
  return total
}

/** The workload as a checklist of ours, written as XLSForm would have it. */
export function toDefinition(workload: Workload): ChecklistDefinition {
  const { groups, conditions, threshold } = workload
  const question = (index: number): RowDefinition => {
    const decider = conditions.get(index)
    return {
      type: 'integer',
      name: nameOf.question(index),
      label: words(`Question ${index + 1}`),
      hint: words(`What was counted at place ${index + 1}`),
      ...(decider === undefined ? {} : { relevant: `\${${nameOf.question(decider)}} > ${threshold}` }),
    }
  }
  const survey = groups.map((questions, group): RowDefinition => {
    const score = questions.map((index) => `coalesce(\${${nameOf.question(index)}}, 0)`).join(' + ')
    const calculate = { type: 'calculate' as const, name: nameOf.score(group), calculation: score }
    const children = [...questions.map(question), calculate]
    return { type: 'group', name: nameOf.group(group), label: words(`Group ${group + 1}`), children }
  })
  const total = groups.map((_, group) => `\${${nameOf.score(group)}}`).join(' + ')
  survey.push({
    type: 'group',
    name: 'result',
    label: words('Result'),
    children: [{ type: 'calculate', name: nameOf.total, calculation: total }],
  })
  return {
    form_id: 'bench',
    version: '1',
    stage: 'operation',
    form_title: words('Bench'),
    default_language: 'en',
    languages: ['en'],
    choices: {},
    profile: [],
    survey,
  }
}

/** A checklist with a repeat of `size` questions, a score in every row and a total over all rows. */
export function repeatDefinition(size: number): ChecklistDefinition {
  const whole = makeWorkload(size)
  const children = whole.groups.flatMap((questions): RowDefinition[] =>
    questions.map((index) => {
      const decider = whole.conditions.get(index)
      return {
        type: 'integer',
        name: nameOf.question(index),
        label: words(`Question ${index + 1}`),
        ...(decider === undefined ? {} : { relevant: `\${${nameOf.question(decider)}} > ${THRESHOLD}` }),
      }
    }),
  )
  const score = children.map(({ name }) => `coalesce(\${${name}}, 0)`).join(' + ')
  children.push({ type: 'calculate', name: 'row_score', calculation: score })
  const survey: RowDefinition[] = [
    {
      type: 'group',
      name: 'places',
      label: words('Places'),
      children: [
        { type: 'repeat', name: 'place', label: words('Place'), children },
        { type: 'calculate', name: nameOf.total, calculation: 'sum(${row_score})' },
      ],
    },
  ]
  return { ...toDefinition(makeWorkload(0)), survey }
}

function words(text: string): Text {
  return { en: text }
}

/** A step that has no factor in common with `count`, so that taking it again and again comes everywhere. */
function strideFor(count: number): number {
  let stride = Math.max(1, Math.floor(count * 0.618))
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))
  while (divisor(stride, Math.max(1, count)) !== 1) stride += 1
  return stride
}
