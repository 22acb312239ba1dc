import { describe, expect, it } from 'vitest'
import type { RowDefinition } from '../../../shared/checklist/definition.ts'
import { canonicalJson } from '../../../shared/lib/canonical-json.ts'
import { choose, definition, group, load, question, repeat } from '../../support/checklist-dsl.ts'
import { faults, problemsOf } from './faults.ts'

describe('a sound definition', () => {
  const sound = definition([choose('a'), question('text', 'b', { relevant: "${a} = 'no'" })])

  it('is accepted, frozen through and through', () => {
    const { definition: loaded } = load(sound)
    expect(loaded).toEqual(sound)
    expect(Object.isFrozen(loaded.survey[0])).toBe(true)
    expect(Object.isFrozen(sound)).toBe(false)
  })

  it('keeps its canonical form, so that its digest can be taken', () => {
    expect(canonicalJson(load(sound).definition)).toBe(canonicalJson(sound))
  })

  it('knows every row by name with its section and the repeats around it', () => {
    const { rows } = load(definition([repeat('r', [group('g', [question('text', 'q')])])]))
    expect([...rows.keys()]).toEqual(['s', 'r', 'g', 'q'])
    expect(rows.get('q')).toMatchObject({ section: 's', repeats: ['r'] })
    expect(rows.get('r')).toMatchObject({ repeats: [] })
  })
})

describe('the shape', () => {
  it.each<[string, unknown, string]>([
    ['nothing', undefined, ' missing'],
    ['a text', 'x', ' wrong-kind'],
    ['a list', [], ' wrong-kind'],
  ])('%s is no checklist', (_, input, expected) => {
    expect(problemsOf(input).map(({ path, code }) => `${path} ${code}`)).toEqual([expected])
  })

  it('names every fault with its place, all at once', () => {
    const broken = {
      ...definition([
        { type: 'select_two', name: 'a' } as never,
        { ...question('text', 'b'), requird: 'yes' } as never,
        question('text', 'c', { required: true as never }),
        question('text', 'd', { adit: { severity: 'bad' as never } }),
      ]),
      stage: 'later',
      version: '',
    }
    const found = problemsOf(broken).map(({ path, code }) => `${path} ${code}`)
    expect(found.sort()).toEqual(
      [
        'stage unknown-value',
        'version too-short',
        'survey[0].children[0].type unknown-type',
        'survey[0].children[1].requird unknown-key',
        'survey[0].children[2].required wrong-kind',
        'survey[0].children[3].adit.severity unknown-value',
      ].sort(),
    )
  })

  it('misses what is not there', () => {
    const { form_id: _, ...rest } = definition([question('text', 'a')])
    expect(problemsOf(rest)).toEqual([{ path: 'form_id', code: 'missing' }])
  })

  it('refuses what has no canonical form: decimals, text that is not NFC', () => {
    expect(problemsOf(definition([question('text', 'a')], { version: 'e\u0301' }))).toMatchObject([
      { path: 'version', code: 'not-canonical', detail: { fault: 'nfc' } },
    ])
    expect(faults([question('text', 'a')], { survey: [group('s', [], { adit: { weight: 0.5 } })] })).toEqual([
      'survey[0].adit.weight wrong-kind',
    ])
  })

  it('refuses nesting and size that would exhaust the machine', () => {
    let row: RowDefinition = question('text', 'q')
    for (let depth = 0; depth < 2000; depth += 1) row = group(`g${depth}`, [row])
    expect(problemsOf(definition([row]))).toMatchObject([{ code: 'too-deep' }])
    const many = Array.from({ length: 50_001 }, (_, index) => question('text', `q${index}`))
    expect(problemsOf(definition(many))).toMatchObject([{ code: 'too-many-rows' }])
  })
})
