import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readChecklist } from '../../../main/checklists/read-checklist.ts'
import type { ChecklistDefinition } from '../../../shared/checklist/definition.ts'
import { loadChecklist } from '../../../shared/checklist/load-checklist.ts'
import { canonicalJson } from '../../../shared/lib/canonical-json.ts'
import { exportForm } from '../../../shared/xlsform/export-form.ts'
import { importForm } from '../../../shared/xlsform/import-form.ts'
import { choices, definition, question } from '../../support/checklist-dsl.ts'
import { anyDefinition } from '../../support/xlsforms/arbitrary-definition.ts'
import { EXAMPLE_FORMS, exampleForm } from '../../support/xlsforms/example-forms.ts'
import { pyxformErrors } from '../../support/xlsforms/pyxform-rules.ts'

/** What comes of a checklist that is exported and imported again. */
function roundTrip(checklist: ChecklistDefinition): ChecklistDefinition {
  const exported = exportForm(checklist)
  if (exported.file === undefined) throw new Error(JSON.stringify(exported.remarks))
  const { companions, file } = exported
  expect(
    pyxformErrors(
      file.bytes,
      companions.map(({ name }) => name),
    ),
  ).toEqual([])
  const imported = importForm(file, { companions })
  if (imported.checklist === undefined) {
    throw new Error(JSON.stringify(imported.remarks.filter(({ fate }) => fate === 'refused')))
  }
  return imported.checklist.definition
}

/** Compares as people read it, then to the last byte. */
function expectSame(checklist: ChecklistDefinition): void {
  const back = roundTrip(checklist)
  expect(back).toEqual(checklist)
  expect(canonicalJson(back)).toBe(canonicalJson(checklist))
}

const builtIn = join(import.meta.dirname, '../../../assets/checklists')

describe('export, then import, gives the same checklist', () => {
  it.each(readdirSync(builtIn))('for the built-in %s', async (name) => {
    const result = await readChecklist(join(builtIn, name))
    if (!('checklist' in result)) throw new Error('not sound')
    expectSame(result.checklist.definition)
  })

  it.each(EXAMPLE_FORMS)('for the example %s, once it is imported', (name) => {
    const { file, companions } = exampleForm(name)
    const imported = importForm(file, { companions })
    if (imported.checklist === undefined) throw new Error(JSON.stringify(imported.remarks))
    expectSame(imported.checklist.definition)
  })

  it('for lists that have to leave the workbook', () => {
    const rows = { mg: { limit: '0,5', note: 'say "no"\nand "why"' }, fe: { limit: '', note: ';' } }
    const asked = [
      question('select_one', 'q', { list_name: 'metals', parameters: 'value=name label=note' }),
      question('select_multiple', 'm', { list_name: 'read.only', choice_filter: 'x = 1' }),
      question('decimal', 'd', { calculation: "number(pulldata('metals', 'limit', 'name', ${q}))" }),
      question('note', 'n', { relevant: "pulldata('read.only', 'x', 'name', 'a') = 1" }),
      question('note', 'o', { relevant: "pulldata('pulled-only', 'label', 'name', 'a') != ''" }),
    ]
    const lists = {
      metals: choices('mg fe', rows),
      'read.only': choices('a b', { a: { x: '1' }, b: { x: '01' } }),
      'pulled-only': choices('a b'),
      unused: choices('mg', rows),
    }
    expectSame({ ...definition(asked), choices: lists })
  })

  it('for adverse results of a calculation that are more than a word', () => {
    const adit = { severity: 'minor', adverse: ['not ok', 'no'] } as const
    expectSame(definition([question('calculate', 'c', { calculation: "'not ok'", adit })]))
  })

  it('for any checklist', () => {
    fc.assert(
      fc.property(anyDefinition, (checklist) => {
        expect(loadChecklist(checklist)).not.toHaveProperty('problems')
        expectSame(checklist)
      }),
    )
  })
})

describe('what is not the same afterwards', () => {
  it('are spaces at the ends and kinds of line ends, and maps that hold nothing', () => {
    const { default_language, languages, form_title } = LANGUAGES
    const before: ChecklistDefinition = {
      ...definition([]),
      default_language,
      languages,
      form_title,
      choices: {},
      survey: [
        {
          type: 'text',
          name: 'q',
          label: { en: ' A ', zh: '一\r\n二' },
          media: {},
          adit: { plausible: {} },
        },
      ],
    }
    expect(loadChecklist({ ...before, survey: [{ ...before.survey[0], adit: {} }] })).not.toHaveProperty(
      'problems',
    )
    expect(roundTrip(before).survey).toEqual([
      {
        type: 'text',
        name: 'q',
        label: { en: 'A', zh: '一\n二' },
      },
    ])
    expect(exportForm(before).remarks.map(({ code, place }) => [code, place?.column])).toEqual([
      ['outer-space', 'label::English (en)'],
      ['outer-space', 'label::Chinese (zh)'],
    ])
  })
})

const LANGUAGES = { default_language: 'en', languages: ['en', 'zh'], form_title: { en: 'T', zh: '题' } }
