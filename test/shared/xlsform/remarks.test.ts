import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type AditColumns, QUESTION_TYPES } from '../../../shared/checklist/definition.ts'
import { PROBLEM_CODES } from '../../../shared/checklist/problem.ts'
import { COLUMNS, columnsOf, plainHeader, SHEETS } from '../../../shared/xlsform/columns.ts'
import { REMARKS, UNREADABLE } from '../../../shared/xlsform/remarks.ts'
import { plainType, TYPES } from '../../../shared/xlsform/types.ts'

const root = join(import.meta.dirname, '..', '..', '..')

describe('everything that importing says', () => {
  it.each(['en', 'zh'])('has words in %s, and there are no others', (language) => {
    const path = join(root, 'assets', 'messages', language, 'xlsform.json')
    const words = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>
    expect(Object.keys(words).sort()).toEqual(['fate', ...Object.keys(REMARKS)].sort())
    expect(Object.keys(words.fate as object).sort()).toEqual(['approximated', 'ignored', 'refused', 'taken'])
  })

  it('is told apart from the problems of a checklist', () => {
    expect(PROBLEM_CODES.filter((code) => code in REMARKS)).toEqual([])
  })

  it('is said somewhere', () => {
    const folder = join(root, 'shared', 'xlsform')
    const code = readdirSync(folder)
      .filter((name) => name !== 'remarks.ts')
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('\n')
    // `encrypted`, `damaged` and `too-much-inside` come from looking into a zip.
    expect(Object.keys(REMARKS).filter((key) => !code.includes(`'${key}'`))).toEqual([])
  })

  it('refuses where a file cannot be read', () => {
    for (const code of UNREADABLE) expect(REMARKS[code as keyof typeof REMARKS]).toBe('refused')
  })
})

describe('the columns', () => {
  it.each(SHEETS)('of %s have no header twice, aliases included', (sheet) => {
    const headers = columnsOf(sheet).flatMap(({ header, aliases }) => [plainHeader(header), ...aliases])
    expect(headers.filter((header, index) => headers.indexOf(header) !== index)).toEqual([])
    expect(headers.filter((header) => header !== plainHeader(header))).toEqual([])
  })

  it('are there for everything that Adit adds to a row', () => {
    const added: Readonly<Record<keyof AditColumns, true>> = {
      severity: true,
      gate: true,
      adverse: true,
      limit: true,
      unit: true,
      unit_from: true,
      plausible: true,
      expires: true,
      cost: true,
      funds: true,
      risk: true,
      green_mine: true,
      evidence: true,
      evidence_level: true,
      reference: true,
      carry_forward: true,
      seeds: true,
      extended: true,
      row_name: true,
      row_label: true,
      weight: true,
    }
    const keys = COLUMNS.flatMap(({ key }) => (key?.startsWith('adit.') ? [key.split('.')[1]] : []))
    expect([...new Set(keys)].sort()).toEqual(Object.keys(added).sort())
  })
})

describe('the types', () => {
  it('have no way of writing twice', () => {
    const ways = TYPES.flatMap(({ name, aliases }) => [plainType(name), ...aliases])
    expect(ways.filter((way, index) => ways.indexOf(way) !== index)).toEqual([])
    expect(ways.filter((way) => way !== plainType(way))).toEqual([])
  })

  it('give every type of a definition under its own name', () => {
    const names = TYPES.filter(({ name, becomes, support }) => name === becomes && support === 'taken')
    expect(names.map(({ name }) => name).sort()).toEqual([...QUESTION_TYPES].sort())
  })
})
