import { describe, expect, it } from 'vitest'
import { readBuiltInChecklists } from '../../main/checklists/built-in.ts'
import { LIMIT_SOURCES_LIST } from '../../shared/checklist/limit-source.ts'
import { LIMITS_LIST } from '../../shared/checklist/override-limits.ts'

const checklists = await readBuiltInChecklists('assets')

describe.each(checklists.map((each) => [each.definition.form_id, each] as const))('%s', (_id, checklist) => {
  const { choices } = checklist.definition
  const sources = choices[LIMIT_SOURCES_LIST] ?? []
  const names = new Set(sources.map(({ name }) => name))

  it('names the source of every limit, in English and in Chinese', () => {
    const limits = choices[LIMITS_LIST] ?? []
    expect(limits.length).toBeGreaterThan(100)
    const unnamed = limits.filter(({ columns }) => !names.has(columns?.source ?? ''))
    expect(unnamed.map(({ name, columns }) => `${name}: ${columns?.source}`)).toEqual([])
    const oneSided = sources.filter(
      ({ label }) => /^$|\p{Script=Han}/u.test(label.en ?? '') || !/\p{Script=Han}/u.test(label.zh ?? ''),
    )
    expect(oneSided).toEqual([])
  })

  it('writes no source out in one language', () => {
    const literal: string[] = []
    for (const row of checklist.rows.values()) {
      // Where the source is looked up or was entered there is nothing to write; a text alone is a name.
      if (row.kind !== 'question' || row.limit?.source?.kind !== 'text') continue
      if (!names.has(row.limit.source.value)) literal.push(`${row.name}: ${row.limit.source.value}`)
    }
    expect(literal).toEqual([])
  })

  it('leaves every number its standard: the same in both languages', () => {
    const numbers = (text: string | undefined) =>
      (text ?? '').match(/\b(GB|TD\/T|DZ\/T|CFR|ASTM) [A-Z\d.-]+\d/g)
    for (const { name, label } of sources) {
      expect({ name, numbers: numbers(label.zh) }).toEqual({ name, numbers: numbers(label.en) })
    }
  })
})

it('no title is kept for a source that no limit of any checklist comes from', () => {
  const names = new Set<string>()
  const used = new Set<string>()
  for (const { definition, rows } of checklists) {
    for (const { name } of definition.choices[LIMIT_SOURCES_LIST] ?? []) names.add(name)
    for (const { columns } of definition.choices[LIMITS_LIST] ?? []) used.add(columns?.source ?? '')
    for (const row of rows.values()) {
      if (row.kind === 'question' && row.limit?.source?.kind === 'text') used.add(row.limit.source.value)
    }
  }
  expect([...names].filter((name) => !used.has(name))).toEqual([])
})
