import { describe, expect, test } from 'vitest'
import { summarizeMines } from '../../../../renderer/screens/home/mine-summary.ts'
import type { Assessment, Mine } from '../../../../renderer/storage/storage.ts'
import type { Stage } from '../../../../shared/checklist/definition.ts'

const mineCalled = (id: string, changed: string): Mine => ({
  id,
  name: id,
  profile: {},
  created: changed,
  changed,
})

const walked = (mine: string, stage: Stage, created: string, bundles = 0): Assessment => ({
  id: `${mine} ${stage} ${created}`,
  mine,
  stage,
  checklist: '',
  created,
  feed: '',
  exports: Array.from({ length: bundles }, (_, index) => ({
    at: created,
    path: '',
    digest: '',
    revision: index + 1,
  })),
})

describe('the list of mines', () => {
  test('says where each stage stands', () => {
    const [one] = summarizeMines(
      [mineCalled('a', '2026-01-01')],
      [
        walked('a', 'acquisition', '2026-02-01', 2),
        walked('a', 'operation', '2026-03-01', 1),
        walked('a', 'operation', '2026-04-01'),
        walked('b', 'closure', '2026-05-01'),
      ],
    )
    expect(one?.stages).toEqual({
      acquisition: 'exported',
      construction: 'none',
      operation: 'open',
      closure: 'none',
    })
    expect(one).toMatchObject({ open: 1, exported: 2, last: { created: '2026-04-01' } })
  })

  test('begins with the mine that was worked on last', () => {
    const mines = [
      mineCalled('old', '2026-01-01'),
      mineCalled('edited', '2026-03-01'),
      mineCalled('walked', '2026-01-01'),
    ]
    const order = summarizeMines(mines, [walked('walked', 'closure', '2026-02-01')]).map(
      ({ mine }) => mine.id,
    )
    expect(order).toEqual(['edited', 'walked', 'old'])
  })
})
