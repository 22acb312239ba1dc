import { describe, expect, it } from 'vitest'
import { readBuiltInChecklists } from '../../main/checklists/built-in.ts'
import { isAttachment } from '../../shared/checklist/checklist.ts'

const checklists = await readBuiltInChecklists('assets')
const CONFORMITY = new Set(['yes', 'partial', 'no', 'unknown', 'na'])

describe.each(checklists.map((each) => [each.definition.form_id, each] as const))('%s', (_id, checklist) => {
  const repeats = [...checklist.rows.values()].filter((row) => row.kind === 'repeat')

  it('says of every repeat what names its rows, and what one row is in both languages', () => {
    expect(repeats.length).toBeGreaterThan(20)
    const bare = repeats.filter(({ definition: { adit } }) => {
      const { row_name = [], row_label = {} } = adit ?? {}
      return (
        row_name.length === 0 ||
        !/^[A-Z]/.test(row_label.en ?? '') ||
        !/\p{Script=Han}/u.test(row_label.zh ?? '')
      )
    })
    expect(bare.map(({ name }) => name)).toEqual([])
  })

  it('never names a row by a yes, a no, a file, or something nobody sees', () => {
    const poor: string[] = []
    for (const { definition, name } of repeats) {
      for (const part of definition.adit?.row_name ?? []) {
        const row = checklist.rows.get(part)
        if (row?.kind !== 'question') poor.push(`${name}: ${part}`)
        else if (row.choices.length > 0 && row.choices.every((choice) => CONFORMITY.has(choice.name)))
          poor.push(`${name}: ${part} is a yes or no`)
        else if (isAttachment(row.definition) || row.definition.type === 'calculate')
          poor.push(`${name}: ${part}`)
      }
    }
    expect(poor).toEqual([])
  })

  it('names a row first by something that has to be answered', () => {
    const loose = repeats.filter(({ definition }) => {
      const row = checklist.rows.get(definition.adit?.row_name?.[0] ?? '')
      return row?.kind === 'question' && row.definition.required !== 'true()'
    })
    expect(loose.map(({ name }) => name)).toEqual([])
  })
})
