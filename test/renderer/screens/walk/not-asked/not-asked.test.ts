import { describe, expect, it } from 'vitest'
import { collectViews } from '../../../../../renderer/assessment/views.ts'
import { pickText } from '../../../../../renderer/questions/text.ts'
import { notAskedBelow } from '../../../../../renderer/screens/walk/not-asked/not-asked.ts'
import type { RowDefinition } from '../../../../../shared/checklist/definition.ts'
import type { FormInput } from '../../../../../shared/engine/form-view.ts'
import { calculate, choose, group, open, question, repeat } from '../../../../support/checklist-dsl.ts'

function notAsked(rows: readonly RowDefinition[], input: Partial<FormInput> = {}) {
  const form = open(rows, input)
  return notAskedBelow(collectViews(form), ['s'], (text) => pickText(text, ['en'])).map(
    ({ path, questions, isGroup }) => `${path} ${questions}${isGroup ? ' group' : ''}`,
  )
}

const never = { relevant: "${a} = 'yes'" }

describe('what is not asked in a section', () => {
  it('is every question that is not, in order', () => {
    expect(
      notAsked([choose('a'), question('text', 'b', never), question('text', 'c'), choose('d', never)]),
    ).toEqual(['b 1', 'd 1'])
  })

  it('is a group as a whole, with the number of its questions', () => {
    const inside = [question('text', 'b'), group('inner', [question('text', 'c'), question('note', 'n')])]
    expect(notAsked([choose('a'), group('g', inside, never)])).toEqual(['g 2 group'])
  })

  it('is what lies in a group without words, since the group has no name to list', () => {
    expect(
      notAsked([choose('a'), { type: 'group', name: 'g', ...never, children: [question('text', 'b')] }]),
    ).toEqual(['b 1'])
  })

  it('names a question in several rows once', () => {
    const rows = [choose('a'), repeat('r', [question('text', 'b', never)])]
    expect(notAsked(rows, { rows: { r: ['00000001', '00000002'] } })).toEqual(['00000001/b 1'])
  })

  it('is a repeat, also one without rows', () => {
    expect(notAsked([choose('a'), repeat('r', [question('text', 'b')], never)])).toEqual(['r 0 group'])
  })

  it('leaves out what nobody would miss', () => {
    const rows = [
      choose('a'),
      question('note', 'n', never),
      question('hidden', 'h', never),
      question('calculate', 'c', { ...never, calculation: '1' }),
      group('g', [calculate('d', '1')], never),
    ]
    expect(notAsked(rows)).toEqual([])
  })
})
