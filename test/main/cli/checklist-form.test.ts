import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bytesOf, formFile, SETTINGS, type TestCell, workbook } from '../../support/form-file.ts'
import { runAdit } from '../../support/run-adit.ts'
import { newFolder, write } from './files.ts'

const folder = newFolder()

const SURVEY: readonly (readonly TestCell[])[] = [
  ['type', 'name', 'label', 'required'],
  ['select_one_from_file fruits.csv', 'fruit', 'Which fruit?', 'yes'],
  ['note', 'n', 'As shown', null],
]
const GOOD = { survey: [...SURVEY, ['text', 't', null, null]], settings: SETTINGS }
const BAD = {
  survey: [...SURVEY, ['texte', 'x', 'X', null], ['text', 'y', '${z}', null]],
  settings: SETTINGS,
}

/** A folder of its own, so that no test finds the files of another. */
function place(name: string): string {
  const path = join(folder, name)
  mkdirSync(path)
  return path
}

test('a form is checked with the files beside it, and says what became of its parts', async () => {
  const there = place('good')
  write(there, 'Fruits.csv', 'name,label\napple,Apple\n')
  const path = write(there, 'form.xlsx', formFile(GOOD).bytes)
  const { status, out } = await runAdit('checklist', 'check', path)
  expect(status).toBe(0)
  expect(out.trimEnd().split('\n')).toEqual([
    `${path}: good. Test 1: 1 section, 2 questions.`,
    '  Taken over with a difference',
    '    survey!4: The question has no label; its name t is shown instead. Write one.',
    '  Taken over',
    '    Questions: 2',
    '    Notes, calculations and what is noted unasked: 1',
    '    Choice lists: 1, with 1 choices',
    '    Languages: en',
  ])
})

test('the files may lie in the folder NAME-media', async () => {
  const there = place('media')
  mkdirSync(join(there, 'form-media'))
  write(join(there, 'form-media'), 'fruits.csv', 'name,label\napple,Apple\n')
  const path = write(there, 'form.xls', bytesOf(workbook(GOOD), 'biff8'))
  expect((await runAdit('checklist', 'check', path)).status).toBe(0)
})

test('a file that is not there is asked for by its name', async () => {
  const path = write(place('alone'), 'form.ods', bytesOf(workbook(GOOD), 'ods'))
  const { status, json } = await runAdit('checklist', 'check', path, '--json')
  expect(status).toBe(1)
  expect(json()).toMatchObject([
    { ok: false, problems: [{ path: 'survey!A2', code: 'file-missing', detail: { name: 'fruits.csv' } }] },
  ])
})

test('everything to be mended comes first with its cell, and makes a 1', async () => {
  const there = place('bad')
  write(there, 'fruits.csv', 'name,label\napple,Apple\n')
  const path = write(there, 'form.xlsx', formFile(BAD).bytes)
  const { status, out } = await runAdit('checklist', 'check', path)
  expect(status).toBe(1)
  expect(out.split('\n').slice(0, 4)).toEqual([
    `${path}: 2 problems`,
    '  To be mended first',
    '    survey!A4: “texte” is no type that XLSForm knows. Did you mean text?',
    '    survey!C5: refers to “z”, which does not exist',
  ])
  const chinese = await runAdit('checklist', 'check', path, '--lang', 'zh')
  expect(chinese.out).toContain('survey!A4：“texte”不是 XLSForm 的类型。是否应为 text？')
})

test('many remarks of one kind are counted for people, and all there for machines', async () => {
  const rows = Array.from({ length: 30 }, (_, index) => ['text', `q${index}`, null])
  const survey = [['type', 'name', 'label'], ...rows]
  const path = write(place('many'), 'form.xlsx', formFile({ survey, settings: SETTINGS }).bytes)
  const { out } = await runAdit('checklist', 'check', path)
  expect(out.match(/has no label/g)).toHaveLength(20)
  expect(out).toContain('and 10 more')
  const { json } = await runAdit('checklist', 'check', path, '--json')
  expect(json()[0].remarks.filter(({ code }: { code: string }) => code === 'label-missing')).toHaveLength(30)
})

test('what is no form at all makes a 2', async () => {
  const there = place('none')
  const page = write(there, 'login.xls', '<html><body>Please log in</body></html>')
  const { status, out } = await runAdit('checklist', 'check', page)
  expect(status).toBe(2)
  expect(out).toContain('This is a web page under the name of a spreadsheet.')
  const evaluated = await runAdit('evaluate', '--checklist', page, '--answers', page)
  expect(evaluated.status).toBe(2)
  expect(evaluated.err).toContain('web page under the name of a spreadsheet')
})

test('a workbook is known by its content under any name, and a csv may hold the form', async () => {
  const there = place('names')
  write(there, 'fruits.csv', 'name,label\napple,Apple\n')
  const odd = write(there, 'form.yaml', formFile(GOOD).bytes)
  const text = write(there, 'survey.csv', 'type,name,label\ntext,a,A\n')
  const { status, json } = await runAdit('checklist', 'check', odd, text, '--json')
  expect(status).toBe(0)
  expect(json()).toMatchObject([
    { id: 'test', ok: true },
    { id: 'survey', ok: true },
  ])
})

test('evaluate takes a form as its checklist', async () => {
  const there = place('evaluate')
  write(there, 'fruits.csv', 'name,label\napple,Apple\n')
  const form = write(there, 'form.xlsx', formFile(GOOD).bytes)
  const answers = write(there, 'answers.json', { fruit: 'apple' })
  const { status, json, err } = await runAdit('evaluate', '--checklist', form, '--answers', answers, '--json')
  expect(err).toBe('')
  expect(status).toBe(0)
  expect(json().values).toMatchObject({ fruit: 'apple' })
})

test('evaluate refuses with the cells of a form that has to be mended', async () => {
  const form = write(place('refused'), 'form.xlsx', formFile(BAD).bytes)
  const answers = write(folder, 'answers.json', {})
  const { status, json } = await runAdit('evaluate', '--checklist', form, '--answers', answers, '--json')
  expect(status).toBe(1)
  expect(json().problems.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`)).toEqual([
    'survey!A4 type-misspelt',
    'survey!A2 file-missing',
    'survey!C5 unknown-reference',
  ])
})
