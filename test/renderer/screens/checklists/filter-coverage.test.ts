import { expect, test } from 'vitest'
import { filterCoverage } from '../../../../renderer/screens/checklists/filter-coverage.ts'
import type { Coverage } from '../../../../shared/checklist/coverage.ts'

const row = (id: string, more: Partial<Coverage> = {}): Coverage => ({
  id,
  text: {},
  stages: ['operation', 'closure'],
  phases: ['plan'],
  covered: [],
  uncovered: [],
  ...more,
})
const ROWS = [
  row('000-01'),
  row('000-02', { phases: ['do', 'check'], uncovered: ['closure'] }),
  row('001-01', { stages: ['operation'], uncovered: ['operation'] }),
]
const ALL = { source: null, stage: null, phase: null, uncovered: false } as const
const ids = (filter: Partial<Parameters<typeof filterCoverage>[1]>) =>
  filterCoverage(ROWS, { ...ALL, ...filter }).map(({ id }) => id)

test('rows are found by source, stage and phase', () => {
  expect(ids({})).toEqual(['000-01', '000-02', '001-01'])
  expect(ids({ source: '001' })).toEqual(['001-01'])
  expect(ids({ stage: 'closure' })).toEqual(['000-01', '000-02'])
  expect(ids({ phase: 'check' })).toEqual(['000-02'])
})

test('an uncovered row is one that is open in the stage looked at', () => {
  expect(ids({ uncovered: true })).toEqual(['000-02', '001-01'])
  expect(ids({ uncovered: true, stage: 'closure' })).toEqual(['000-02'])
  expect(ids({ uncovered: true, stage: 'operation' })).toEqual(['001-01'])
})
