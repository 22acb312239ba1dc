import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { printProblem } from '../../main/checklists/built-in.ts'
import { readChecklist } from '../../main/checklists/read-checklist.ts'
import { coverageOf, readCoverage } from '../../shared/checklist/coverage.ts'

const ROOT = 'assets/checklists'
const rows = readCoverage(readFileSync('assets/common/seed-coverage.yaml', 'utf8'))
const definitions = await Promise.all(
  readdirSync(ROOT, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(async ({ name }) => {
      const read = await readChecklist(`${ROOT}/${name}`)
      if ('problems' in read) throw new Error(read.problems.map(printProblem).join('\n'))
      return read.checklist.definition
    }),
)
/** How many rows each of the five source documents has. */
const COUNTS = { '000': 27, '001': 29, '002': 45, '003': 17, '004': 39 }

describe('the seed coverage matrix', () => {
  it('has the 157 rows of the five sources, each once', () => {
    const counts = Object.fromEntries(
      Object.keys(COUNTS).map((source) => [source, rows.filter(({ id }) => id.startsWith(source)).length]),
    )
    expect(counts).toEqual(COUNTS)
    expect(new Set(rows.map(({ id }) => id)).size).toBe(157)
  })

  it('speaks both languages', () => {
    for (const { text } of rows) {
      expect(text.en).not.toMatch(/\p{Script=Han}/u)
      expect(text.zh).toMatch(/\p{Script=Han}/u)
    }
  })

  it('is covered by a question in every stage that a row belongs to', () => {
    const open = coverageOf(rows, definitions).flatMap(({ id, uncovered }) =>
      uncovered.map((stage) => `${id} ${stage}`),
    )
    expect(open).toEqual([])
  })

  it('knows every row that a question names', () => {
    const known = new Set(rows.map(({ id }) => id))
    const named = JSON.stringify(definitions).match(/"seeds":\[[^\]]*\]/g) ?? []
    const ids = named.flatMap((list) => list.match(/\d{3}-\d{2}/g) ?? [])
    expect(ids.filter((id) => !known.has(id))).toEqual([])
  })

  it('reports a stage in which nothing covers a row', () => {
    const row = { id: '009-01', stages: ['closure'], phases: ['plan'], text: { en: 'x' } } as const
    expect(coverageOf([row], definitions)).toMatchObject([{ covered: [], uncovered: ['closure'] }])
    // Asked before a purchase, which does not make up for another stage.
    const elsewhere = { ...row, id: '002-29', stages: ['acquisition', 'closure'] } as const
    expect(coverageOf([elsewhere], definitions)).toMatchObject([{ uncovered: ['closure'] }])
  })
})
