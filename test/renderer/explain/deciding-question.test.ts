import { describe, expect, it } from 'vitest'
import { decidingQuestion } from '../../../renderer/explain/deciding-question.ts'
import type { RowDefinition } from '../../../shared/checklist/definition.ts'
import { openForm } from '../../../shared/engine/form.ts'
import { calculate, choose, definition, group, load, question } from '../../support/checklist-dsl.ts'
import { fakeEnvironment } from '../../support/fake-environment.ts'

/** Where a question that is not asked leads to. */
function decides(
  rows: readonly RowDefinition[],
  values: Record<string, string>,
  path: string,
): string | null {
  const checklist = load(definition(rows, { profile: ['commodity'] }))
  const form = openForm(checklist, { values, rows: {}, profile: { commodity: 'copper' } }, fakeEnvironment())
  const seen = decidingQuestion(
    path,
    (at) => form.explain(at),
    ({ label }) => Object.keys(label).length > 0,
  )
  return seen?.path ?? null
}

describe('the question that decides', () => {
  it('is the one that the condition reads', () => {
    const rows = [choose('A'), choose('B', { relevant: "${A} = 'yes'" })]
    expect(decides(rows, { A: 'no', B: 'yes' }, 'B')).toBe('A')
  })

  it('may stand at the group around', () => {
    const rows = [choose('A'), group('G', [question('text', 'B')], { relevant: "${A} = 'yes'" })]
    expect(decides(rows, { A: 'no', B: 'x' }, 'B')).toBe('A')
  })

  it('is looked for behind what is not asked itself, and behind what is worked out unseen', () => {
    const rows = [
      choose('A'),
      choose('B', { relevant: "${A} = 'yes'" }),
      choose('C', { relevant: "${B} = 'yes'" }),
      calculate('sum', "if(${A} = 'yes', 1, 0)"),
      choose('D', { relevant: '${sum} = 1' }),
    ]
    const values = { A: 'no', B: 'yes', C: 'yes', D: 'yes' }
    expect(decides(rows, values, 'C')).toBe('A')
    expect(decides(rows, values, 'D')).toBe('A')
  })

  it('is none where the mine itself decides, or the question is asked', () => {
    const rows = [choose('A'), choose('B', { relevant: "${commodity} = 'gold'" })]
    expect(decides(rows, { A: 'no', B: 'yes' }, 'B')).toBeNull()
    expect(decides(rows, { A: 'no' }, 'A')).toBeNull()
  })
})
