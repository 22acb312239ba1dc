import { describe, expect, it } from 'vitest'
import type { ChecklistDefinition, RowDefinition } from '../../../shared/checklist/definition.ts'
import { loadChecklist } from '../../../shared/checklist/load-checklist.ts'
import type { Problem } from '../../../shared/checklist/problem.ts'
import { canonicalJson } from '../../../shared/lib/canonical-json.ts'
import {
  calculate,
  choices,
  choose,
  definition,
  group,
  load,
  question,
  repeat,
  words,
} from '../../support/checklist-dsl.ts'

function problemsOf(input: unknown): readonly Problem[] {
  const result = loadChecklist(input)
  return 'problems' in result ? result.problems : []
}

/** Problems of rows in one section, as `path code`, the path counted from the section. */
function faults(rows: readonly RowDefinition[], columns: Partial<ChecklistDefinition> = {}): string[] {
  return problemsOf(definition(rows, columns)).map(
    ({ path, code }) => `${path.replace('survey[0].children', '')} ${code}`,
  )
}

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
    const many = Array.from({ length: 20_001 }, (_, index) => question('text', `q${index}`))
    expect(problemsOf(definition(many))).toMatchObject([{ code: 'too-many-rows' }])
  })
})

describe('names', () => {
  it.each([
    ['1a', 'invalid-name'],
    ['a:b', 'invalid-name'],
    ['a b', 'invalid-name'],
    ['x'.repeat(56), 'invalid-name'],
  ])('%s is refused', (name, code) => {
    expect(faults([question('text', name)])).toEqual([`[0].name ${code}`])
  })

  it.each(['ACQ-LEG-01', 'a.b', '_a', 'x'.repeat(55)])('%s is accepted', (name) => {
    expect(faults([question('text', name)])).toEqual([])
  })

  it('of profile values are ASCII, since they become keys of the record', () => {
    expect(faults([], { profile: ['tsf', 'coal-2', '尾矿'] })).toEqual(['profile[2] invalid-name'])
  })

  it('stand for one thing each, groups, repeats and the profile included', () => {
    const rows = [question('text', 'a'), group('g', [question('text', 'a')]), question('text', 'tsf')]
    expect(faults(rows, { profile: ['tsf'] })).toEqual([
      '[1].children[0].name duplicate-name',
      '[2].name duplicate-name',
    ])
  })
})

describe('choice lists', () => {
  it('must exist, have choices, and each choice once', () => {
    const columns = {
      choices: { empty: [], twice: choices('a a'), spaced: [{ name: 'a b', label: words('x') }] },
    }
    expect(
      faults([choose('q', { list_name: 'nowhere' }), question('select_multiple', 'm')], columns),
    ).toEqual([
      'choices.empty empty-list',
      'choices.twice[1].name duplicate-choice',
      'choices.spaced[0].name invalid-name',
      '[0].list_name unknown-list',
      '[1].list_name list-missing',
    ])
  })

  it('belong to select questions alone', () => {
    expect(faults([question('text', 'a', { list_name: 'answers', choice_filter: "name = 'no'" })])).toEqual([
      '[0].list_name list-not-used-by-type',
      '[0].choice_filter list-not-used-by-type',
    ])
  })

  it('hold the default and the adverse answers', () => {
    expect(
      faults([choose('a', { default: 'maybe', adit: { severity: 'minor', adverse: ['never'] } })]),
    ).toEqual(['[0].adit.adverse[0] adverse-not-a-choice', '[0].default unknown-choice'])
  })
})

describe('texts', () => {
  it('are there in every language declared and in no other', () => {
    const rows = [question('text', 'a', { label: { en: 'A', fr: 'A' }, hint: { zh: '提示' } })]
    expect(
      problemsOf(
        definition(rows, {
          languages: ['en', 'zh'],
          form_title: { en: 'T', zh: '题' },
          choices: { answers: [{ name: 'x', label: { en: 'X', zh: '' } }] },
          survey: [group('s', rows, { label: { en: 'S', zh: '节' } })],
        }),
      ),
    ).toEqual([
      { path: 'choices.answers[0].label', code: 'missing-translation', detail: { language: 'zh' } },
      { path: 'survey[0].children[0].label', code: 'missing-translation', detail: { language: 'zh' } },
      { path: 'survey[0].children[0].label', code: 'undeclared-language', detail: { language: 'fr' } },
      { path: 'survey[0].children[0].hint', code: 'missing-translation', detail: { language: 'en' } },
    ])
  })

  it('label every question that is shown', () => {
    expect(faults([{ type: 'text', name: 'a' }, { type: 'note', name: 'n' }, calculate('c', '1')])).toEqual([
      '[0].label missing-label',
      '[1].label missing-label',
    ])
  })

  it('refer only to what is there', () => {
    expect(faults([question('note', 'n', { label: words('Hello ${who}') })])).toEqual([
      '[0].label.en unknown-reference',
    ])
    expect(faults([question('note', 'n', { label: words('Hello ${n') })])).toEqual([
      '[0].label.en expression',
    ])
  })
})

describe('expressions', () => {
  it('are reported with column, fault and place in the text', () => {
    expect(problemsOf(definition([question('text', 'a', { relevant: '1 +' })]))).toEqual([
      {
        path: 'survey[0].children[0].relevant',
        code: 'expression',
        detail: { fault: 'unexpected-end', start: 3, end: 3 },
      },
    ])
  })

  it('are checked in every column that holds one', () => {
    const broken = '${nobody}'
    const rows = [
      choose('a', {
        relevant: broken,
        required: broken,
        constraint: broken,
        default: broken,
        read_only: broken,
        choice_filter: broken,
      }),
      question('decimal', 'b', { adit: { limit: { max: broken, min: broken, source: broken } } }),
      calculate('c', broken),
      repeat('r', [], { repeat_count: broken }),
    ]
    expect(new Set(faults(rows))).toEqual(
      new Set(
        [
          '[0].relevant',
          '[0].required',
          '[0].constraint',
          '[0].default',
          '[0].read_only',
          '[0].choice_filter',
          '[1].adit.limit.max',
          '[1].adit.limit.min',
          '[1].adit.limit.source',
          '[2].calculation',
          '[3].repeat_count',
        ].map((path) => `${path} unknown-reference`),
      ),
    )
  })

  it('may name questions, groups, repeats and profile values', () => {
    const rows = [
      question('text', 'a', { relevant: "${tsf} = 'yes' and count(${r}) > 0 and boolean(${g})" }),
      group('g', []),
      repeat('r', []),
    ]
    expect(faults(rows, { profile: ['tsf'] })).toEqual([])
  })

  it('have paths that lead somewhere', () => {
    const inGroup = (relevant: string) =>
      faults([group('g', [question('text', 'a'), question('text', 'b', { relevant })])])
    expect(inGroup("../a = 'x'")).toEqual([])
    expect(inGroup("current()/../../g/a = '' and /data/s/g/a = '' and //a = ''")).toEqual([])
    expect(inGroup("../c = 'x'")).toEqual(['[0].children[1].relevant unknown-path'])
  })

  it('look into lists and columns that exist', () => {
    const columns = { choices: { metals: choices('cu zn', { cu: { max: '0.3' } }) } }
    const limit = (max: string) =>
      faults(
        [choose('m', { list_name: 'metals' }), question('decimal', 'v', { adit: { limit: { max } } })],
        columns,
      )
    expect(limit("instance('metals')/root/item[name = ${m}]/max")).toEqual([])
    expect(limit("instance('metals')/root/item[name = ${m}]/maximum")).toEqual([
      '[1].adit.limit.max unknown-path',
    ])
    expect(limit("instance('metal')/root/item[name = ${m}]/max")).toEqual(['[1].adit.limit.max unknown-list'])
    expect(faults([choose('m', { list_name: 'metals', choice_filter: "max = '0.3'" })], columns)).toEqual([])
    expect(faults([choose('m', { list_name: 'metals', choice_filter: "min = '0.3'" })], columns)).toEqual([
      '[0].choice_filter unknown-path',
    ])
  })

  it('a default that refers to nothing and calls nothing is the value itself', () => {
    expect(faults([question('text', 'a', { default: 'not an expression (' })])).toEqual([])
    expect(load(definition([question('date', 'a', { default: '2026-01-01' })])).rows.get('a')).toMatchObject({
      default: '2026-01-01',
    })
  })
})

describe('a loop', () => {
  function loops(rows: readonly RowDefinition[]): unknown[] {
    return problemsOf(definition(rows))
      .filter((problem) => problem.code === 'loop')
      .map((problem) => problem.detail?.['names'])
  }

  it('of calculations is refused by name', () => {
    const rows = [calculate('a', '${b} + 1'), calculate('b', '${a} + 1')]
    expect(problemsOf(definition(rows))).toEqual([
      { path: 'survey[0].children[0].calculation', code: 'loop', detail: { names: 'a → b → a' } },
    ])
  })

  it.each<[string, readonly RowDefinition[], string[]]>([
    ['of one with itself', [calculate('a', '${a} + 1')], ['a → a']],
    ['through a path', [calculate('a', '../b'), calculate('b', '${a}')], ['a → b → a']],
    [
      'through relevance',
      [question('text', 'a', { relevant: "${b} = ''" }), question('text', 'b', { relevant: "${a} = ''" })],
      ['a → b → a'],
    ],
    [
      'of a group with what is in it',
      [group('g', [question('text', 'q')], { relevant: "${q} = ''" })],
      ['g → q → g'],
    ],
    [
      'of a count with what it counts',
      [repeat('r', [question('integer', 'n')], { repeat_count: '${n}' })],
      ['r → n → r'],
    ],
    ['two loops are both named', [calculate('a', '${a}'), calculate('b', '${b}')], ['a → a', 'b → b']],
  ])('%s', (_, rows, expected) => {
    expect(loops(rows)).toEqual(expected)
  })

  it.each<[string, readonly RowDefinition[]]>([
    [
      'constraints that look at each other',
      [
        question('integer', 'a', { constraint: '. < ${b}' }),
        question('integer', 'b', { constraint: '. > ${a}' }),
      ],
    ],
    [
      'a diamond',
      [
        question('integer', 'a'),
        calculate('b', '${a}'),
        calculate('c', '${a}'),
        calculate('d', '${b} + ${c}'),
      ],
    ],
    [
      'a running total, which reads the row before',
      [
        repeat('r', [
          question('integer', 'n'),
          calculate('t', '${n} + indexed-repeat(${t}, ${r}, position(..) - 1)'),
        ]),
      ],
    ],
    ['the number of rows, read inside a row', [repeat('r', [calculate('n', 'count(${r})')])]],
    ['once(), which reads its own value', [calculate('a', 'once(uuid())')]],
  ])('is not %s', (_, rows) => {
    expect(loops(rows)).toEqual([])
  })

  it('from outside, picking a row is no way around', () => {
    const rows = [
      repeat('r', [calculate('t', '${first}')]),
      calculate('first', 'indexed-repeat(${t}, ${r}, 1)'),
    ]
    expect(loops(rows)).toEqual(['t → first → t'])
  })
})

describe('structure and scoring', () => {
  it.each<[string, readonly RowDefinition[], string]>([
    [
      'a gate without severity',
      [choose('a', { adit: { gate: true, adverse: ['no'] } })],
      '[0].adit.gate gate-without-severity',
    ],
    [
      'severity on a note',
      [question('note', 'a', { adit: { severity: 'major' } })],
      '[0].adit.severity severity-not-answerable',
    ],
    [
      'severity on a group',
      [group('a', [], { adit: { severity: 'major' } })],
      '[0].adit.severity severity-not-answerable',
    ],
    [
      'severity on a choice without adverse answers',
      [choose('a', { adit: { severity: 'major' } })],
      '[0].adit.severity severity-without-rule',
    ],
    [
      'a limit on a text',
      [question('text', 'a', { adit: { limit: { max: '1' } } })],
      '[0].adit.limit limit-not-a-number',
    ],
    [
      'a plausible range on a date',
      [question('date', 'a', { adit: { plausible: { min: '1' } } })],
      '[0].adit.plausible limit-not-a-number',
    ],
    [
      'a weight inside a section',
      [group('g', [], { adit: { weight: 5 } })],
      '[0].adit.weight weight-outside-section',
    ],
    ['a calculation of nothing', [question('calculate', 'a')], '[0].calculation calculation-missing'],
    [
      'a trigger that is no reference',
      [question('text', 'a', { calculation: '1', trigger: '1 + ${b}' }), question('text', 'b')],
      '[0].trigger trigger-not-a-reference',
    ],
    [
      'parameters that are no pairs',
      [question('range', 'a', { parameters: 'from 1 to 5' })],
      '[0].parameters wrong-form',
    ],
  ])('%s is refused', (_, rows, expected) => {
    expect(faults(rows)).toEqual([expected])
  })

  it('sections are groups', () => {
    expect(problemsOf(definition([], { survey: [question('text', 'a')] }))).toMatchObject([
      { path: 'survey[0].type', code: 'section-not-a-group' },
    ])
  })
})
