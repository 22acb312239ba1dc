import { describe, expect, test } from 'vitest'
import { plainTerminal } from '../../../main/cli/plain-terminal.ts'
import { runAdit, runAditIn } from '../../support/run-adit.ts'
import { newFolder, write } from './files.ts'

/** Escape, one-character CSI, and the mark that turns reading round. */
const CONTROLS = ['\u001b', '\u009b', '\u202e']

const COMMANDS = ['checklist list', 'checklist check', 'evaluate', 'keygen', 'pack', 'verify', 'show']

describe('help', () => {
  test('names every command in order, and is what was asked for', async () => {
    for (const argv of [['help'], ['--help'], ['-h']]) {
      const { status, out, err } = await runAdit(...argv)
      expect({ status, err }).toEqual({ status: 0, err: '' })
      const places = COMMANDS.map((command) => out.indexOf(`  ${command}`))
      expect(places.every((place) => place > 0)).toBe(true)
      expect([...places].sort((a, b) => a - b)).toEqual(places)
    }
  })

  test('of one command shows how it is used', async () => {
    const { status, out } = await runAdit('pack', '--help')
    expect(status).toBe(0)
    expect(out).toContain('adit pack --checklist ID_OR_FILE --answers FILE')
  })
})

describe('a command line that cannot be understood', () => {
  test.each([
    [[], 'Which command?'],
    [['frobnicate'], '“frobnicate”'],
    [['checklist', 'burn'], '“checklist burn”'],
    [['verify'], 'Too few or too many'],
    [['verify', 'a', 'b'], 'Too few or too many'],
    [['verify', 'a', '--trust'], '--trust'],
    [['verify', 'a', '--colour'], 'no option --colour'],
    [['verify', 'a', '--trust', 'x', '--trust', 'y'], '--trust is given twice'],
    [['keygen'], 'Missing: --name --out.'],
    [['keygen', '--name', '', '--out', 'x'], 'Missing: --name.'],
    [['verify', 'a', '--lang', 'fr'], '“fr”'],
  ])('%j: is a 2, says why on standard error and nothing on standard output', async (argv, words) => {
    const { status, out, err } = await runAdit(...argv)
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toContain(words)
    expect(err).toMatch(/Usage: /)
  })

  test('is one JSON document with --json, wherever that stands', async () => {
    for (const argv of [
      ['--json', 'verify'],
      ['verify', '--json'],
    ]) {
      const { status, err, json } = await runAdit(...argv)
      expect({ status, err }).toEqual({ status: 2, err: '' })
      expect(json().error).toMatchObject({ code: 'usage', details: { fault: 'wrong-arguments' } })
    }
  })

  test('keeps what follows -- from being an option', async () => {
    const { status, err } = await runAdit('verify', '--', '--json')
    expect(status).toBe(2)
    expect(err).toContain('The file cannot be read\n  --json: it is not there')
  })
})

describe('the language', () => {
  test.each([
    [{ LANG: 'zh_CN.UTF-8' }, [], '要运行哪个命令'],
    [{ LC_ALL: 'zh_CN.UTF-8', LANG: 'en_US.UTF-8' }, [], '要运行哪个命令'],
    [{ LC_ALL: '', LANG: 'zh_TW.UTF-8' }, [], '要运行哪个命令'],
    [{ LANG: 'zh_CN.UTF-8' }, ['--lang', 'en'], 'Which command?'],
    [{ LANG: 'de_DE.UTF-8' }, [], 'Which command?'],
    [{}, ['--lang=zh'], '要运行哪个命令'],
  ])('in %j with %j', async (env, argv, words) => {
    expect((await runAditIn(env, ...argv)).err).toContain(words)
  })
})

describe('a file that cannot be read', () => {
  test.each(['en', 'zh'])('is told with its path, the reason and a remedy (%s)', async (language) => {
    const { status, out, err } = await runAdit('verify', '/no/such.adit', '--lang', language)
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err.match(/\/no\/such\.adit/g)).toHaveLength(2)
    expect(err).not.toContain('{{')
    expect(err.trimEnd().split('\n')).toHaveLength(3)
  })

  test('is a code with its facts for machines', async () => {
    const { status, json, err } = await runAdit('show', '/no/such.adit', '--json')
    expect({ status, err }).toEqual({ status: 2, err: '' })
    expect(json().error).toMatchObject({
      code: 'cannot-read',
      details: { path: '/no/such.adit', reason: 'ENOENT' },
    })
  })
})

test('control characters that others wrote are shown, not obeyed', async () => {
  const file = write(newFolder(), 'checklist.json', { form_id: 'x', '\u001b[2J\u202e\u009b': 1 })
  const { out } = await runAdit('checklist', 'check', file)
  expect(out).toContain('\\u001b[2J\\u202e\\u009b')
  for (const control of CONTROLS) expect(out).not.toContain(control)
  const document = await runAdit('checklist', 'check', file, '--json')
  for (const control of CONTROLS) expect(document.out).not.toContain(control)
  expect(JSON.stringify(document.json())).toContain('\u009b')
})

test('line feeds and other scripts pass through a plain terminal', () => {
  let written = ''
  const sink = (text: string) => {
    written += text
  }
  plainTerminal({ out: sink, err: sink }).out('矿山 é\nx\ty')
  expect(written).toBe('矿山 é\nx\\u0009y')
})
