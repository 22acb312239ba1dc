import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Path, RowId, Value } from '../../../shared/checklist/value.ts'
import { openForm } from '../../../shared/engine/form.ts'
import type { Form, FormInput, View } from '../../../shared/engine/form-view.ts'
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
import { fakeEnvironment } from '../../support/fake-environment.ts'

/** Everything that can depend on anything: repeats in repeats, references across, out of and into rows. */
const CHECKLIST = load(
  definition(
    [
      choose('a'),
      question('integer', 'n', {
        constraint: '. < ${sum}',
        constraint_message: words('Below ${sum}'),
      }),
      calculate('sum', 'sum(${v}) + sum(${w})'),
      calculate('late', 'if(${early} > 3, ${n}, ${rows})'),
      calculate('early', '${n} + count(${inner})'),
      group(
        'g',
        [
          question('text', 't', {
            relevant: "${n} > 2 or ${second} = '1'",
            required: "${a} = 'yes'",
          }),
          repeat('outer', [
            question('integer', 'v', {
              relevant: "${a} != 'na' and position(..) <= ${cap}",
            }),
            calculate('run', '${v} + coalesce(indexed-repeat(${run}, ${outer}, position(..) - 1), 0)'),
            choose('site', {
              list_name: 'sites',
              choice_filter: 'not(${v} > 2) or big = ${a}',
            }),
            repeat(
              'inner',
              [
                question('decimal', 'w', {
                  adit: { limit: { max: '${n}', min: '${v}' } },
                }),
                calculate('share', '${w} div sum(${w})'),
                calculate(
                  'deep',
                  "concat(${site}, position(../..), '.', position(..), ' of ', count(${inner}))",
                ),
              ],
              { relevant: "${v} != 3 and ${a} != 'unknown'" },
            ),
            repeat('counted', [question('integer', 'k'), calculate('kk', '${k} * ${v}')], {
              repeat_count: '${v}',
            }),
          ]),
          calculate('rows', 'count(${outer}) * 10 + count-non-empty(${w}) + count(${counted}[k > 1])'),
        ],
        { relevant: "${a} != 'no'" },
      ),
      calculate('second', 'indexed-repeat(${v}, ${outer}, 2)'),
      question('integer', 'cap', { default: '2' }),
      question('note', 'summary', {
        label: words('${a}: ${sum}, ${site}, ${deep}'),
      }),
    ],
    {
      choices: {
        sites: choices('dam pit', {
          dam: { big: 'yes' },
          pit: { big: 'partial' },
        }),
      },
    },
  ),
)

/** Long enough that the engine keeps the terms; some are not asked at times, and one comes twice. */
const PARTS = ['p0', 'p1', 'p2', 'p3', 'p4', 'p5', 'late', 'all', 'p2', 'p6']
const chain = (term: (name: string) => string, sign = '+') => PARTS.map(term).join(` ${sign} `)

/** Long sums, inside and outside of rows, and rows that nobody looks at. */
const SUMS = load(
  definition([
    question('integer', 'n'),
    calculate(
      'first',
      chain((name) => `coalesce(\${${name}}, 0.1)`),
    ),
    group(
      'parts',
      [
        group('inside', [
          question('text', 'quiet'),
          question('text', 'heard', { relevant: '${p1} > 1' }),
          question('decimal', 'p6'),
        ]),
        ...['p0', 'p1', 'p2', 'p3', 'p4', 'p5'].map((name, index) =>
          question('decimal', name, index % 2 === 0 ? { relevant: `\${n} != ${index}` } : {}),
        ),
        calculate('late', '${all} + ${n} * 0.7'),
        repeat('rows', [
          question('decimal', 'x', { constraint: '. < ${first}' }),
          // Rows may pick each other, and so close a ring.
          question('integer', 'pick'),
          calculate('picked', 'coalesce(indexed-repeat(${chosen}, ${rows}, ${pick}), 0)'),
          calculate('chosen', `1 + \${x} + \${picked} + ${chain((name) => `coalesce(\${${name}}, 0)`)}`),
          calculate(
            'times',
            chain((name) => `coalesce(\${${name}}, 1) * \${x}`),
          ),
          calculate(
            'more',
            `sum(\${x} | \${times} | ${[...PARTS]
              .reverse()
              .map((name) => `\${${name}}`)
              .join(' | ')})`,
          ),
        ]),
      ],
      { relevant: '${n} != 1' },
    ),
    calculate('all', 'sum(${x})'),
    calculate('back', `10 - ${chain((name) => `coalesce(\${${name}}, 0.1)`, '-')}`),
    calculate(
      'united',
      `if(\${n} != 3, sum(${[...PARTS]
        .reverse()
        .map((name) => `\${${name}}`)
        .join(' | ')}), 0) + \${first}`,
    ),
    calculate(
      'blank',
      chain((name) => `\${${name}}`),
    ),
  ]),
)

/** Rows that pick each other, and so close rings that no look at the checklist could foresee. */
const RINGS = load(
  definition([
    question('integer', 'n'),
    repeat('rows', [
      question('integer', 'pick'),
      calculate('picked', 'coalesce(indexed-repeat(${chosen}, ${rows}, ${pick}), 0)'),
      question('integer', 'x'),
      calculate('chosen', `\${picked} + ${Array.from({ length: 8 }, () => 'coalesce(${x}, 1)').join(' + ')}`),
      calculate('short', '${chosen} + indexed-repeat(${short}, ${rows}, ${x})'),
    ]),
    calculate('all', 'sum(${chosen})'),
  ]),
)

/** A change, whose numbers pick among what is there when its turn comes. */
type Change =
  | {
      readonly kind: 'answer'
      readonly question: number
      readonly value: string | null
    }
  | { readonly kind: 'add'; readonly repeat: number; readonly index: number }
  | { readonly kind: 'remove'; readonly row: number }

const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('answer' as const),
      question: fc.nat(200),
      value: fc.constantFrom(
        null,
        '0',
        '1',
        '2',
        '3',
        '4',
        'yes',
        'no',
        'na',
        'partial',
        'unknown',
        'dam',
        'x',
        '0.1',
        '0.7',
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('add' as const),
      repeat: fc.nat(20),
      index: fc.nat(3),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('remove' as const),
      row: fc.nat(20),
    }),
  },
)

function viewsOf(form: Form): ReadonlyMap<Path, View> {
  const views = new Map<Path, View>()
  const visit = (path: Path) => {
    const view = form.view(path)
    if (view === undefined) throw new Error(`no view at ${path}`)
    views.set(path, view)
    if (view.kind === 'group') view.children.forEach(visit)
    if (view.kind === 'repeat') for (const row of view.rows) row.children.forEach(visit)
  }
  form.sections.forEach(visit)
  return views
}

/** What a record would hold of a form: answers and rows, nothing calculated. */
function inputOf(form: Form, answered: ReadonlySet<Path>): FormInput {
  const values: Record<Path, Value> = {}
  const rows: Record<Path, readonly RowId[]> = {}
  for (const [path, view] of viewsOf(form)) {
    if (view.kind === 'repeat') rows[path] = view.rows.map((row) => row.row)
    if (view.kind === 'question' && view.definition.calculation === undefined && view.value !== null) {
      values[path] = view.value
    }
  }
  return {
    values,
    rows,
    profile: {},
    cleared: [...answered].filter((path) => values[path] === undefined),
  }
}

function isFree(view: View): boolean {
  return view.kind === 'repeat' && !view.counted
}

/** Finds out what a change does to a form as it stands: a step that can be taken on any form that stands so. */
function planFor(
  form: Form,
  next: Change,
  turn: number,
  answered: Set<Path>,
): (form: Form) => readonly Path[] {
  const views = [...viewsOf(form).values()]
  const pick = <Item>(items: readonly Item[], index: number) => items[index % Math.max(1, items.length)]
  if (next.kind === 'answer') {
    const questions = views.filter(
      (view) =>
        view.kind === 'question' &&
        view.definition.type !== 'note' &&
        view.definition.calculation === undefined,
    )
    const path = pick(questions, next.question)?.path ?? ''
    answered.add(path)
    return (any) => any.answer(path, next.value)
  }
  if (next.kind === 'add') {
    const repeat = pick(views.filter(isFree), next.repeat)
    if (repeat?.kind !== 'repeat') return () => []
    const id = turn.toString(16).padStart(8, '0')
    const index = Math.min(next.index, repeat.rows.length)
    return (any) => any.addRow(repeat.path, id, index)
  }
  const rows = views.flatMap((view) => (view.kind === 'repeat' && isFree(view) ? view.rows : []))
  const row = pick(rows, next.row)
  return (any) => (row === undefined ? [] : any.removeRow(row.row))
}

describe('recomputing only what depends on a change', () => {
  it.each([
    ['in rows within rows', CHECKLIST],
    ['in long sums', SUMS],
    ['in rings', RINGS],
  ])(
    'gives what a form opened fresh with the same answers shows, and reports exactly what changed: %s',
    (_, checklist) => {
      fc.assert(
        fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
          const empty = { values: {}, rows: {}, profile: {} }
          const form = openForm(checklist, empty, fakeEnvironment())
          // Nobody looks at this one before the end.
          const unseen = openForm(checklist, empty, fakeEnvironment())
          const answered = new Set<Path>()
          for (const [turn, next] of changes.entries()) {
            const before = viewsOf(form)
            const step = planFor(form, next, turn + 1, answered)
            const reported = new Set(step(form))
            expect(new Set(step(unseen))).toEqual(reported)
            const after = viewsOf(form)
            const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
              (path) => before.get(path) !== after.get(path),
            )
            expect([...reported].sort()).toEqual(changed.sort())
          }
          const fresh = openForm(checklist, inputOf(form, answered), fakeEnvironment())
          expect(viewsOf(form)).toEqual(viewsOf(fresh))
          expect(viewsOf(unseen)).toEqual(viewsOf(fresh))
          expect(form.questions()).toEqual(fresh.questions())
        }),
        { numRuns: 300 },
      )
    },
  )

  it('works out a whole ring again when it is opened, though a link of it keeps its empty value', () => {
    const form = openForm(
      RINGS,
      {
        values: {
          '00000001/pick': '2',
          '00000002/pick': '1',
          '00000002/x': 'no number',
        },
        rows: { rows: ['00000001', '00000002'] },
        profile: {},
      },
      fakeEnvironment(),
    )
    expect(form.view('00000001/chosen')).toMatchObject({ value: null })
    form.answer('00000002/pick', null)
    expect(form.view('00000001/picked')).toMatchObject({ value: '0' })
    expect(form.view('00000001/chosen')).toMatchObject({ value: '8' })
  })
})
