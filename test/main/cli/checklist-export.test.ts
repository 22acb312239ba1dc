import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { importForm } from '../../../shared/xlsform/import-form.ts'
import { choices, definition, question } from '../../support/checklist-dsl.ts'
import { runAdit } from '../../support/run-adit.ts'
import { newFolder, write, writeChecklist } from './files.ts'

const folder = newFolder()

test('checklist export writes a workbook that imports as the same checklist', async () => {
  const to = join(folder, 'a.xlsx')
  const { status, json } = await runAdit('checklist', 'export', writeChecklist(folder), '--to', to, '--json')
  expect(status).toBe(0)
  expect(json()).toMatchObject({ ok: true, files: [to], remarks: [{ code: 'below-detection' }] })
  const imported = importForm({ name: 'a.xlsx', bytes: readFileSync(to) })
  const checklist = JSON.parse(readFileSync(writeChecklist(folder), 'utf8'))
  expect(imported.checklist?.definition).toEqual(checklist)
})

test('a built-in checklist is named by its id', async () => {
  const to = join(folder, 'built-in.xlsx')
  const { status, out } = await runAdit('checklist', 'export', 'adit-acquisition', '--to', to)
  expect([status, out.split('\n')[0]]).toEqual([0, `Written: ${to}`])
  expect(out.trimEnd().split('\n').slice(1)).toEqual([
    expect.stringContaining('below detection, such as <0.005'),
  ])
})

const METALS = definition(
  [question('calculate', 'c', { calculation: "pulldata('metals', 'limit', 'name', 'fe')" })],
  { choices: { metals: choices('fe', { fe: { limit: '1' } }) } },
)

test('lists that belong into files lie beside the workbook', async () => {
  const to = join(folder, 'b.xlsx')
  const { out } = await runAdit('checklist', 'export', write(folder, 'm.json', METALS), '--to', to)
  expect(out).toBe(`Written: ${to}\nWritten: ${join(folder, 'metals.csv')}\n`)
  expect(readFileSync(join(folder, 'metals.csv'), 'utf8')).toBe('name,label,limit\r\nfe,FE,1\r\n')
})

test('what is there already stays, and then nothing is written', async () => {
  const taken = newFolder()
  writeFileSync(join(taken, 'metals.csv'), 'mine')
  const to = join(taken, 'c.xlsx')
  const { status, json } = await runAdit(
    'checklist',
    'export',
    write(folder, 'm.json', METALS),
    '--to',
    to,
    '--json',
  )
  expect(status).toBe(2)
  expect(json().error).toMatchObject({ code: 'cannot-write', details: { reason: 'EEXIST' } })
  expect(existsSync(to)).toBe(false)
  expect(readFileSync(join(taken, 'metals.csv'), 'utf8')).toBe('mine')
})

test.each([
  ['en', 'Spaces and line breaks at the ends'],
  ['zh', '首尾的空格和换行不会保留'],
])('what changes on the way is said with its cell (%s)', async (language, words) => {
  const to = join(folder, `${language}.xlsx`)
  const spaced = definition([question('text', 'q', { hint: { en: ' x ' } })])
  const file = write(folder, 'spaced.json', spaced)
  const { out, status } = await runAdit('checklist', 'export', file, '--to', to, '--lang', language)
  expect(status).toBe(0)
  expect(out).toContain('survey!D3')
  expect(out).toContain(words)
})

test('a text that no cell can hold makes it a no, and no file', async () => {
  const to = join(folder, 'long.xlsx')
  const long = definition([question('text', 'q', { hint: { en: 'x'.repeat(40_000) } })])
  const { status, json } = await runAdit(
    'checklist',
    'export',
    write(folder, 'l.json', long),
    '--to',
    to,
    '--json',
  )
  expect(status).toBe(1)
  expect(json()).toMatchObject({
    ok: false,
    files: [],
    remarks: [{ code: 'text-too-long', fate: 'refused' }],
  })
  expect(existsSync(to)).toBe(false)
})

test('a checklist with faults is not exported', async () => {
  const to = join(folder, 'bad.xlsx')
  const bad = write(folder, 'bad.json', { ...METALS, survey: [] })
  const { status } = await runAdit('checklist', 'export', bad, '--to', to)
  expect([status, existsSync(to)]).toEqual([1, false])
})
