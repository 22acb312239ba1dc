import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import {
  printProblem,
  readBuiltInChecklist,
  readBuiltInChecklists,
} from '../../../main/checklists/built-in.ts'
import { readChecklist } from '../../../main/checklists/read-checklist.ts'
import { newFolder } from '../keys/fakes.ts'

/** Writes files below a fresh folder. */
function files(contents: Record<string, string>): string {
  const folder = newFolder()
  for (const [name, text] of Object.entries(contents)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

const main = (form: string, stage: string) => `
form_id: ${form}
version: '1'
stage: ${stage}
form_title: { en: Test }
default_language: en
languages: [en]
choices: {}
profile: []
`
const section = (name: string, relevant = 'true()') => `
type: group
name: ${name}
label: { en: Section }
relevant: ${relevant}
children:
  - type: text
    name: ${name}-q
    label: { en: Question }
`

test('the built-in checklists are read in the order of the stages, their sections in the order of their files', async () => {
  const assets = files({
    'checklists/a-closing/checklist.yaml': main('closing', 'closure'),
    'checklists/a-closing/sections/01-a.yaml': section('only'),
    'checklists/z-buying/checklist.yaml': main('buying', 'acquisition'),
    'checklists/z-buying/sections/10-b.yaml': section('last'),
    'checklists/z-buying/sections/02-a.yaml': section('first'),
    'checklists/z-buying/sections/notes.txt': 'not a section',
    'checklists/readme.md': 'not a checklist',
  })
  const checklists = await readBuiltInChecklists(assets)
  expect(checklists.map(({ definition }) => definition.form_id)).toEqual(['buying', 'closing'])
  expect(checklists[0]?.definition.survey.map(({ name }) => name)).toEqual(['first', 'last'])
})

test('a broken built-in checklist is an error with every fault and the file it stands in', async () => {
  const assets = files({
    'checklists/x/checklist.yaml': main('x', 'operation'),
    'checklists/x/sections/01.yaml': section('one', `'\${nobody} = 1'`),
    'checklists/x/sections/02.yaml': section('two', `'1 +'`),
  })
  const folder = join(assets, 'checklists', 'x')
  const error = await readBuiltInChecklists(assets).catch((reason: unknown) => reason)
  expect(error).toMatchObject({ code: 'not-a-checklist', details: { path: folder } })
  const lines = String((error as { details: { problems: string } }).details.problems).split('\n')
  expect(lines).toHaveLength(2)
  expect(
    lines.find((line) => line.startsWith(`${join(folder, 'sections', '01.yaml')}: relevant `)),
  ).toContain('nobody')
  expect(
    lines.find((line) => line.startsWith(`${join(folder, 'sections', '02.yaml')}: relevant `)),
  ).toBeDefined()
})

test('broken text is reported for every file at once, with line and column', async () => {
  const folder = files({ 'checklist.yaml': 'a: [', 'sections/01.yaml': 'x: 1\nx: 2\n' })
  const result = await readChecklist(folder)
  const problems = 'problems' in result ? result.problems : []
  expect(new Set(problems.map(({ file }) => file))).toEqual(
    new Set([join(folder, 'checklist.yaml'), join(folder, 'sections', '01.yaml')]),
  )
  expect(problems.every(({ detail }) => typeof detail?.line === 'number')).toBe(true)
})

test('a checklist is one file, a folder, or the main file of a folder', async () => {
  const folder = files({ 'c/checklist.yaml': main('c', 'operation'), 'c/sections/01.yaml': section('one') })
  for (const path of [join(folder, 'c'), join(folder, 'c', 'checklist.yaml')])
    expect(await readChecklist(path)).toMatchObject({ checklist: { definition: { form_id: 'c' } } })
  const whole = await readChecklist(join(folder, 'c'))
  if (!('checklist' in whole)) throw new Error('not read')
  writeFileSync(join(folder, 'whole.json'), JSON.stringify(whole.checklist.definition))
  expect(await readChecklist(join(folder, 'whole.json'))).toMatchObject({
    checklist: { definition: whole.checklist.definition },
  })
})

test('choice lists and profile names come from the folder and from files it shares with others', async () => {
  const folder = files({
    'shared.yaml': 'profile: [country]\nchoices: { sides: [{ name: left, label: { en: Left } }] }',
    'c/checklist.yaml': `include: [../shared.yaml]\n${main('c', 'operation')}`,
    'c/choices/01.yaml': 'choices: { colours: [{ name: red, label: { en: Red } }] }',
    'c/sections/01.yaml': section('one'),
  })
  const result = await readChecklist(join(folder, 'c'))
  if (!('checklist' in result)) throw new Error(JSON.stringify(result))
  expect(result.checklist.definition.profile).toEqual(['country'])
  expect(Object.keys(result.checklist.definition.choices)).toEqual(['sides', 'colours'])

  writeFileSync(
    join(folder, 'c/choices/02.yaml'),
    'choices: { sides: [{ name: right, label: { en: Right } }] }\nsurvey: []',
  )
  expect(await readChecklist(join(folder, 'c'))).toEqual({
    problems: [
      { code: 'unknown-key', path: 'survey', file: join(folder, 'c/choices/02.yaml') },
      {
        code: 'duplicate-name',
        path: 'choices.sides',
        detail: { name: 'sides' },
        file: join(folder, 'c/choices/02.yaml'),
      },
    ],
  })
})

test('what is not there is said with its path', async () => {
  const folder = newFolder()
  const path = join(folder, 'none.yaml')
  await expect(readChecklist(path)).rejects.toMatchObject({ code: 'cannot-read', details: { path } })
  await expect(readBuiltInChecklists(folder)).rejects.toMatchObject({ code: 'cannot-read' })
  const half = files({ 'checklist.yaml': main('c', 'operation') })
  expect(await readChecklist(half)).toMatchObject({
    problems: [{ code: 'section-not-found', path: 'survey' }],
  })
  const astray = files({ 'checklist.yaml': `include: [../x.yaml]\n${main('c', 'operation')}` })
  await expect(readChecklist(astray)).rejects.toMatchObject({ code: 'cannot-read' })
})

test('what the build leaves reads as what it was made from, and one that is cut short is an error', async () => {
  const source = files({
    'checklists/c/checklist.yaml': main('c', 'operation'),
    'checklists/c/sections/01.yaml': section('one'),
  })
  const [written] = await readBuiltInChecklists(source)
  const json = JSON.stringify(written?.definition)
  const built = files({ 'checklists/c.json': json })
  expect((await readBuiltInChecklists(built)).map(({ definition }) => definition)).toEqual([
    written?.definition,
  ])
  expect((await readBuiltInChecklist(built, 'c'))?.definition).toEqual(written?.definition)
  expect(await readBuiltInChecklist(built, 'd')).toBeNull()
  const cut = files({ 'checklists/c.json': json.slice(0, -9) })
  await expect(readBuiltInChecklists(cut)).rejects.toMatchObject({ code: 'cannot-read' })
})

test('a problem prints as one line', () => {
  expect(printProblem({ file: 'a.yaml', path: 'survey[0]', code: 'missing', detail: { key: 'name' } })).toBe(
    'a.yaml: survey[0] missing key=name',
  )
  expect(printProblem({ file: 'a.yaml', path: '', code: 'syntax' })).toBe('a.yaml: syntax')
})
