import { describe, expect, it } from 'vitest'
import { assembleChecklist } from '../../../shared/checklist/assemble-checklist.ts'
import { checklistDigest } from '../../../shared/checklist/checklist-digest.ts'
import { readChecklistText } from '../../../shared/checklist/read-checklist-text.ts'
import { definition, group, question } from '../../support/checklist-dsl.ts'

describe('checklist text', () => {
  it('is YAML 1.2, in which `yes` and `no` are words', () => {
    const text = 'form_id: x\nrequired: yes\ncodes: [no, "1", 1, true]\nlabel: |\n  two\n  lines\n'
    expect(readChecklistText(text)).toEqual({
      value: { form_id: 'x', required: 'yes', codes: ['no', '1', 1, true], label: 'two\nlines\n' },
    })
  })

  it('is JSON as well', () => {
    expect(readChecklistText('{"a": [1, "b", false]}')).toEqual({ value: { a: [1, 'b', false] } })
  })

  it.each<[string, string, string, number, number]>([
    ['broken syntax', 'a: 1\nb: [1, 2\nc: 3', 'syntax', 3, 1],
    ['a key twice', 'a: 1\nb: 2\na: 3\n', 'syntax', 3, 1],
    ['an alias', 'a: &x [1]\nb: *x\n', 'alias', 2, 4],
    ['a merge key', 'a: {b: 1}\n<<: {c: 2}\n', 'merge-key', 2, 1],
    ['a decimal', 'a: 0.5\n', 'not-json', 1, 4],
    ['an empty value', 'a:\nb: 1\n', 'not-json', 1, 3],
    ['infinity', 'a: .inf\n', 'not-json', 1, 4],
    ['an integer too large to be exact', 'a: 9007199254740993\n', 'not-json', 1, 4],
    ['a key that is no text', '1: a\n', 'not-json', 1, 1],
    ['a list as key', '[a, b]: c\n', 'not-json', 1, 1],
    ['a foreign tag', 'a: !!binary aGk=\n', 'not-json', 1, 13],
    ['two documents', 'a: 1\n---\nb: 2\n', 'syntax', 2, 1],
    ['a list at the top', '- a\n', 'wrong-kind', 0, 0],
    ['nothing at all', '', 'wrong-kind', 0, 0],
  ])('%s is refused with its place', (_, text, code, line, column) => {
    const result = readChecklistText(text)
    if (!('problems' in result)) throw new Error('accepted')
    expect(result.problems.map((problem) => problem.code)).toContain(code)
    const found = result.problems.find((problem) => problem.code === code)
    if (line > 0) expect(found?.detail).toMatchObject({ line, column })
  })

  it('does not swell: nine levels of tenfold aliases are refused without being built', () => {
    const levels = Array.from({ length: 9 }, (_, n) => `l${n + 1}: &l${n + 1} [${`*l${n},`.repeat(10)}]`)
    const result = readChecklistText(`l0: &l0 [x]\n${levels.join('\n')}\n`)
    expect('problems' in result && result.problems.every((problem) => problem.code === 'alias')).toBe(true)
  })

  it('survives a round trip of a definition', () => {
    const sound = definition([question('text', 'a', { label: { en: 'Überlauf: "ja" # 水' } })])
    expect(readChecklistText(JSON.stringify(sound, null, 2))).toEqual({ value: sound })
  })
})

describe('a folder of parts', () => {
  it('becomes one definition with its sections in order', () => {
    const { survey: _, ...main } = definition([])
    const [first, second] = [group('one', []), group('two', [])]
    expect(assembleChecklist(main, [first, second])).toEqual({ input: { ...main, survey: [first, second] } })
  })

  it('has its survey in one place only, and at least one section', () => {
    expect(assembleChecklist(definition([]), [group('one', [])])).toMatchObject({
      problems: [{ path: 'survey' }],
    })
    expect(assembleChecklist({}, [])).toMatchObject({ problems: [{ code: 'section-not-found' }] })
    expect(assembleChecklist('x', [group('one', [])])).toMatchObject({ problems: [{ code: 'wrong-kind' }] })
  })
})

describe('the digest of a checklist', () => {
  it('does not depend on the order of its members', () => {
    const { form_id, ...rest } = definition([question('text', 'a')])
    expect(checklistDigest({ ...rest, form_id })).toBe(checklistDigest({ form_id, ...rest }))
    expect(checklistDigest({ ...rest, form_id })).toMatch(/^[0-9a-f]{64}$/)
  })

  it('changes with any word', () => {
    expect(checklistDigest(definition([question('text', 'a')]))).not.toBe(
      checklistDigest(definition([question('text', 'b')])),
    )
  })
})
