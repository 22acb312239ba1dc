import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { QUESTION_TYPES } from '../../../shared/checklist/definition.ts'
import { FUNCTIONS } from '../../../shared/expression/functions/table.ts'
import { APPEARANCES } from '../../../shared/xlsform/appearances.ts'
import { EXPORT_REMARKS } from '../../../shared/xlsform/export-remarks.ts'
import { PARAMETERS } from '../../../shared/xlsform/form-parameters.ts'
import { importForm } from '../../../shared/xlsform/import-form.ts'
import { SUPPORT_GROUPS, SUPPORT_LEVELS, supportTable } from '../../../shared/xlsform/support-table.ts'
import { writeWorkbook } from '../../../shared/xlsform/write-workbook.ts'

/** Every source below a folder. */
function sources(folder: string): readonly string[] {
  const names = readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' })
  return names
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(repository, folder, name), 'utf8'))
}

const repository = join(import.meta.dirname, '../../..')
const table = supportTable()
const namesIn = (group: string) => table.filter((entry) => entry.group === group).map(({ name }) => name)

describe('the support table', () => {
  it('has something in every part, and nothing twice', () => {
    for (const group of SUPPORT_GROUPS) {
      const names = namesIn(group)
      expect(names.length, group).toBeGreaterThan(0)
      expect(new Set(names).size, group).toBe(names.length)
    }
  })

  it('names every function of the language and every type that a definition knows', () => {
    expect(namesIn('functions')).toEqual(
      expect.arrayContaining([...FUNCTIONS.keys()].map((name) => `${name}()`)),
    )
    expect(namesIn('types')).toEqual(expect.arrayContaining([...QUESTION_TYPES]))
  })

  it('says more about all that is approximated or refused', () => {
    const silent = table.filter(
      ({ support, note, group }) =>
        note === undefined && (support === 'refused' || support === 'approximated') && group !== 'parameters',
    )
    expect(silent).toEqual([])
  })

  it.each(['en', 'zh'])('has its words (%s)', (language) => {
    const words = JSON.parse(
      readFileSync(join(repository, 'assets/messages', language, 'xlsform-support.json'), 'utf8'),
    )
    expect(Object.keys(words.group).sort()).toEqual([...SUPPORT_GROUPS].sort())
    expect(Object.keys(words.support).sort()).toEqual([...SUPPORT_LEVELS].sort())
    expect(Object.keys(words.note).sort()).toEqual(
      [...new Set(table.flatMap(({ note }) => note ?? []))].sort(),
    )
    expect(Object.keys(words.export).sort()).toEqual(Object.keys(EXPORT_REMARKS).sort())
  })

  it('knows the appearances that the question screens look for', () => {
    const looked = sources('renderer').flatMap((source) =>
      [...source.matchAll(/hasAppearance\([\w.]+, '([^']+)'\)/g)].map(([, word]) => word),
    )
    const taken = APPEARANCES.filter(({ support }) => support === 'taken').map(({ name }) => name)
    expect([...new Set(looked)].sort()).toEqual([...taken].sort())
  })

  it('knows the parameters that a question is read with', () => {
    const readers = [...sources('shared/checklist'), ...sources('shared/engine')]
      .filter((source) => source.includes('parametersOf'))
      .join('\n')
    const taken = PARAMETERS.filter(({ support }) => support === 'taken').map(({ name }) => name)
    for (const name of taken) expect(readers, name).toContain(`'${name}'`)
    const ignored = PARAMETERS.filter(({ support }) => support === 'ignored').map(({ name }) => name)
    for (const name of ignored) expect(readers, name).not.toContain(`'${name}'`)
  })
})

describe('what the table calls refused', () => {
  it.each([
    [
      'select_one ${repeat}',
      [
        ['begin_repeat', 'r'],
        ['text', 'a'],
        ['end_repeat', ''],
        ['select_one ${a}', 'b'],
      ],
    ],
    [
      'begin loop',
      [
        ['begin loop over l', 'x'],
        ['text', 'a'],
        ['end loop', ''],
      ],
    ],
    ['${last-saved#name}', [['text', 'a', '${last-saved#a}']]],
  ])('keeps a form from being imported: %s', (name, lines) => {
    expect(table.find((entry) => entry.name === name)?.support).toBe('refused')
    const rows = lines.map(([type, id, fallback]) => [type ?? '', id || null, id || null, fallback ?? null])
    const survey = {
      name: 'survey',
      header: ['type', 'name', 'label', 'default'],
      rows,
      widths: [9, 9, 9, 9],
    }
    const result = importForm({ name: 'x.xlsx', bytes: writeWorkbook([survey]) })
    expect(result.checklist).toBeUndefined()
  })
})
