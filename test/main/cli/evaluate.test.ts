import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { CERRO_ALTO } from '../../support/pack-cerro-alto.ts'
import { runAdit } from '../../support/run-adit.ts'
import { newFolder, write, writeChecklist } from './files.ts'

const folder = newFolder()
const checklist = writeChecklist(folder)
const evaluate = (answers: unknown, ...more: string[]) =>
  runAdit('evaluate', '--checklist', checklist, '--answers', write(folder, 'answers.json', answers), ...more)

const COMPLETE = { 'ACQ-WAT-01': 'yes', 'ACQ-WAT-03': '0.2' }

describe('evaluate', () => {
  test('gives values, relevance, violations, findings and score of sound answers', async () => {
    const answers = {
      ...COMPLETE,
      'ACQ-WAT-03': { value: 0.42, evidence: 'E4' },
      'ACQ-WAT-04': 'outlet.jpg',
      'ACQ-GEN-01': [{ 'ACQ-GEN-01-NO': 'A 1' }, { 'ACQ-GEN-01-NO': 'A 2' }],
    }
    const { status, json } = await evaluate(answers, '--json')
    expect(status).toBe(0)
    const document = json()
    expect(Object.keys(document).sort()).toEqual(
      ['values', 'relevant', 'violations', 'findings', 'warnings', 'risks', 'costs', 'score'].sort(),
    )
    expect(document.values).toEqual({ ...answers, 'ACQ-WAT-03': 0.42, 'ACQ-WAT-04': ['outlet.jpg'] })
    expect(document.relevant).toMatchObject({
      'ACQ-WAT-01': true,
      'ACQ-WAT-02': false,
      'ACQ-GEN-01[1].ACQ-GEN-01-NO': true,
    })
    expect(document.violations).toEqual([])
    expect(document.findings).toEqual([
      {
        question: 'ACQ-WAT-03',
        rule: 'limit',
        severity: 'major',
        gate: false,
        value: '0.42',
        limit: { state: 'breach', max: '0.3' },
      },
    ])
    expect(document.score).toMatchObject({ gate: 'pass', rating: 'NR' })
  })

  test('keeps hidden answers out of the values', async () => {
    const shown = await evaluate(
      { ...COMPLETE, 'ACQ-WAT-01': 'no', 'ACQ-WAT-02': 'Never asked for' },
      '--json',
    )
    expect(shown.json().values['ACQ-WAT-02']).toBe('Never asked for')
    const hidden = await evaluate({ ...COMPLETE, 'ACQ-WAT-02': 'Never asked for' }, '--json')
    expect(hidden.status).toBe(0)
    expect(hidden.json().values).not.toHaveProperty('ACQ-WAT-02')
  })

  test('answers no when a required question is open, and names it', async () => {
    const { status, json } = await evaluate({ 'ACQ-WAT-01': 'yes' }, '--json')
    expect(status).toBe(1)
    expect(json().violations).toEqual([{ question: 'ACQ-WAT-03', code: 'required' }])
    const said = await evaluate({ 'ACQ-WAT-01': 'yes' }, '--lang', 'zh')
    expect(said.out).toContain('1 个答案不成立：\n  ACQ-WAT-03：未作答\n')
  })

  test.each([
    [
      'en',
      [
        '1 major finding:',
        'ACQ-WAT-03 · Copper · 0.42 mg/L · outside the limit (≤ 0.3)',
        'Water\n',
        '· Yes\n',
      ],
    ],
    ['zh', ['较大发现项 1 个：', 'ACQ-WAT-03 · 铜 · 0.42 mg/L · 超出限值 (≤ 0.3)', '水\n', '· 是\n']],
  ])('reads as text in the words of the checklist (%s)', async (language, parts) => {
    const { status, out } = await evaluate({ ...COMPLETE, 'ACQ-WAT-03': 0.42 }, '--lang', language)
    expect(status).toBe(0)
    for (const part of parts) expect(out).toContain(part)
    expect(out).not.toContain('{{')
  })

  test('takes the mine profile from --mine, or from among the answers', async () => {
    const mine = JSON.parse(readFileSync(join(CERRO_ALTO, 'mine.json'), 'utf8'))
    const answers = JSON.parse(readFileSync(join(CERRO_ALTO, 'answers.json'), 'utf8'))
    const profile: Record<string, string> = {}
    const { json } = await runAdit('checklist', 'list', '--json')
    expect(json()[0].id).toBe('adit-acquisition')
    for (const name of [
      'ops',
      'brown',
      'tsf',
      'wrd',
      'op',
      'ug',
      'sulf',
      'dis',
      'CHN',
      'prot',
      'metal',
      'lend',
    ]) {
      profile[name] = mine.profile[name]
    }
    const run = (answersFile: string, ...more: string[]) =>
      runAdit('evaluate', '--checklist', 'adit-acquisition', '--answers', answersFile, '--json', ...more)
    const apart = await run(join(CERRO_ALTO, 'answers.json'), '--mine', join(CERRO_ALTO, 'mine.json'))
    expect([apart.status, apart.json().violations]).toEqual([0, []])
    const copper = apart
      .json()
      .findings.find(
        ({ question }: { question: string }) => question === 'ACQ-WAT-04_rows[0].ACQ-WAT-04_value',
      )
    expect(copper).toMatchObject({ rule: 'limit', value: '0.42', limit: { state: 'breach', max: '0.3' } })
    const none = await run(join(CERRO_ALTO, 'answers.json'))
    expect(none.json().relevant).not.toEqual(apart.json().relevant)
    const known = await run(write(folder, 'with-profile.json', { ...answers, ...profile }))
    expect(known.json().relevant).toEqual(apart.json().relevant)
  })
})

describe('--day', () => {
  // Valid until 31 December 2027.
  const expiry = 'ACQ-HAZ-06_expiry'
  const on = async (day: string) => {
    const { status, json } = await runAdit(
      ...['evaluate', '--checklist', 'adit-acquisition', '--json', '--day', day],
      ...['--mine', join(CERRO_ALTO, 'mine.json'), '--answers', join(CERRO_ALTO, 'answers.json')],
    )
    const expired = json().findings?.filter(({ rule }: { rule: string }) => rule === 'expired')
    return { status, expired: expired?.map(({ question }: { question: string }) => question) }
  }

  test('judges as of that day: a paper holds on its last day and no longer', async () => {
    expect((await on('2027-12-31')).expired).not.toContain(expiry)
    expect((await on('2028-01-01')).expired).toContain(expiry)
  })

  test('is today for the rules too: a date after it lies in the future', async () => {
    expect((await on('2020-01-01')).status).toBe(1)
  })

  test.each(['2026-02-30', '2026-2-3', 'today', ''])('refuses %j, which is no day', async (day) => {
    const { status, err } = await evaluate(COMPLETE, '--day', day)
    expect({ status, err }).toMatchObject({ status: 2, err: expect.stringContaining('--day takes a date') })
  })
})

describe('answers that cannot be walked', () => {
  test('are a 1 with every fault and its place', async () => {
    const bad = {
      'ACQ-WAT-01': 'maybe',
      'ACQ-WAT-03': 'much',
      'ACQ-GEN-01': [{ 'ACQ-GEN-01-END': '2027-13-01' }],
      'ACQ-GEN-01-NO': 'A 1',
      typo: 1,
    }
    const { status, json } = await evaluate(bad, '--json')
    expect(status).toBe(1)
    const { ok, problems } = json()
    expect(ok).toBe(false)
    expect(problems.map(({ path, code }: { path: string; code: string }) => [path, code])).toEqual([
      ['ACQ-WAT-01', 'unknown-choice'],
      ['ACQ-WAT-03', 'not-of-type'],
      ['ACQ-GEN-01[0].ACQ-GEN-01-END', 'not-of-type'],
      ['ACQ-GEN-01-NO', 'misplaced'],
      ['typo', 'unknown-name'],
    ])
    const said = await evaluate(bad)
    expect(said.out).toContain('answers.json: 5 problems in the answers\n')
    expect(said.out).toContain('  typo: is not a question of this checklist\n')
  })

  test.each(['[]', '"x"', 'null', '1'])('are a 1 when the JSON is %s', async (text) => {
    const { status, json } = await evaluate(text, '--json')
    expect([status, json().problems]).toMatchObject([1, [{ path: '', code: 'wrong-kind' }]])
  })

  test('are a 2 with line and column when they are no JSON, or say a name twice', async () => {
    const torn = await evaluate('{\n  "ACQ-WAT-01": yes\n}', '--json')
    expect(torn.status).toBe(2)
    expect(torn.json().error).toMatchObject({
      code: 'not-answers',
      details: { line: 2, column: 17, reason: 'syntax' },
    })
    const twice = await evaluate('{ "ACQ-WAT-01": "yes",\n"ACQ-WAT-01": "no" }')
    expect(twice.status).toBe(2)
    expect(twice.err).toContain('line 2, column 1: this name stands twice in the same object')
    const latin = await evaluate(Buffer.from('{"ACQ-WAT-02": "\xe9"}', 'latin1'))
    expect([latin.status, latin.err]).toEqual([2, expect.stringContaining('it is not UTF-8 text')])
  })

  test('may begin with a byte order mark', async () => {
    expect((await evaluate(`\uFEFF${JSON.stringify(COMPLETE)}`)).status).toBe(0)
  })
})

describe('a checklist that cannot be used', () => {
  const run = (id: string, ...more: string[]) =>
    runAdit('evaluate', '--checklist', id, '--answers', write(folder, 'some.json', COMPLETE), ...more)

  test('is a 2 when there is none of that name, or its text cannot be read', async () => {
    const missing = await run('adit-nothing')
    expect([missing.status, missing.out]).toEqual([2, ''])
    expect(missing.err).toContain('Check the name adit-nothing')
    const torn = await run(write(folder, 'torn.yaml', 'a: ['), '--json')
    expect(torn.json().error).toMatchObject({
      code: 'not-a-checklist',
      details: { line: 1, reason: 'syntax' },
    })
  })

  test('is a 1 with every problem when it was read and is not sound', async () => {
    const { status, json } = await run(write(folder, 'bad.json', { form_id: 'x' }), '--json')
    expect(status).toBe(1)
    const problems: { about: string; path: string; code: string }[] = json().problems
    expect(problems.length).toBeGreaterThan(5)
    expect(problems).toContainEqual(
      expect.objectContaining({ about: 'checklist', path: 'survey', code: 'missing' }),
    )
  })
})

describe('a mine', () => {
  const run = (mine: unknown, ...more: string[]) =>
    evaluate({ ...COMPLETE, typo: 1 }, '--mine', write(folder, 'mine.json', mine), ...more)

  test('that is not one is a 1 with all its faults, told together with those of the answers', async () => {
    const { status, json } = await run({ id: 'x', profile: { '1st': 'a', a: null }, colour: 'red' }, '--json')
    expect(status).toBe(1)
    const problems: { about: string; path: string; code: string }[] = json().problems
    expect(problems.map(({ about, path, code }) => `${about} ${path} ${code}`).sort()).toEqual([
      'answers typo unknown-name',
      'mine colour unknown-key',
      'mine id not-a-uuid',
      'mine name missing',
      'mine profile.1st invalid-name',
      'mine profile.a wrong-kind',
    ])
  })

  test('that is not JSON is a 2', async () => {
    const { status, json } = await run('name: x', '--json')
    expect([status, json().error.code]).toEqual([2, 'not-a-mine'])
  })
})
