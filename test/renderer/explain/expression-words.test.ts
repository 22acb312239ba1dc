import { describe, expect, it } from 'vitest'
import { readChecklist } from '../../../main/checklists/read-checklist.ts'
import { conditionWords, valueWords } from '../../../renderer/explain/expression-words.ts'
import { plain } from '../../../renderer/explain/phrase.ts'
import { expressionsOf } from '../../../shared/checklist/row-expressions.ts'
import { openForm } from '../../../shared/engine/form.ts'
import { FUNCTIONS } from '../../../shared/expression/functions/table.ts'
import { parseExpression } from '../../../shared/expression/parse.ts'
import type { Tree } from '../../../shared/expression/tree.ts'
import { calculate, definition, group, load, question, repeat } from '../../support/checklist-dsl.ts'
import { fakeEnvironment } from '../../support/fake-environment.ts'
import { speakerOf } from './speakers.ts'

function parse(text: string): Tree {
  const read = parseExpression(text)
  if ('problem' in read) throw new Error(`${text}: ${read.problem.code}`)
  return read.tree
}

const both = (en: string, zh: string) => ({ label: { en, zh } })

const CHECKLIST = definition(
  [
    question('select_one', 'dam', { list_name: 'answers', ...both('Is there a dam?', '有尾矿坝吗？') }),
    question('decimal', 'h', { ...both('Height', '坝高'), adit: { unit: 'm' } }),
    question('date', 'due', both('Due date', '截止日期')),
    question('date', 'start', both('First day', '首日')),
    question('select_multiple', 'metals', { list_name: 'metals', ...both('Metals', '金属') }),
    question('text', 'name', both('Name', '名称')),
    question('geopoint', 'here', both('Position', '位置')),
    repeat(
      'rows',
      [question('integer', 'n', both('Number', '数量')), calculate('bad', 'if(${n} > 5, 1, 0)')],
      both('Samples', '样品'),
    ),
    calculate('asof', 'coalesce(${due}, today())'),
    calculate('graded', "if(${h} > 3, 'a', 'b')"),
    calculate('old', 'if(${due} < today(), 1, 0)'),
    group('g', [question('text', 'x', both('X', '某题'))], both('Group', '分组')),
  ],
  {
    languages: ['en', 'zh'],
    profile: ['tsf', 'life_left_y', 'method', 'house_rule'],
    choices: {
      answers: [
        { name: 'yes', label: { en: 'Yes', zh: '是' } },
        { name: 'no', label: { en: 'No', zh: '否' } },
      ],
      metals: [
        { name: 'cu', label: { en: 'Copper', zh: '铜' }, columns: { max: '0.3' } },
        { name: 'pb', label: { en: 'Lead', zh: '铅' }, columns: { max: '0.2' } },
      ],
    },
  },
)

describe('a condition in words', () => {
  it.each([
    ["${dam} = 'yes'", '“Is there a dam?” is “Yes”', '“有尾矿坝吗？”为“是”'],
    ["'yes' = ${dam}", '“Is there a dam?” is “Yes”', '“有尾矿坝吗？”为“是”'],
    ["${dam} != 'yes'", '“Is there a dam?” is not “Yes”', '“有尾矿坝吗？”不为“是”'],
    ["not(${dam} = 'yes')", '“Is there a dam?” is not “Yes”', '“有尾矿坝吗？”不为“是”'],
    ["${dam} = ''", '“Is there a dam?” has no answer', '“有尾矿坝吗？”未作答'],
    ["${dam} != ''", '“Is there a dam?” has an answer', '“有尾矿坝吗？”已作答'],
    ['${dam}', '“Is there a dam?” has an answer', '“有尾矿坝吗？”已作答'],
    ['${h} > 30', '“Height” is more than 30 m', '“坝高”大于 30 m'],
    ['30 < ${h}', '“Height” is more than 30 m', '“坝高”大于 30 m'],
    ['5 <= ${h}', '“Height” is at least 5 m', '“坝高”不小于 5 m'],
    ['${h} >= 12345.5', '“Height” is at least 12,345.5 m', '“坝高”不小于 12,345.5 m'],
    ['not(${h} <= 30)', 'it is not so that “Height” is at most 30 m', '并非“坝高”不大于 30 m'],
    [
      "${dam} = 'yes' and ${h} > 30",
      '“Is there a dam?” is “Yes” and “Height” is more than 30 m',
      '“有尾矿坝吗？”为“是”，且“坝高”大于 30 m',
    ],
    [
      "${dam} = 'yes' and (${h} > 30 or ${h} = '')",
      '“Is there a dam?” is “Yes” and (“Height” is more than 30 m or “Height” has no answer)',
      '“有尾矿坝吗？”为“是”，且（“坝高”大于 30 m，或“坝高”未作答）',
    ],
    ["${dam} = 'yes' or ${dam} = 'no'", '“Is there a dam?” is “Yes” or “No”', '“有尾矿坝吗？”为“是”或“否”'],
    [
      "${name} = 'a' or ${h} > 3 or ${name} = 'b' or 'c' = ${name}",
      '“Name” is “a”, “b” or “c” or “Height” is more than 3 m',
      '“名称”为“a”、“b”或“c”，或“坝高”大于 3 m',
    ],
    [
      "${dam} != 'yes' and ${dam} != 'no'",
      '“Is there a dam?” is not “Yes” or “No”',
      '“有尾矿坝吗？”不为“是”或“否”',
    ],
    [
      "${dam} = 'yes' and ${dam} != ''",
      '“Is there a dam?” is “Yes” and “Is there a dam?” has an answer',
      '“有尾矿坝吗？”为“是”，且“有尾矿坝吗？”已作答',
    ],
    ['${due} < today()', '“Due date” is before today', '“截止日期”早于今天'],
    [
      'decimal-date-time(${due}) >= decimal-date-time(${start})',
      '“Due date” is on or after “First day”',
      '“截止日期”不早于“首日”',
    ],
    ["${due} > date('2026-05-30')", '“Due date” is after 30 May 2026', '“截止日期”晚于 2026年5月30日'],
    ["${due} > '2026-05-30'", '“Due date” is after 30 May 2026', '“截止日期”晚于 2026年5月30日'],
    ['${due} < today() + 30', '“Due date” is before 30 days after today', '“截止日期”早于今天之后 30 天'],
    ["selected(${metals}, 'cu')", '“Metals” includes “Copper”', '“金属”包含“铜”'],
    ["not(selected(${metals}, 'cu'))", '“Metals” does not include “Copper”', '“金属”不包含“铜”'],
    ["${tsf} = 'yes'", 'this mine has a tailings storage facility', '该矿有尾矿库'],
    ["${tsf} != 'yes'", 'this mine has no tailings storage facility', '该矿没有尾矿库'],
    ["${tsf} = 'no'", 'this mine has no tailings storage facility', '该矿没有尾矿库'],
    ["not(${tsf} = 'no')", 'this mine has a tailings storage facility', '该矿有尾矿库'],
    [
      "${method} = 'open_pit'",
      '“Mining method” in the mine profile is “Open pit”',
      '矿山概况中的“开采方式”为“露天开采”',
    ],
    ["${house_rule} = 'b'", '“house_rule” in the mine profile is “b”', '矿山概况中的“house_rule”为“b”'],
    ['count(${rows}) > 0', '“Samples” has at least one entry', '“样品”至少有一条'],
    ['count(${rows}) = 0', '“Samples” has no entries', '“样品”没有任何一条'],
    ['count(${rows}) > 3', 'the number of entries in “Samples” is more than 3', '“样品”的条数大于 3'],
    ['sum(${bad}) > 0', 'for at least one entry “Number” is more than 5', '至少有一条满足：“数量”大于 5'],
    ['sum(${bad}) = 0', 'for no entry “Number” is more than 5', '没有一条满足：“数量”大于 5'],
    ['${old} = 1', '“Due date” is before today', '“截止日期”早于今天'],
    ['${old} = 0', 'it is not so that “Due date” is before today', '并非“截止日期”早于今天'],
    ["${old} != '0'", '“Due date” is before today', '“截止日期”早于今天'],
    ['. >= 0', 'the answer is at least 0', '答案不小于 0'],
    ["regex(., '^[A-Z]{3}$')", 'the answer has the form “^[A-Z]{3}$”', '答案符合格式“^[A-Z]{3}$”'],
    ['true()', 'always', '任何情况'],
    ['not(true())', 'never', '从不成立'],
    ['1', '1 is neither 0 nor blank', '1 既不为 0 也不为空'],
  ])('%s', (text, en, zh) => {
    const tree = parse(text)
    expect(plain(conditionWords(tree, speakerOf('en', CHECKLIST)))).toBe(en)
    expect(plain(conditionWords(tree, speakerOf('zh', CHECKLIST)))).toBe(zh)
  })
})

describe('a value in words', () => {
  it.each([
    ['${h} * 2 + 1', '“Height” × 2 + 1', '“坝高” × 2 + 1'],
    ['(${h} + 1) * 2', '(“Height” + 1) × 2', '(“坝高” + 1) × 2'],
    ['${h} - (${n} + 1)', '“Height” − (“Number” + 1)', '“坝高” − (“数量” + 1)'],
    ['${h} div (${n} * 2)', '“Height” ÷ (“Number” × 2)', '“坝高” ÷ (“数量” × 2)'],
    ['sum(${n})', 'the sum of “Number”', '“数量”之和'],
    ['max(${h}, ${n}, 3)', 'the largest of “Height”, “Number”, 3', '“坝高”、“数量”、3 中的最大值'],
    [
      'round(100 * sum(${n}) div count(${rows}), 1)',
      '100 × the sum of “Number” ÷ the number of entries in “Samples”, rounded at decimal place 1',
      '100 × “数量”之和 ÷ “样品”的条数，四舍五入保留 1 位小数',
    ],
    ['today() - ${start}', 'the days from “First day” to today', '从“首日”到今天的天数'],
    [
      '(decimal-date-time(${due}) - decimal-date-time(${start})) div 365.25',
      'the years from “First day” to “Due date”',
      '从“首日”到“截止日期”的年数',
    ],
    ['${due} - 1', '1 day before “Due date”', '“截止日期”之前 1 天'],
    [
      "if(${dam} = 'yes', ${h}, 0)",
      '“Height” if “Is there a dam?” is “Yes”, otherwise 0',
      '如果“有尾矿坝吗？”为“是”则取“坝高”，否则取 0',
    ],
    [
      'coalesce(${name}, ${dam})',
      '“Name” (or “Is there a dam?” if that is blank)',
      '“名称”（未填时为“有尾矿坝吗？”）',
    ],
    [
      'coalesce(${name}, ${dam}, 3)',
      'the first of these that is not blank: “Name”, “Is there a dam?”, 3',
      '以下首个非空的值：“名称”、“有尾矿坝吗？”、3',
    ],
    [
      '${asof} - ${start}',
      'the days from “First day” to “Due date” (or today if that is blank)',
      '从“首日”到“截止日期”（未填时为今天）的天数',
    ],
    ['${graded}', 'what follows from “Height”', '由“坝高”得出的值'],
    [
      "instance('metals')/root/item[name = ${metals}]/max",
      '“max” in the list “metals” for the choice made at “Metals”',
      '列表“metals”中“金属”所选项的“max”',
    ],
    [
      "count(instance('metals')/root/item)",
      'the number of entries in the choices of the list “metals”',
      '列表“metals”中的选项的条数',
    ],
    ["''", 'blank', '空白'],
    ['exp10(2)', '10 to the power of 2', '10 的 2 次方'],
  ])('%s', (text, en, zh) => {
    const tree = parse(text)
    expect(plain(valueWords(tree, speakerOf('en', CHECKLIST)))).toBe(en)
    expect(plain(valueWords(tree, speakerOf('zh', CHECKLIST)))).toBe(zh)
  })

  it('fills a label with the answers of this form, and names what a path leads to', () => {
    const rows = [
      question('text', 'who', { label: { en: 'Who?' } }),
      question('text', 'what', { label: { en: 'What did ${who} see?' } }),
      calculate('c', 'concat(${what}, ../who)'),
    ]
    const checklist = definition(rows)
    const form = openForm(
      load(checklist),
      { values: { who: 'Ana' }, rows: {}, profile: {} },
      fakeEnvironment(),
    )
    const origin = form.explain('c')?.origin
    if (origin?.kind !== 'calculated') throw new Error('not calculated')
    const { tree, inputs } = origin.working
    expect(plain(valueWords(tree, speakerOf('en', checklist, inputs)))).toBe(
      '“What did Ana see?”, “Who?”, put together',
    )
  })
})

describe.each(['en', 'zh'] as const)('the words in %s', (language) => {
  it('cover every function of the language with every number of arguments', () => {
    const speaker = speakerOf(language, CHECKLIST)
    const missing: string[] = []
    for (const { name, min, max, fits } of FUNCTIONS.values()) {
      for (let count = min; count <= Math.min(max, min + 8); count += 1) {
        if (fits !== undefined && !fits(count)) continue
        const key = name.replace(':', '-')
        const known = [`test.${key}`, `function.${key}.${count}`, `function.${key}.any`, `function.${key}`]
        const found = known.find(
          (each) => speaker.exists(each) && !speaker.t(each).includes('returned an object'),
        )
        if (found === undefined) missing.push(`${name}/${count}`)
      }
    }
    expect(missing).toEqual([])
  })

  it('leave no argument of a function out, unless it is only technical', () => {
    const at = { start: 0, end: 0 }
    const speaker = speakerOf(language, CHECKLIST)
    const silent: string[] = []
    for (const { name, min, max, fits } of FUNCTIONS.values()) {
      for (let count = min; count <= Math.min(max, min + 4); count += 1) {
        if (fits !== undefined && !fits(count)) continue
        const args = Array.from(
          { length: count },
          (_, index): Tree => ({ kind: 'reference', name: `arg${index}`, at }),
        )
        const words = plain(valueWords({ kind: 'call', name, args, at }, speaker))
        for (const index of args.keys())
          if (!words.includes(`arg${index}`)) silent.push(`${name}/${count} ${index}`)
      }
    }
    expect(silent).toEqual(['uuid/1 0', 'randomize/2 1', 'position/1 0', 'jr:choice-name/2 1'].sort(byTable))
  })

  it('say every expression of the built-in checklist without a scrap of its code', async () => {
    const read = await readChecklist('assets/checklists/adit-acquisition')
    if ('problems' in read) throw new Error('the built-in checklist is unsound')
    const speaker = speakerOf(language, read.checklist.definition)
    for (const row of read.checklist.rows.values()) {
      for (const { tree, path } of expressionsOf(row)) {
        const said = plain(
          /relevant|constraint|required|filter|verified/.test(path)
            ? conditionWords(tree, speaker)
            : valueWords(tree, speaker),
        )
        expect(said, path).not.toMatch(
          /\$\{|undefined|\b(explain|clause|function|operation)\.|[\uE000\uE001]/,
        )
        expect(said, path).not.toBe('')
      }
    }
  })
})

const order = [...FUNCTIONS.keys()]
function byTable(a: string, b: string): number {
  const place = (text: string) => order.indexOf(text.split('/')[0] ?? '')
  return place(a) - place(b)
}
