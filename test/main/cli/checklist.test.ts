import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DEFINITION } from '../../support/bundle-fixture.ts'
import { runAdit } from '../../support/run-adit.ts'
import { newFolder, write, writeChecklist } from './files.ts'

const folder = newFolder()
const builtIn = join(import.meta.dirname, '../../../assets/checklists/adit-acquisition')

test('checklist list gives id, version, stage, languages, sections and questions of what is built in', async () => {
  const { status, json } = await runAdit('checklist', 'list', '--json')
  expect(status).toBe(0)
  expect(json()).toContainEqual({
    id: 'adit-acquisition',
    version: expect.any(String),
    stage: 'acquisition',
    languages: ['en', 'zh'],
    title: { en: expect.any(String), zh: expect.any(String) },
    sections: expect.any(Number),
    items: expect.any(Number),
    questions: expect.any(Number),
  })
})

test('checklist list counts the 435 items of the four built-in checklists', async () => {
  const { json } = await runAdit('checklist', 'list', '--json')
  const counts = json().map(({ id, items }: { id: string; items: number }) => [id, items])
  expect(Object.fromEntries(counts)).toEqual({
    'adit-acquisition': 128,
    'adit-construction': 83,
    'adit-operation': 145,
    'adit-closure': 79,
  })
})

test.each([
  ['en', 'pre-acquisition', /\d+ sections, \d+ items, \d+ questions/],
  ['zh', '收购前', /\d+ 个章节，\d+ 项，\d+ 个问题/],
])('checklist list for people (%s)', async (language, stage, counts) => {
  const { out } = await runAdit('checklist', 'list', '--lang', language)
  const line = out.split('\n').find((each) => each.startsWith('adit-acquisition'))
  expect(line).toContain(stage)
  expect(line).toMatch(counts)
})

test('a sound checklist is a 0, in a file and as a folder of parts', async () => {
  const { status, out } = await runAdit('checklist', 'check', writeChecklist(folder), builtIn)
  expect(status).toBe(0)
  expect(out).toContain('Test checklist 1: 2 sections, 2 items, 8 questions.')
  expect(out.trimEnd().split('\n')).toHaveLength(2)
})

test('every problem of every file is named with its path, and makes a 1', async () => {
  const [water, general] = DEFINITION.survey
  const bad = write(folder, 'bad.json', {
    ...DEFINITION,
    survey: [
      { ...water, label: { en: 'Water' } },
      { ...general, relevant: '${no-such} = 1' },
    ],
  })
  const { status, json } = await runAdit('checklist', 'check', bad, writeChecklist(folder), '--json')
  expect(status).toBe(1)
  const [first, second] = json()
  expect(first).toMatchObject({ file: bad, ok: false })
  expect(first.problems.map(({ path, code }: { path: string; code: string }) => [path, code]).sort()).toEqual(
    [
      ['survey[0].label', 'missing-translation'],
      ['survey[1].relevant', 'unknown-reference'],
    ],
  )
  expect(second).toMatchObject({ ok: true, id: 'adit-test', problems: [] })
  const said = await runAdit('checklist', 'check', bad, '--lang', 'zh')
  expect(said.status).toBe(1)
  expect(said.out).toContain('survey[0].label：缺少语言“zh”的文本')
  expect(said.out).not.toContain('{{')
})

test('a text that is no YAML is a 2 with line and column, and the other files are still checked', async () => {
  const torn = write(folder, 'torn.yaml', 'form_id: x\nsurvey: [')
  const { status, out, err } = await runAdit(
    'checklist',
    'check',
    torn,
    'no-such.yaml',
    writeChecklist(folder),
  )
  expect(status).toBe(2)
  expect(out).toMatch(/torn\.yaml: 1 problem\n {2}line 2, column 1\d: /)
  expect(out).toContain('Test checklist')
  expect(err).toContain('no-such.yaml: it is not there')
  const document = (await runAdit('checklist', 'check', 'no-such.yaml', '--json')).json()
  expect(document).toMatchObject([{ file: 'no-such.yaml', ok: false, error: { code: 'cannot-read' } }])
})

test('a file that is not even text is a 2 that says so', async () => {
  const photo = write(folder, 'photo.yaml', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x0a]))
  const { status, err } = await runAdit('checklist', 'check', photo)
  expect(status).toBe(2)
  expect(err).toContain('photo.yaml: it is not UTF-8 text')
  const evaluated = await runAdit('evaluate', '--checklist', photo, '--answers', 'x.json', '--json')
  expect([evaluated.status, evaluated.json().error]).toMatchObject([
    2,
    { code: 'not-a-checklist', details: { path: photo, reason: 'not-utf8' } },
  ])
})

test('a checklist that is nowhere is told with its name and nothing else', async () => {
  const { status, err } = await runAdit('evaluate', '--checklist', 'no-such', '--answers', 'x.json')
  expect(status).toBe(2)
  expect(err).toMatch(/^adit: There is no such checklist\n {2}Check the name no-such, [^\n]+\n$/)
})

test.each([
  ['en', '(whole file): has the wrong kind of value; it should be names with their values'],
  ['zh', '（整个文件）：值的类型不对，应为一组键值'],
])('what a value should have been is said in words (%s)', async (language, line) => {
  const { out } = await runAdit('checklist', 'check', write(folder, 'list.json', []), '--lang', language)
  expect(out).toContain(`  ${line}\n`)
})
