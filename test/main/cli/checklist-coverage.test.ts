import { expect, test } from 'vitest'
import { tellCoverage } from '../../../main/cli/checklist-coverage.ts'
import { loadWords } from '../../../main/cli/words.ts'
import type { Coverage } from '../../../shared/checklist/coverage.ts'
import { runAdit } from '../../support/run-adit.ts'

const COVERED: Coverage = {
  id: '000-01',
  stages: ['operation'],
  phases: ['plan'],
  text: { en: 'Plans', zh: '计划' },
  covered: [{ stage: 'operation', form_id: 'f', name: 'OPS-01', label: {} }],
  uncovered: [],
}
const OPEN: Coverage = { ...COVERED, id: '000-02', stages: ['operation', 'closure'], uncovered: ['closure'] }

async function tell(rows: readonly Coverage[], json: boolean, language: 'en' | 'zh' = 'en') {
  let out = ''
  const terminal = {
    out(text: string) {
      out += text
    },
    err: () => {},
  }
  const status = tellCoverage({ terminal, words: await loadWords(language), json, assets: '' }, rows)
  return { status, out }
}

test('names the questions that cover each row, and answers yes', async () => {
  const { status, out } = await tell([COVERED], false)
  expect(status).toBe(0)
  expect(out).toBe('000-01  Plans: OPS-01\n1 row, covered.\n')
})

test('answers no when a row is open in one of its stages, and says in which', async () => {
  const { status, out } = await tell([COVERED, OPEN], false, 'zh')
  expect(status).toBe(1)
  expect(out.split('\n').slice(1)).toEqual([
    '000-02  计划：OPS-01  （未覆盖：闭坑）',
    '共 2 条，其中 1 条在所属阶段尚未覆盖。',
    '',
  ])
  const told = await tell([COVERED, OPEN], true)
  expect(told.status).toBe(1)
  expect(JSON.parse(told.out)).toEqual({ ok: false, rows: [COVERED, OPEN] })
})

test('tells of the 157 rows of the sources', async () => {
  const { status, json } = await runAdit('checklist', 'coverage', '--json')
  const { ok, rows } = json()
  expect(rows).toHaveLength(157)
  expect(status).toBe(ok ? 0 : 1)
  expect(ok).toBe(rows.every(({ uncovered }: Coverage) => uncovered.length === 0))
})
