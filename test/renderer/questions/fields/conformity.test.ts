import { describe, expect, it } from 'vitest'
import {
  asksForReason,
  conformityChoices,
  meaningOf,
} from '../../../../renderer/questions/fields/conformity.ts'
import type { QuestionDefinition } from '../../../../shared/checklist/definition.ts'
import { at, choose, open } from '../../../support/checklist-dsl.ts'

const question = (adverse?: readonly string[]): QuestionDefinition => ({
  type: 'select_one',
  name: 'Q',
  ...(adverse && { adit: { severity: 'major', adverse } }),
})

describe('the answers of a question about conformity', () => {
  it('keep their order and their keys whatever the list says, so that 3 is always no', () => {
    const choices = ['no', 'na', 'yes'].map((name) => ({ name, label: {} }))
    expect(conformityChoices(choices).map(({ name, key }) => `${key} ${name}`)).toEqual([
      '1 yes',
      '3 no',
      '5 na',
    ])
  })

  it('are bad where the question says so, not where they sound bad', () => {
    expect(meaningOf('no', question(['no']))).toBe('adverse')
    expect(meaningOf('yes', question(['no']))).toBe('favourable')
    expect(meaningOf('yes', question(['yes']))).toBe('adverse')
    expect(meaningOf('no', question(['yes']))).toBe('favourable')
    expect(meaningOf('no', question())).toBe('favourable')
    expect(meaningOf('unknown', question(['no']))).toBe('unknown')
  })
})

describe('an answer of not applicable', () => {
  it('wants a reason from the person who gave it', () => {
    expect(asksForReason(at(open([choose('q')], { values: { q: 'na' } }), 'q'))).toBe(true)
    expect(asksForReason(at(open([choose('q')], { values: { q: 'no' } }), 'q'))).toBe(false)
  })

  it('wants none where a rule worked it out', () => {
    const worked = choose('q', { calculation: "'na'", read_only: 'true()' })
    const view = at(open([worked]), 'q')
    expect(view.value).toBe('na')
    expect(asksForReason(view)).toBe(false)
  })
})
