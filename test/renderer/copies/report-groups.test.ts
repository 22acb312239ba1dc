import { expect, test } from 'vitest'
import { groupReport } from '../../../renderer/copies/report-groups.ts'
import { WHOLE } from '../../../renderer/storage/copies/mended.ts'

test('what reads the same is one line, by the copy it was mended in', () => {
  const { mended, losses } = groupReport({
    ...WHOLE,
    mends: [
      { what: 'events', in: 'database', why: 'lost', count: 3, assessment: 'a', aside: null },
      { what: 'events', in: 'database', why: 'lost', count: 4, assessment: 'b', aside: null },
      { what: 'events', in: 'journal', why: 'apart', count: 1, assessment: 'a', aside: 'aside/1' },
      { what: 'cards', in: 'database', why: 'lost', count: 2, table: 'mines', aside: null },
    ],
    losses: [
      { what: 'files', why: 'gone', count: 1, place: 'x', assessment: 'a', aside: null },
      { what: 'files', why: 'gone', count: 1, place: 'y', assessment: 'a', aside: null },
    ],
  })
  expect(mended).toEqual([
    {
      in: 'database',
      lines: [
        { what: 'events', why: 'lost', count: 7, assessments: ['a', 'b'], tables: [], asides: [] },
        { what: 'cards', why: 'lost', count: 2, assessments: [], tables: ['mines'], asides: [] },
      ],
    },
    {
      in: 'journal',
      lines: [
        { what: 'events', why: 'apart', count: 1, assessments: ['a'], tables: [], asides: ['aside/1'] },
      ],
    },
  ])
  expect(losses).toEqual([
    { what: 'files', why: 'gone', count: 2, assessments: ['a'], tables: [], asides: [] },
  ])
})

test('a copy in which nothing was mended is not spoken of', () => {
  expect(groupReport(WHOLE)).toEqual({ mended: [], losses: [] })
})
