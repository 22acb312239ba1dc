import { describe, expect, it } from 'vitest'
import { writeOutOrOther } from '../../../shared/checklist/or-other.ts'
import { at, choices, choose, open, words } from '../../support/checklist-dsl.ts'

const said = { choice: words('Other'), question: words('Specify other.') }

describe('or_other', () => {
  it('adds a last choice, and a question that is asked when it is selected', () => {
    const question = choose('metal', { list_name: 'metals' })
    const { list, specify } = writeOutOrOther(question, choices('cu zn'), said)
    expect(list.map((choice) => choice.name)).toEqual(['cu', 'zn', 'other'])
    const form = open([question, specify], {}, { choices: { metals: list } })
    expect(at(form, 'metal_other')).toMatchObject({ relevant: false, label: { en: 'Specify other.' } })
    form.answer('metal', 'other')
    expect(at(form, 'metal_other').relevant).toBe(true)
    expect(at(form, 'metal').violation).toBe(null)
  })

  it('works for several choices, and leaves a list alone that has the choice', () => {
    const question = { ...choose('metals', { list_name: 'metals' }), type: 'select_multiple' as const }
    const own = choices('other cu')
    const { list, specify } = writeOutOrOther(question, own, said)
    expect(list).toBe(own)
    const form = open(
      [question, specify],
      { values: { metals: ['cu', 'other'] } },
      { choices: { metals: list } },
    )
    expect(at(form, 'metals_other').relevant).toBe(true)
  })
})
