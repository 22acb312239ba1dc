import { describe, expect, it } from 'vitest'
import { FLAGS } from '../../renderer/screens/mine/profile-fields.ts'
import { greenMineOf } from '../../shared/score/green-mine.ts'
import { type Answers, fillIn, loadBuiltIn } from './support/open-checklist.ts'

const operation = await loadBuiltIn('adit-operation')

/** First-level blocks of the 2020 table: full points, points reached, points that do not apply (domain D4, vector 2b). */
type Block = readonly [full: number, reached: number, outside?: number]
const RESOURCES: Block = [220, 160]
const OTHERS: readonly Block[] = [
  [220, 190],
  [120, 105],
  [200, 180],
  [90, 80],
  [150, 130],
]

const IN_ORDER: Answers = {
  'OPS-PLN_asof': '2026-05-29',
  'OPS-PLN-12_rows': [{ 'OPS-PLN-12_permit': 'mining', 'OPS-PLN-12_state': 'in_force' }],
  'OPS-PLN-12_complete': 'yes',
  'OPS-PLN-13_penalty': 'no',
  'OPS-PLN-13_accident': 'no',
}

function result(blocks: readonly Block[], answers: Answers = {}) {
  const profile = { ...Object.fromEntries(FLAGS.map((flag) => [flag, 'yes'])), country: 'CN' }
  const rows = blocks.map(([full, reached, outside], index) => ({
    'OPS-PLN-07_block': `Block ${index + 1}`,
    'OPS-PLN-07_full': String(full),
    'OPS-PLN-07_reached': String(reached),
    ...(outside === undefined ? {} : { 'OPS-PLN-07_outside': String(outside) }),
  }))
  return greenMineOf(fillIn(operation, { ...IN_ORDER, 'OPS-PLN-07_blocks': rows, ...answers }, profile))
}

describe('the green-mine result of the operation checklist', () => {
  it('is short when one block stays below 75 %, whatever the total', () => {
    const green = result([...OTHERS, RESOURCES])
    expect(green).toMatchObject({ verdict: 'short', points: { value: '845' }, enough: { value: 'no' } })
    expect(green?.blocks.map(({ name, share }) => [name?.value, share.value]).at(-1)).toEqual([
      'Block 6',
      '72.73',
    ])
  })

  it('is eligible when points that do not apply leave that block at 80 %', () => {
    const green = result([...OTHERS, [220, 160, 20]])
    expect(green).toMatchObject({ verdict: 'eligible', points: { value: '862.24' } })
    expect(green?.preconditions).toEqual([
      { path: 'OPS-PLN-12', standing: 'met' },
      { path: 'OPS-PLN-13', standing: 'met' },
    ])
  })

  it('fails by a precondition, however many points there are', () => {
    const green = result([[1000, 1000]], { 'OPS-PLN-13_penalty': 'yes' })
    expect(green).toMatchObject({ verdict: 'fails', enough: { value: 'yes' } })
    expect(green?.preconditions).toContainEqual({ path: 'OPS-PLN-13', standing: 'adverse' })
  })

  it('is open while a precondition or the score sheet is not known', () => {
    expect(result([[1000, 1000]], { 'OPS-PLN-13_accident': 'unknown' })?.verdict).toBe('open')
    const level = { 'OPS-PLN-07_level': 'provincial' }
    expect(result([], level)).toMatchObject({
      verdict: 'open',
      points: null,
      held: [{ value: 'provincial' }],
    })
  })

  it('is none when nothing was said', () => {
    expect(result([])).toBeNull()
  })
})
