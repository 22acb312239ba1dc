import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runAdit } from '../../support/run-adit.ts'
import { newFolder, write } from './files.ts'

const folder = newFolder()
const checklist = write(folder, 'checklist.json', {
  form_id: 'limited',
  version: '1',
  stage: 'operation',
  form_title: { en: 'Limited' },
  default_language: 'en',
  languages: ['en'],
  profile: [],
  choices: {
    limits: [
      { name: 'cu', label: { en: 'Copper' }, columns: { medium: 'effluent', parameter: 'cu', max: '0.3' } },
    ],
  },
  survey: [
    {
      type: 'group',
      name: 'WATER',
      label: { en: 'Water' },
      children: [
        {
          type: 'decimal',
          name: 'COPPER',
          label: { en: 'Copper' },
          adit: { severity: 'major', limit: { max: "instance('limits')/root/item[name = 'cu']/max" } },
        },
      ],
    },
  ],
})
const answers = write(folder, 'answers.json', { COPPER: '0.25' })

function evaluate(csv: string, ...more: string[]) {
  const limits = join(folder, 'limits.csv')
  writeFileSync(limits, csv)
  return runAdit('evaluate', '--checklist', checklist, '--limits', limits, '--answers', answers, ...more)
}

describe('--limits', () => {
  test('judges by the company’s limit instead of the checklist’s', async () => {
    const own = await runAdit('evaluate', '--checklist', checklist, '--answers', answers, '--json')
    expect(own.json().findings).toEqual([])
    const { status, json } = await evaluate('name,max\ncu,0.2\n', '--json')
    expect(status).toBe(0)
    expect(json().findings).toMatchObject([{ question: 'COPPER', rule: 'limit', limit: { max: '0.2' } }])
  })

  test('says everything that is wrong in the table, with its line', async () => {
    const { status, json } = await evaluate('name,max\ncu,low\nzn,0.1\n', '--json')
    expect(status).toBe(1)
    expect(json().problems).toMatchObject([
      { about: 'limits', path: 'line 2, column max', code: 'wrong-form' },
      { about: 'limits', path: 'line 3', code: 'missing', message: '“label::en” is missing' },
      { about: 'limits', path: 'line 3', code: 'missing', message: '“medium” is missing' },
      { about: 'limits', path: 'line 3', code: 'missing', message: '“parameter” is missing' },
    ])
    const said = await evaluate('name,max\ncu,low\n', '--lang', 'zh')
    expect(said.out).toMatch(/limits\.csv：限值有 1 处错误\n {2}第 2 行第 max 列：/)
  })

  test('refuses a name that no checklist could hold', async () => {
    const { status, json } = await evaluate(
      'name,max,label::en,medium,parameter\nz n,1,Zinc,effluent,zn\n',
      '--json',
    )
    expect(status).toBe(1)
    expect(json().problems).toMatchObject([{ about: 'limits', code: 'invalid-name' }])
  })

  test('of a file that is not there cannot run', async () => {
    const gone = await runAdit(
      ...[
        'evaluate',
        '--checklist',
        checklist,
        '--limits',
        join(folder, 'gone.csv'),
        '--answers',
        answers,
        '--json',
      ],
    )
    expect(gone.status).toBe(2)
    expect(gone.json().error.code).toBe('cannot-read')
  })
})
