import fc from 'fast-check'
import {
  type AditColumns,
  type ChecklistDefinition,
  type Choice,
  COST_PARTS,
  EVIDENCE_LEVELS,
  METADATA_TYPES,
  type QuestionDefinition,
  RISK_PARTS,
  type RowDefinition,
  SEVERITIES,
  STAGES,
  type Text,
} from '../../../shared/checklist/definition.ts'
import { listIn } from './arbitrary-lists.ts'
import { mediaIn, some, textIn } from './arbitrary-texts.ts'

const LANGUAGES = ['en', 'zh', 'zh-Hant', 'pt-BR', 'tpi', 'x-klingon'] as const

interface Setting {
  readonly languages: readonly string[]
  readonly lists: Readonly<Record<string, readonly Choice[]>>
  readonly profile: readonly string[]
}

const EXPRESSIONS = [
  '1 + 1',
  "concat('“', 'a  b', '”')",
  'today() > date("2020-01-01")',
  'not(1 = 2) and\n  \'x\' != "y"',
  'true()',
  "if(1 < 2, '=1', '-')",
  '1.10 * 2',
]
const expression = fc.constantFrom(...EXPRESSIONS)
const condition = fc.oneof(expression, fc.constantFrom('yes', 'no', 'true()', 'false'))

function aditIn(
  setting: Setting,
  adverse: readonly string[] | null,
  numeric: boolean,
): fc.Arbitrary<AditColumns> {
  const decimal = fc.constantFrom('0', '0.10', '-3', '1000000.000', '7')
  return some({
    ...(adverse === null
      ? {}
      : {
          severity: fc.constantFrom(...SEVERITIES),
          adverse: fc.subarray([...adverse], { minLength: 1 }),
          gate: fc.boolean(),
        }),
    ...(numeric
      ? {
          limit: some({ max: expression, min: expression, source: expression, verified: expression }).filter(
            isFull,
          ),
          plausible: some({ min: decimal, max: decimal }).filter(isFull),
          unit: fc.constantFrom('mg/L', '%', '1', 'm³/d'),
        }
      : {}),
    evidence: textIn(setting.languages),
    evidence_level: fc.constantFrom(...EVIDENCE_LEVELS),
    reference: textIn(setting.languages),
    carry_forward: fc.constantFrom('title.valid', 'a b', '1'),
    seeds: fc.array(fc.constantFrom('002-29', '1-1', 'two words', '[3]'), { minLength: 1, maxLength: 3 }),
    expires: fc.boolean(),
    cost: fc.constantFrom(...COST_PARTS),
    risk: fc.constantFrom(...RISK_PARTS),
    extended: fc.boolean(),
  }).map((adit) => withSeverity(adit as AditColumns, adverse))
}

/** A precondition is always scored, and what is scored knows its adverse answers. */
function withSeverity(adit: AditColumns, adverse: readonly string[] | null): AditColumns {
  const scored = adit.gate === true ? { severity: 'critical' as const, ...adit } : adit
  if (scored.severity === undefined || scored.adverse !== undefined || adverse === null) return scored
  return { ...scored, adverse }
}

function isFull(map: object): boolean {
  return Object.keys(map).length > 0
}

/** Columns of any row. */
function common(setting: Setting) {
  const words = textIn(setting.languages)
  return {
    hint: words,
    guidance_hint: words,
    media: mediaIn(setting.languages),
    relevant: expression,
    appearance: fc.constantFrom('multiline', 'w1 minimal', '0'),
  }
}

/** A row whose name is still `?`. */
function question(setting: Setting): fc.Arbitrary<QuestionDefinition> {
  const lists = Object.keys(setting.lists)
  const label = textIn(setting.languages)
  const asked = {
    ...common(setting),
    required: condition,
    required_message: label,
    constraint: expression,
    constraint_message: label,
    read_only: condition,
  }
  const of = (type: QuestionDefinition['type'], more: object, needed: object = {}) =>
    fc
      .tuple(
        some({ ...asked, ...more } as Record<string, fc.Arbitrary<unknown>>),
        fc.record({ label, ...needed }),
      )
      .map(([optional, must]) => ({ ...optional, type, name: '?', ...must }) as unknown as QuestionDefinition)
  const plain = { adit: aditIn(setting, null, false).filter(isFull) }
  const number = { adit: aditIn(setting, null, true).filter(isFull), calculation: expression }
  return fc.oneof(
    of('text', {
      ...plain,
      default: fc.constantFrom('n a', '007', "concat('a', 1)"),
      parameters: fc.constant('rows=5'),
    }),
    of('integer', { ...number, default: fc.constantFrom('1', '-5', '1 + 1') }),
    of('decimal', { ...number, default: fc.constantFrom('1.50', '0') }),
    of('range', { ...number, parameters: fc.constantFrom('start=0 end=1 step=0.1', 'start=0;end=5') }),
    of('date', { ...plain, default: fc.constantFrom('2024-02-29', 'today()') }),
    fc.constantFrom(...lists).chain((list) => {
      const names = setting.lists[list]?.map(({ name }) => name) ?? []
      const select = {
        adit: aditIn(setting, names, false).filter(isFull),
        choice_filter: expression,
        parameters: fc.constantFrom('randomize=true', 'randomize=true seed=3'),
      }
      const needed = { list_name: fc.constant(list) }
      return fc.oneof(
        of('select_one', select, needed),
        of('select_multiple', select, needed),
        of('rank', select, needed),
      )
    }),
    ...(
      [
        'time',
        'dateTime',
        'geopoint',
        'geotrace',
        'geoshape',
        'barcode',
        'acknowledge',
        'video',
        'file',
      ] as const
    ).map((type) => of(type, plain)),
    of('image', { ...plain, parameters: fc.constant('max-pixels=1000') }),
    fc
      .tuple(some(common(setting)), label)
      .map(
        ([columns, words]) => ({ ...columns, label: words, type: 'note', name: '?' }) as QuestionDefinition,
      ),
    expression.map((calculation): QuestionDefinition => ({ type: 'calculate', name: '?', calculation })),
    fc
      // Names are by chance here, and other tools refuse an `audit` that is not called so.
      .constantFrom('hidden', ...METADATA_TYPES.filter((type) => type !== 'audit'))
      .map((type) => ({ type, name: '?' }) as QuestionDefinition),
  )
}

function rowsIn(setting: Setting, depth: number): fc.Arbitrary<readonly RowDefinition[]> {
  const nested = (type: 'group' | 'repeat', more: object = {}): fc.Arbitrary<RowDefinition> =>
    fc
      .tuple(
        some({ label: textIn(setting.languages), ...common(setting), ...more } as Record<
          string,
          fc.Arbitrary<unknown>
        >),
        rowsIn(setting, depth - 1),
      )
      .map(([columns, children]) => ({ ...columns, type, name: '?', children }) as unknown as RowDefinition)
  const row =
    depth === 0
      ? question(setting)
      : fc.oneof(
          { weight: 4, arbitrary: question(setting) },
          { weight: 1, arbitrary: nested('group') },
          { weight: 1, arbitrary: nested('repeat', { repeat_count: expression }) },
        )
  return fc.array(row, { minLength: 0, maxLength: 4 })
}

const ROW_NAMES = ['q', 'ACQ-LEG-02', '水质', 'a.b', '_x', 'Name', 'data_1']

/**
 * Whole checklists, each sound by `loadChecklist`: groups and repeats in each other, several languages, limits, media,
 * lists with further columns, texts of every kind, references between rows.
 */
export const anyDefinition: fc.Arbitrary<ChecklistDefinition> = fc
  .uniqueArray(fc.constantFrom(...LANGUAGES), { minLength: 1, maxLength: 3 })
  .chain((languages) =>
    fc.record({
      languages: fc.constant(languages),
      profile: fc.uniqueArray(fc.constantFrom('country', 'tsf', 'CHN', 'lat'), { maxLength: 3 }),
      lists: fc
        .uniqueArray(fc.constantFrom('l1', 'yes_no', 'list.two', 'unused'), { minLength: 1, maxLength: 3 })
        .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, listIn(languages)])))),
    }),
  )
  .chain((setting) =>
    fc
      .record({
        sections: fc.array(
          fc.record({
            label: textIn(setting.languages),
            children: rowsIn(setting, 2),
            weight: fc.option(fc.nat(99)),
          }),
          { minLength: 1, maxLength: 3 },
        ),
        loose: rowsIn(setting, 1),
        title: textIn(setting.languages),
        description: fc.option(textIn(setting.languages)),
        stage: fc.constantFrom(...STAGES),
        version: fc.constantFrom('1', '2026.10', '001', '=v'),
        default_language: fc.constantFrom(...setting.languages),
        names: fc.constantFrom(...ROW_NAMES),
        named: fc.boolean(),
        refer: fc.boolean(),
      })
      .map(
        ({ sections, loose, title, description, stage, version, default_language, names, named, refer }) => {
          const survey: RowDefinition[] = sections.map(({ label, children, weight }) => ({
            type: 'group',
            name: '?',
            label,
            children,
            ...(weight === null ? {} : { adit: { weight } }),
          }))
          return numbered(
            {
              form_id: 'random-form_1',
              version,
              stage,
              form_title: title,
              ...(description === null ? {} : { description }),
              default_language,
              ...(named ? { instance_name: "concat('a', '  ', 1)" } : {}),
              languages: setting.languages,
              choices: setting.lists,
              profile: setting.profile,
              survey: [...survey, ...loose],
            },
            names,
            refer,
          )
        },
      ),
  )

/** Gives every row a name of its own and, if wanted, makes notes refer to a question or to the profile. */
function numbered(definition: ChecklistDefinition, stem: string, refer: boolean): ChecklistDefinition {
  let count = 0
  let target = definition.profile[0]
  const name = (row: RowDefinition): RowDefinition => {
    count += 1
    const own = `${stem}${count}`
    if (row.type === 'group' || row.type === 'repeat')
      return { ...row, name: own, children: row.children.map(name) }
    const referring =
      refer && target !== undefined && row.type === 'note'
        ? { relevant: `\${${target}} != ''`, label: mapText(row.label, (text) => `${text} \${${target}}!`) }
        : {}
    if (row.type === 'date' && definition.profile.length === 0) target = undefined
    return { ...row, ...referring, name: own }
  }
  return { ...definition, survey: definition.survey.map(name) }
}

function mapText(text: Text | undefined, change: (words: string) => string): Text {
  return Object.fromEntries(Object.entries(text ?? {}).map(([language, words]) => [language, change(words)]))
}
