import type { Checklist, CompiledQuestion } from '../../../shared/checklist/checklist.ts'

/**
 * Answers that let a checklist ask as much as one person can be asked: for every question that others wait for, the
 * answer that most of them wait for. By the question's name; a list for one that takes several.
 */
export function openingAnswers(checklist: Checklist): ReadonlyMap<string, string | readonly string[]> {
  const waiting = [...checklist.rows.values()].flatMap(({ definition }) => definition.relevant ?? [])
  const answers = new Map<string, string | readonly string[]>()
  for (const row of checklist.rows.values()) {
    if (row.kind !== 'question') continue
    const conditions = waiting.filter((condition) => condition.includes(`\${${row.name}}`))
    if (conditions.length === 0) continue
    const answer = openingAnswer(row, conditions)
    if (answer !== undefined) answers.set(row.name, answer)
  }
  return answers
}

function openingAnswer(
  { name, definition, choices }: CompiledQuestion,
  conditions: readonly string[],
): string | readonly string[] | undefined {
  const all = conditions.join('\n')
  const finds = (pattern: string) =>
    [...all.matchAll(new RegExp(pattern, 'g'))].map(([, found]) => found ?? '')
  const itself = `\\$\\{${name}\\}`
  switch (definition.type) {
    case 'select_multiple': {
      const wanted = new Set(finds(`selected\\(${itself}, '([^']+)'\\)`).filter((code) => !NOTHING.has(code)))
      if (wanted.size > 0) return [...wanted]
      return choices.slice(0, 1).map((choice) => choice.name)
    }
    case 'select_one': {
      const wanted = finds(`${itself} = '([^']+)'`)
      const refused = new Set(finds(`${itself} != '([^']*)'`))
      const [best] = [...new Set(wanted)].sort((a, b) => times(wanted, b) - times(wanted, a))
      return best ?? choices.find((choice) => !refused.has(choice.name) && !NOTHING.has(choice.name))?.name
    }
    case 'integer':
    case 'decimal': {
      const floors = finds(`${itself} >=? (\\d+)`).map(Number)
      return String(Math.max(1, ...floors.map((floor) => floor + 1)))
    }
    case 'text':
      return 'A'
    default:
      return undefined
  }
}

const NOTHING: ReadonlySet<string> = new Set(['none', 'unknown', 'na', 'no'])

function times(names: readonly string[], name: string): number {
  return names.filter((one) => one === name).length
}
