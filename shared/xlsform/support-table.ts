import { FUNCTIONS } from '../expression/functions/table.ts'
import { APPEARANCES } from './appearances.ts'
import { type Column, columnsOf, SHEETS, type SheetName, type Support } from './columns.ts'
import { PARAMETERS } from './form-parameters.ts'
import { STRUCTURES, TYPES } from './types.ts'

/** The parts of the language, in the order they are told. Words by `xlsform-support:group.<group>`. */
export const SUPPORT_GROUPS = [
  'sheets',
  'types',
  'columns',
  'choices',
  'settings',
  'functions',
  'parameters',
  'appearances',
  'adit',
] as const
/** A part of the table. */
export type SupportGroup = (typeof SUPPORT_GROUPS)[number]

/**
 * What a form can rely on: `taken` works as in ODK · `own` is known to Adit alone · `approximated` works in another way · `ignored` is without effect,
 * and nothing is lost by it · `refused` keeps the form from being imported. Words by `xlsform-support:support.<code>`.
 */
export const SUPPORT_LEVELS = [
  'taken',
  'own',
  'approximated',
  'ignored',
  'refused',
] as const satisfies readonly (Support | 'own' | 'refused')[]
/** How far something is supported. */
export type SupportLevel = (typeof SUPPORT_LEVELS)[number]

/** One thing that a form may hold. */
export interface SupportEntry {
  readonly group: SupportGroup
  /** As it is written in a form; not translated. */
  readonly name: string
  readonly support: SupportLevel
  /** More about it: words by `xlsform-support:note.<note>`. Always there for what is approximated or refused. */
  readonly note?: SupportNote
}

/** Everything about XLSForm that has a note, by `group name`. */
const NOTES = {
  'sheets external_choices': 'external',
  'sheets entities': 'entities',
  'types audit': 'audit',
  'types deviceid': 'known',
  'types username': 'known',
  'types email': 'known',
  'types phonenumber': 'known',
  'types simserial': 'known',
  'types subscriberid': 'known',
  'types start-geopoint': 'known',
  'types background-geopoint': 'background',
  'types background-audio': 'background',
  'types osm': 'position',
  'types select_one ${repeat}': 'answers',
  'types begin loop': 'loop',
  'settings allow_choice_duplicates': 'duplicates',
  'functions ${last-saved#name}': 'last-saved',
  'appearances autocomplete': 'search',
  'appearances field-list': 'field-list',
  "appearances search('file')": 'search-function',
} as const
/** A note to a line of the table, by its key in `xlsform-support.json`. */
export type SupportNote = (typeof NOTES)[keyof typeof NOTES]

/**
 * What of XLSForm Adit supports, from the tables that importing and the expression language work by. The README and the
 * help page are written from it.
 */
export function supportTable(): readonly SupportEntry[] {
  const isAdit = ({ header }: Column) => header.includes('adit:')
  const columns = (sheet: SheetName, group: SupportGroup) =>
    columnsOf(sheet)
      .filter((column) => !isAdit(column))
      .map(({ header, support }) => entry(group, header, support))
  return [
    ...SHEETS.map((sheet) => entry('sheets', sheet, sheetSupport(sheet))),
    ...TYPES.map(({ name, support }) => entry('types', name, support)),
    ...STRUCTURES.map(({ name, support }) => entry('types', `begin_${name}`, support)),
    entry('types', 'select_one ${repeat}', 'refused'),
    entry('types', 'begin loop', 'refused'),
    ...columns('survey', 'columns'),
    ...columns('choices', 'choices'),
    ...columns('settings', 'settings'),
    ...[...FUNCTIONS.keys()].map((name) => entry('functions', `${name}()`, 'taken')),
    entry('functions', '${last-saved#name}', 'refused'),
    ...PARAMETERS.map(({ name, support }) => entry('parameters', name, support)),
    ...APPEARANCES.map(({ name, support }) => entry('appearances', name, support)),
    entry('appearances', "search('file')", 'approximated'),
    ...[...columnsOf('survey'), ...columnsOf('choices'), ...columnsOf('settings')]
      .filter(isAdit)
      .map(({ header }) => entry('adit', header, 'own')),
  ]
}

function entry(group: SupportGroup, name: string, support: SupportLevel): SupportEntry {
  const note: SupportNote | undefined = NOTES[`${group} ${name}` as keyof typeof NOTES]
  return note === undefined ? { group, name, support } : { group, name, support, note }
}

/** A sheet does something when one of its columns does. */
function sheetSupport(sheet: SheetName): Support {
  return columnsOf(sheet).some(({ support }) => support === 'taken') ? 'taken' : 'ignored'
}
