import { describe, expect, it } from 'vitest'
import { whatIsMissing } from '../../../shared/engine/progress.ts'
import {
  calculate,
  choose,
  definition,
  group,
  open,
  question,
  repeat,
  words,
} from '../../support/checklist-dsl.ts'

const survey = [
  group('one', [
    choose('a', { required: 'yes' }),
    question('text', 'why', { relevant: "${a} = 'no'", required: 'yes' }),
    question('note', 'n'),
    calculate('c', '1'),
    question('text', 'fixed', { read_only: 'yes' }),
    question('integer', 'few', { constraint: '. < 5', constraint_message: words('Fewer') }),
  ]),
  group('two', [repeat('r', [question('date', 'd', { required: 'yes' })]), question('integer', 'k')]),
]
const open2 = (values: Record<string, string>) =>
  open([], { values, rows: { r: ['0000000a', '0000000b'] } }, { survey: definition([], { survey }).survey })

describe('what is missing', () => {
  it('is listed in the order of the checklist with place, kind and words', () => {
    const form = open2({ few: '9', k: 'x', '0000000a/d': '2026-02-30' })
    expect(whatIsMissing(form)).toEqual([
      { path: 'a', section: 'one', code: 'required' },
      { path: 'few', section: 'one', code: 'constraint', message: { en: 'Fewer' } },
      { path: '0000000a/d', section: 'two', code: 'type' },
      { path: '0000000b/d', section: 'two', code: 'required' },
      { path: 'k', section: 'two', code: 'type' },
    ])
  })

  it('is nothing when all is well', () => {
    const form = open2({ a: 'yes', '0000000a/d': '2026-02-28', '0000000b/d': '2026-02-28' })
    expect(whatIsMissing(form)).toEqual([])
  })
})
