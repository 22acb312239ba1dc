import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { QuestionFate } from '../../../shared/checklist/compare-questions.ts'
import type { ChecklistDefinition, RowDefinition } from '../../../shared/checklist/definition.ts'
import type { Value } from '../../../shared/checklist/value.ts'
import { standingAt, takesAnswer } from '../../../shared/record/answer-standing.ts'
import { checklistInForce, checklistsUsed } from '../../../shared/record/checklist-in-force.ts'
import type { AnswerSet } from '../../../shared/record/event.ts'
import { planUpgrade } from '../../../shared/record/plan-upgrade.ts'
import { replay } from '../../../shared/record/replay.ts'
import { toFormInput } from '../../../shared/record/to-form-input.ts'
import { followFindings } from '../../../shared/score/withdrawn-findings.ts'
import {
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
import { beginRecord, versionOf } from '../../support/upgrade-record.ts'

/** A version of a checklist whose rows are these; sound, or the test is wrong. */
function version(name: string, rows: readonly RowDefinition[], lists = 'yes no'): ChecklistDefinition {
  const made = definition(rows, {
    version: name,
    choices: { answers: choices(lists), limits: choices('cu', { cu: { max: name } }) },
  })
  return load(made).definition
}

/** One question in an older and a newer version, answered in between. */
function afterUpgrade(before: RowDefinition, after: RowDefinition | null, value: Value, lists?: string) {
  const older = version('1', [before, question('text', 'KEPT')])
  const newer = version('2', [...(after === null ? [] : [after]), question('text', 'KEPT')], lists)
  const growing = beginRecord(older)
  growing.answer(before.name, value)
  const plan = planUpgrade(growing.record(), versionOf(older), versionOf(newer))
  const planned = plan.questions.find(({ name }) => name === before.name)
  growing.upgrade(older, newer)
  return {
    fate: planned?.fate,
    planned: planned?.answers[0]?.after,
    standing: standingAt(growing.record(), newer, before.name),
    value: toFormInput(growing.record(), {}, newer).values[before.name],
    cleared: toFormInput(growing.record(), {}, newer).cleared,
  }
}

const Q = (columns: Parameters<typeof question>[2] = {}) => question('decimal', 'Q', columns)

describe('what becomes of an answered question', () => {
  const cases: readonly [
    what: string,
    before: RowDefinition,
    after: RowDefinition | null,
    value: Value,
    expected: readonly [QuestionFate, string],
    lists?: string,
  ][] = [
    ['nothing', Q(), Q(), '5', ['unchanged', 'stands']],
    ['its label', Q(), Q({ label: words('Another question') }), '5', ['reworded', 'confirm']],
    ['its hint', Q(), Q({ hint: words('In the last year') }), '5', ['reworded', 'confirm']],
    ['its constraint', Q(), Q({ constraint: '. > 3' }), '5', ['changed', 'confirm']],
    ['its unit', Q({ adit: { unit: 'mg/L' } }), Q({ adit: { unit: 'ug/L' } }), '5', ['changed', 'anew']],
    ['a unit where there was none', Q(), Q({ adit: { unit: 'mg/L' } }), '5', ['changed', 'anew']],
    ['its type, the value fits', Q(), question('text', 'Q'), '5', ['changed', 'confirm']],
    ['its type, the value does not fit', Q(), question('date', 'Q'), '5', ['changed', 'anew']],
    [
      'its range',
      question('range', 'Q', { parameters: 'start=1 end=5' }),
      question('range', 'Q', { parameters: 'start=1 end=3' }),
      '4',
      ['changed', 'anew'],
    ],
    ['a choice it names is gone', choose('Q'), choose('Q'), 'no', ['changed', 'anew'], 'yes partial'],
    ['another choice is new', choose('Q'), choose('Q'), 'no', ['changed', 'confirm'], 'yes no partial'],
    ['the order of its choices', choose('Q'), choose('Q'), 'no', ['unchanged', 'stands'], 'no yes'],
    ['when it is asked', Q(), Q({ relevant: "${KEPT} = 'x'" }), '5', ['rules', 'stands']],
    ['its limit', Q(), Q({ adit: { limit: { max: '3' } } }), '5', ['rules', 'stands']],
    ['its severity', Q(), Q({ adit: { severity: 'minor' } }), '5', ['rules', 'stands']],
    ['the words of its help', Q(), Q({ guidance_hint: words('Look again') }), '5', ['rules', 'stands']],
    [
      'the list its limit is looked up in',
      Q({ adit: { limit: { max: "instance('limits')/root/item[name = 'cu']/max" } } }),
      Q({ adit: { limit: { max: "instance('limits')/root/item[name = 'cu']/max" } } }),
      '5',
      ['rules', 'stands'],
    ],
    ['it is gone', Q(), null, '5', ['removed', 'left-out']],
    [
      'it is worked out now',
      Q(),
      question('calculate', 'Q', { calculation: '1' }),
      '5',
      ['removed', 'left-out'],
    ],
    ['it only tells something now', Q(), question('note', 'Q'), '5', ['removed', 'left-out']],
    ['it went into a repeat', Q(), repeat('R', [Q()]), '5', ['removed', 'left-out']],
    ['it moved to another group', Q(), group('G', [Q()]), '5', ['unchanged', 'stands']],
    [
      'a condition came around it',
      Q(),
      group('G', [Q()], { relevant: "${KEPT} = 'x'" }),
      '5',
      ['rules', 'stands'],
    ],
  ]
  test.each(cases)('%s', (_what, before, after, value, [fate, standing], lists) => {
    const found = afterUpgrade(before, after, value, lists)
    expect([found.fate, found.planned, found.standing]).toEqual([fate, standing, standing])
    const stands = standing === 'stands' || standing === 'confirm'
    expect(found.value).toEqual(stands ? value : undefined)
    expect(found.cleared?.includes('Q')).toBe(standing === 'anew')
  })

  test('a new question is new, and one nobody answered has no answers to care for', () => {
    const older = version('1', [Q()])
    const newer = version('2', [Q({ label: words('Other') }), question('text', 'FRESH')])
    const plan = planUpgrade(beginRecord(older).record(), versionOf(older), versionOf(newer))
    expect(plan.counts).toEqual({ removed: 0, changed: 0, reworded: 1, rules: 0, unchanged: 0, new: 1 })
    expect(plan.answers).toEqual({ stands: 0, confirm: 0, anew: 0, 'left-out': 0 })
  })
})

describe('rows of repeats', () => {
  const inside = (columns: Parameters<typeof question>[2] = {}) => [question('text', 'NO', columns)]
  const older = version('1', [repeat('R', [...inside(), repeat('INNER', [question('text', 'DEEP')])])])
  function filled() {
    const growing = beginRecord(older)
    growing.say({ kind: 'repeat.add', body: { repeat: 'R', row: '00000001' } })
    growing.say({ kind: 'repeat.add', body: { repeat: 'R', row: '00000002' } })
    growing.say({ kind: 'repeat.add', body: { repeat: '00000001/INNER', row: '00000003' } })
    growing.answer('00000001/NO', 'a')
    growing.answer('00000002/NO', 'b')
    growing.answer('00000003/DEEP', 'c')
    return growing
  }
  const standings = (growing: ReturnType<typeof filled>, newer: ChecklistDefinition) => {
    growing.upgrade(older, newer)
    return ['00000001/NO', '00000002/NO', '00000003/DEEP'].map((path) =>
      standingAt(growing.record(), newer, path),
    )
  }

  test('are confirmed one by one where the question of the row changed', () => {
    const newer = version('2', [
      repeat('R', [
        ...inside({ label: words('Number of the permit') }),
        repeat('INNER', [question('text', 'DEEP')]),
      ]),
    ])
    const growing = filled()
    expect(standings(growing, newer)).toEqual(['confirm', 'confirm', 'stands'])
    growing.answer('00000001/NO', 'a')
    expect(standingAt(growing.record(), newer, '00000001/NO')).toBe('stands')
    expect(standingAt(growing.record(), newer, '00000002/NO')).toBe('confirm')
  })

  test('are left out with the repeat, and when their rows come to be counted', () => {
    const gone = version('2', [repeat('R', inside())])
    expect(standings(filled(), gone)).toEqual(['stands', 'stands', 'left-out'])
    const counted = version('3', [
      repeat('R', [...inside(), repeat('INNER', [question('text', 'DEEP')])], { repeat_count: '2' }),
    ])
    expect(standings(filled(), counted)).toEqual(['left-out', 'left-out', 'left-out'])
  })

  test('that were removed are not counted among the answers of a preview', () => {
    const growing = filled()
    growing.say({ kind: 'repeat.remove', body: { row: '00000002' } })
    const plan = planUpgrade(
      growing.record(),
      versionOf(older),
      versionOf(version('2', [repeat('R', inside())])),
    )
    expect(plan.answers).toEqual({ stands: 1, confirm: 0, anew: 0, 'left-out': 1 })
  })
})

describe('files', () => {
  const photo = (label: string) => question('image', 'PHOTO', { label: words(label) })
  const older = version('1', [photo('The crest')])
  const newer = version('2', [photo('The toe')])
  const file = { path: 'PHOTO', sha256: 'e'.repeat(64), name: 'crest.jpg', size: 3, media_type: 'image/jpeg' }

  test('that answer a question wait to be confirmed when it is put another way, and are by adding them again', () => {
    const growing = beginRecord(older)
    growing.say({ kind: 'attachment.add', body: file })
    const by = growing.record().attachments.get('PHOTO')?.[0]?.event
    growing.upgrade(older, newer)
    expect(standingAt(growing.record(), newer, 'PHOTO')).toBe('confirm')
    expect(toFormInput(growing.record(), {}, newer).values.PHOTO).toEqual([file.sha256])
    growing.say({ kind: 'attachment.add', body: file })
    expect(standingAt(growing.record(), newer, 'PHOTO')).toBe('stands')
    expect(growing.record().attachments.get('PHOTO')).toHaveLength(1)
    expect(growing.record().attachments.get('PHOTO')?.[0]?.event).toBe(by)
    growing.upgrade(newer, older)
    expect(standingAt(growing.record(), older, 'PHOTO')).toBe('stands')
  })
})

describe('versions', () => {
  const one = version('1', [Q(), question('text', 'T')])
  const two = version('2', [Q({ label: words('Two') }), question('text', 'T'), question('text', 'FRESH')])
  const three = version('3', [Q({ label: words('Two') }), question('text', 'T', { label: words('Three') })])

  test('the last upgrade by the order of the record names the one in force, whatever order events come in', () => {
    const growing = beginRecord(one)
    growing.upgrade(one, two)
    growing.upgrade(two, three, 1)
    const { events } = growing
    expect(checklistInForce(growing.record())).toEqual(versionOf(three).ref)
    expect(checklistInForce(replay([...events()].reverse()))).toEqual(versionOf(three).ref)
    expect(checklistsUsed(growing.record()).map(({ version: name }) => name)).toEqual(['1', '2', '3'])
  })

  test('an answer waits for what changed on every step since it was given', () => {
    const growing = beginRecord(one)
    growing.answer('Q', '1')
    growing.answer('T', 'x')
    growing.upgrade(one, two)
    growing.answer('Q', '2')
    growing.upgrade(two, three)
    expect(standingAt(growing.record(), three, 'Q')).toBe('stands')
    expect(standingAt(growing.record(), three, 'T')).toBe('confirm')
  })

  test('of two upgrades made apart from each other, answers under the other one are compared by way of the first version', () => {
    const growing = beginRecord(one)
    growing.upgrade(one, two)
    growing.answer('Q', '2')
    growing.answer('T', 'x')
    // Another device, that had not seen it.
    const other = planUpgrade(beginRecord(one).record(), versionOf(one), versionOf(three)).upgrade
    growing.say({ kind: 'checklist.upgrade', body: other }, 1)
    expect(checklistInForce(growing.record())?.version).toBe('3')
    expect(standingAt(growing.record(), three, 'Q')).toBe('confirm')
    expect(standingAt(growing.record(), three, 'T')).toBe('confirm')
  })

  test('an answer of a device that knew nothing of an upgrade waits, however late it comes', () => {
    const growing = beginRecord(one)
    growing.upgrade(one, two)
    const blind = beginRecord(one)
    for (const text of ['a', 'b', 'c', 'd']) blind.say({ kind: 'comment.add', body: { path: 'Q', text } }, 2)
    blind.answer('Q', '9', 2)
    const foreign = blind.events().filter(({ event }) => event.feed === blind.events().at(-1)?.event.feed)
    const record = replay([...growing.events(), ...foreign])
    expect(foreign.at(-1)?.event.lam).toBeGreaterThan(growing.record().lam)
    expect(checklistInForce(record)?.version).toBe('2')
    expect(standingAt(record, two, 'Q')).toBe('confirm')
  })

  test('an upgrade that does not say what changed leaves nothing unconfirmed', () => {
    const growing = beginRecord(one)
    growing.answer('T', 'x')
    growing.say({ kind: 'checklist.upgrade', body: { from: versionOf(one).ref, to: versionOf(two).ref } })
    expect(standingAt(growing.record(), two, 'T')).toBe('confirm')
  })

  test('an answer given meanwhile to a question that is gone again is kept and comes back', () => {
    const growing = beginRecord(one)
    growing.upgrade(one, two)
    growing.answer('FRESH', 'kept')
    growing.upgrade(two, one)
    expect(toFormInput(growing.record(), {}, one).values.FRESH).toBeUndefined()
    const plan = planUpgrade(growing.record(), versionOf(one), versionOf(two))
    expect(plan.back).toBe(1)
    growing.upgrade(one, two)
    expect(toFormInput(growing.record(), {}, two).values.FRESH).toBe('kept')
  })

  test('what was said under both versions holds under both; what was said under one waits under the other', () => {
    const growing = beginRecord(one)
    growing.answer('Q', '1')
    growing.upgrade(one, two)
    growing.answer('Q', '1')
    expect(standingAt(growing.record(), two, 'Q')).toBe('stands')
    growing.upgrade(two, one)
    expect(standingAt(growing.record(), one, 'Q')).toBe('stands')
    growing.upgrade(one, two)
    growing.answer('Q', '2')
    growing.upgrade(two, one)
    expect(standingAt(growing.record(), one, 'Q')).toBe('confirm')
    expect(toFormInput(growing.record(), {}, one).values.Q).toBe('2')
  })
})

test('an answer of the log that the version in force cannot hold raises nothing in the history of findings', () => {
  const measured = (unit: string) => Q({ adit: { severity: 'major', unit, limit: { max: '0.3' } } })
  const older = version('1', [measured('ug/L')])
  const newer = version('2', [measured('mg/L')])
  const growing = beginRecord(older)
  growing.answer('Q', '42')
  growing.upgrade(older, newer)
  growing.answer('Q', '0.042')
  const record = growing.record()
  const withdrawn = (takes?: (answer: AnswerSet) => boolean) => {
    const opened = record.opened ?? { mine: { id: '', name: '', profile: {} }, quick: false }
    const history = followFindings(load(newer), opened, fakeEnvironment(), '2026-05-30', takes)
    for (const logged of growing.events()) history.push(logged)
    return history.withdrawn()
  }
  expect(withdrawn((answer) => takesAnswer(record, newer, answer))).toEqual([])
  expect(withdrawn()).toHaveLength(1)
})

describe('any two versions', () => {
  const column = fc.record(
    {
      label: fc.constantFrom(words('One'), words('Two')),
      hint: fc.constantFrom(words('Here'), words('There')),
      relevant: fc.constantFrom("${LAST} = 'x'", "${LAST} != 'x'"),
      constraint: fc.constantFrom(". != '7'", ". != '8'"),
    },
    { requiredKeys: [] },
  )
  const row = (name: string) =>
    fc
      .tuple(fc.constantFrom('text', 'decimal', 'date', 'select_one', 'note', 'none'), column)
      .map(([type, columns]) => {
        if (type === 'none') return []
        if (type === 'select_one') return [choose(name, columns)]
        const { constraint, ...rest } = columns
        return [
          question(
            type as 'text',
            name,
            type === 'note' ? rest : { ...rest, ...(constraint && { constraint }) },
          ),
        ]
      })
  const anyVersion = (name: string) =>
    fc
      .tuple(
        row('A'),
        row('B'),
        row('C'),
        row('D'),
        fc.boolean(),
        fc.constantFrom('yes no', 'yes', 'no partial'),
      )
      .map(([a, b, c, d, inRow, lists]) =>
        version(
          name,
          [
            ...a,
            ...b,
            ...(inRow ? [repeat('R', [...c, question('text', 'E')])] : c),
            ...d,
            question('text', 'LAST'),
          ],
          lists,
        ),
      )
  const paths = fc.constantFrom('A', 'B', 'C', 'D', '00000001/C', '00000001/E', 'LAST')
  const values = fc.constantFrom<Value | null>('yes', 'no', '5', '2026-05-30', 'x', null)
  const acts = fc.array(fc.tuple(paths, values), { maxLength: 12 })

  test('an upgrade and its undoing give the same answers, and lose none', () => {
    fc.assert(
      fc.property(anyVersion('1'), anyVersion('2'), acts, (older, newer, given) => {
        const growing = beginRecord(older)
        growing.say({ kind: 'repeat.add', body: { repeat: 'R', row: '00000001' } })
        for (const [path, value] of given) growing.answer(path, value)
        const before = growing.record()
        const input = toFormInput(before, {}, older)
        growing.upgrade(older, newer)
        expect(growing.record().answers).toEqual(before.answers)
        growing.upgrade(newer, older)
        const after = growing.record()
        expect(after.answers).toEqual(before.answers)
        const left = new Set(
          Object.keys(input.values).filter((path) => standingAt(after, older, path) === 'left-out'),
        )
        // What no version has a place for was never shown by the form either.
        const shown = Object.entries(input.values).filter(([path]) => !left.has(path))
        expect(toFormInput(after, {}, older)).toEqual({ ...input, values: Object.fromEntries(shown) })
      }),
      { numRuns: 300 },
    )
  })

  test('the preview says of every answer what the upgrade then does', () => {
    fc.assert(
      fc.property(anyVersion('1'), anyVersion('2'), acts, (older, newer, given) => {
        const growing = beginRecord(older)
        growing.say({ kind: 'repeat.add', body: { repeat: 'R', row: '00000001' } })
        for (const [path, value] of given) growing.answer(path, value)
        const plan = planUpgrade(growing.record(), versionOf(older), versionOf(newer))
        growing.upgrade(older, newer)
        const { values: shown } = toFormInput(growing.record(), {}, newer)
        for (const { fate, answers } of plan.questions) {
          for (const { path, after, value } of answers) {
            expect(standingAt(growing.record(), newer, path)).toBe(after)
            expect(shown[path]).toEqual(after === 'stands' || after === 'confirm' ? value : undefined)
            // Paths of rows that this version does not have are answered here too.
            if (after === 'left-out') continue
            if (fate === 'unchanged' || fate === 'rules') expect(after).toBe('stands')
            if (fate === 'reworded') expect(after).toMatch(/confirm|anew/)
          }
        }
      }),
      { numRuns: 300 },
    )
  })
})
