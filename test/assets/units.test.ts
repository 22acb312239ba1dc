import { describe, expect, it } from 'vitest'
import { readBuiltInChecklists } from '../../main/checklists/built-in.ts'
import type { QuestionDefinition, RowDefinition } from '../../shared/checklist/definition.ts'

const checklists = (await readBuiltInChecklists('assets')).map(({ definition }) => definition)

function questionsIn(rows: readonly RowDefinition[]): readonly QuestionDefinition[] {
  return rows.flatMap((row) =>
    row.type === 'group' || row.type === 'repeat' ? questionsIn(row.children) : [row],
  )
}

describe.each(checklists.map((each) => [each.form_id, each] as const))('%s', (_id, checklist) => {
  const units = Object.values(checklist.choices)
    .flat()
    .flatMap(({ columns }) => (columns?.unit === undefined ? [] : [columns.unit]))

  it('asks for every number of a chosen parameter in the unit of that parameter', () => {
    const questions = questionsIn(checklist.survey)
    const hanging = questions.filter(({ adit }) => adit?.unit_from !== undefined)
    expect(hanging.length).toBeGreaterThan(1)
    // What a row works out as its unit is used by the numbers of that row, and not only written into a label.
    const worked = questions.filter(({ calculation }) =>
      /item\[name = [^\]]+\]\/unit$/.test(calculation ?? ''),
    )
    const used = new Set(hanging.map(({ adit }) => adit?.unit_from))
    expect(worked.map(({ name }) => `\${${name}}`).filter((name) => !used.has(name))).toEqual([])
  })

  it('has a unit for each parameter in the very unit of its limit, so that no limit is held against other numbers', () => {
    const limits = (checklist.choices.limits ?? []).map(({ columns }) => columns ?? {})
    const parameters = (checklist.choices.effluent_parameters ?? []).filter(({ columns }) => columns?.unit)
    for (const { name, columns } of parameters) {
      const beside = limits.filter((one) => one.medium === 'effluent' && one.parameter === name)
      expect(beside.map((one) => `${name} ${one.unit}`)).toEqual(beside.map(() => `${name} ${columns?.unit}`))
    }
    expect(units.filter((unit) => unit.trim() !== unit || unit.length > 40)).toEqual([])
  })
})
