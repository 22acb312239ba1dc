import { MEDIA_KINDS } from '../checklist/definition.ts'

/** The sheets of a form that importing knows, in XLSForm's order. */
export const SHEETS = ['survey', 'choices', 'settings', 'external_choices', 'entities', 'osm'] as const
/** A sheet of a form. */
export type SheetName = (typeof SHEETS)[number]

/** What Adit makes of a column or a type: as in XLSForm · with another effect · nothing. */
export type Support = 'taken' | 'approximated' | 'ignored'

/**
 * What stands in the cells of a column: `words` for people · `expression` · `flag`, that is yes or no, or an
 * expression · `name` · `names` set apart by spaces · `code`, one of a few words · `number` · `text` of any other kind.
 */
export type Content = 'words' | 'expression' | 'flag' | 'name' | 'names' | 'code' | 'number' | 'text'

/** A column of a sheet. */
export interface Column {
  readonly sheet: SheetName
  /** The header Adit writes. */
  readonly header: string
  /** Other headers that are read as this one, in the form that `plainHeader` gives. */
  readonly aliases: readonly string[]
  /** May stand several times, once for each language: `label::English (en)`. */
  readonly translates: boolean
  /**
   * The key of the definition it fills, for rows, choices and the checklist in turn: `relevant`, `media.image`,
   * `adit.limit.max`. Null when it fills none.
   */
  readonly key: string | null
  readonly content: Content
  readonly support: Support
}

/** A header without what does not matter in it: case, spaces at its ends and around colons, spaces for underscores. */
export function plainHeader(header: string): string {
  return header
    .toLowerCase()
    .replace(/[\s\u00A0\u200B\uFEFF]+/g, ' ')
    .replace(/ ?(:+) ?/g, '$1')
    .trim()
    .replace(/[ _]+/g, '_')
}

interface Traits {
  readonly aliases?: readonly string[]
  readonly translates?: boolean
  readonly support?: Support
}

function column(
  sheet: SheetName,
  header: string,
  key: string | null,
  content: Content,
  traits: Traits = {},
): Column {
  const { aliases = [], translates = false, support = key === null ? 'ignored' : 'taken' } = traits
  return { sheet, header, aliases, translates, key, content, support }
}

function media(sheet: SheetName): readonly Column[] {
  return MEDIA_KINDS.map((kind) =>
    column(sheet, `media::${kind}`, `media.${kind}`, 'text', { aliases: [kind], translates: true }),
  )
}

function ignored(sheet: SheetName, ...headers: readonly string[]): readonly Column[] {
  return headers.map((header) => column(sheet, header, null, 'text'))
}

/** What is Adit's own: other tools take these for attributes they do not know and leave them alone. */
const ADIT: readonly Column[] = [
  column('survey', 'bind::adit:severity', 'adit.severity', 'code'),
  column('survey', 'bind::adit:gate', 'adit.gate', 'flag'),
  column('survey', 'bind::adit:adverse', 'adit.adverse', 'names'),
  column('survey', 'bind::adit:limit_max', 'adit.limit.max', 'expression'),
  column('survey', 'bind::adit:limit_min', 'adit.limit.min', 'expression'),
  column('survey', 'bind::adit:limit_source', 'adit.limit.source', 'expression'),
  column('survey', 'bind::adit:limit_verified', 'adit.limit.verified', 'expression'),
  column('survey', 'bind::adit:limit_wanted', 'adit.limit.wanted', 'expression'),
  column('survey', 'bind::adit:unit', 'adit.unit', 'text'),
  column('survey', 'bind::adit:unit_from', 'adit.unit_from', 'expression'),
  column('survey', 'bind::adit:plausible_min', 'adit.plausible.min', 'number'),
  column('survey', 'bind::adit:plausible_max', 'adit.plausible.max', 'number'),
  // Followed by `_` and the language's tag: an attribute cannot be translated the way a label is.
  column('survey', 'bind::adit:evidence', 'adit.evidence', 'words', { translates: true }),
  column('survey', 'bind::adit:evidence_level', 'adit.evidence_level', 'code'),
  column('survey', 'bind::adit:reference', 'adit.reference', 'words', { translates: true }),
  column('survey', 'bind::adit:carry_forward', 'adit.carry_forward', 'text'),
  column('survey', 'bind::adit:seeds', 'adit.seeds', 'names'),
  column('survey', 'bind::adit:expires', 'adit.expires', 'flag'),
  column('survey', 'bind::adit:cost', 'adit.cost', 'code'),
  column('survey', 'bind::adit:funds', 'adit.funds', 'flag'),
  column('survey', 'bind::adit:risk', 'adit.risk', 'code'),
  column('survey', 'bind::adit:green_mine', 'adit.green_mine', 'code'),
  column('survey', 'bind::adit:extended', 'adit.extended', 'flag'),
  column('survey', 'bind::adit:row_name', 'adit.row_name', 'names'),
  column('survey', 'bind::adit:row_label', 'adit.row_label', 'words', { translates: true }),
  column('survey', 'bind::adit:weight', 'adit.weight', 'number'),
  // `yes` on a top-level group: its questions are the names of the mine profile, and it is no part of the survey.
  column('survey', 'bind::adit:profile', 'profile', 'flag'),
]

const SURVEY: readonly Column[] = [
  column('survey', 'type', 'type', 'code', { aliases: ['command'] }),
  column('survey', 'name', 'name', 'name', { aliases: ['tag', 'value'] }),
  column('survey', 'label', 'label', 'words', { aliases: ['caption'], translates: true }),
  column('survey', 'hint', 'hint', 'words', { translates: true }),
  column('survey', 'guidance_hint', 'guidance_hint', 'words', { translates: true }),
  ...media('survey'),
  column('survey', 'required', 'required', 'flag', { aliases: ['bind::required'] }),
  column('survey', 'required_message', 'required_message', 'words', {
    aliases: ['requiredmsg', 'bind::jr:requiredmsg', 'jr:requiredmsg'],
    translates: true,
  }),
  column('survey', 'relevant', 'relevant', 'expression', { aliases: ['relevance', 'bind::relevant'] }),
  column('survey', 'constraint', 'constraint', 'expression', { aliases: ['bind::constraint'] }),
  column('survey', 'constraint_message', 'constraint_message', 'words', {
    aliases: ['constraining_message', 'bind::jr:constraintmsg', 'jr:constraintmsg'],
    translates: true,
  }),
  column('survey', 'calculation', 'calculation', 'expression', {
    aliases: ['calculate', 'bind::calculate', 'bind::calculation'],
  }),
  column('survey', 'default', 'default', 'expression'),
  column('survey', 'trigger', 'trigger', 'expression'),
  column('survey', 'read_only', 'read_only', 'flag', {
    aliases: ['readonly', 'bind::readonly', 'bind::read_only'],
  }),
  column('survey', 'choice_filter', 'choice_filter', 'expression'),
  column('survey', 'repeat_count', 'repeat_count', 'expression', {
    aliases: [
      'count',
      'jr:count',
      'control::jr:count',
      'bind::jr:count',
      'body::jr:count',
      'control::repeat_count',
    ],
  }),
  column('survey', 'appearance', 'appearance', 'text', {
    aliases: ['control::appearance', 'body::appearance'],
  }),
  column('survey', 'parameters', 'parameters', 'text'),
  // Written by Kobo, and by people who keep the list out of the type.
  column('survey', 'list_name', 'list_name', 'name', { aliases: ['select_from_list_name'] }),
  // Leaves the row out.
  column('survey', 'disabled', null, 'flag', { support: 'taken' }),
  ...ADIT,
  column('survey', 'save_to', null, 'text', { aliases: ['bind::entities:saveto'] }),
  column('survey', 'autoplay', null, 'text', { aliases: ['control::autoplay', 'body::autoplay'] }),
  column('survey', 'rows', null, 'number', { aliases: ['control::rows', 'body::rows'] }),
  column('survey', 'intent', null, 'text', { aliases: ['body::intent', 'control::intent'] }),
  column('survey', 'bind::jr:noAppErrorString', null, 'words', {
    aliases: ['noapperrorstring', 'no_app_error_string'],
    translates: true,
  }),
  column('survey', 'compact_tag', null, 'text', { aliases: ['instance::odk:tag'] }),
  ...ignored(
    'survey',
    'body::accuracyThreshold',
    'body::kb:flash',
    'bind::type',
    'bind::saveIncomplete',
    'bind::esri:fieldType',
    'bind::esri:fieldLength',
    'bind::esri:fieldAlias',
    'body::esri:style',
    'body::esri:inputMask',
    'bind::oc:itemgroup',
    'hxl',
    'sms_field',
    'sms_option',
    'sms_separator',
    'sms_allow_media',
    'sms_date_format',
    'sms_datetime_format',
    'sms_response',
    '$kuid',
    '$autoname',
    '$xpath',
    '$qpath',
  ),
]

function choiceColumns(sheet: 'choices' | 'external_choices' | 'osm', support: Support): readonly Column[] {
  return [
    column(sheet, 'list_name', 'list_name', 'name', { support }),
    column(sheet, 'name', 'name', 'name', { aliases: ['value'], support }),
    column(sheet, 'label', 'label', 'words', { aliases: ['caption'], translates: true, support }),
    ...media(sheet).map((each) => ({ ...each, support })),
  ]
}

const SETTINGS: readonly Column[] = [
  column('settings', 'form_title', 'form_title', 'words', { aliases: ['title', 'set_form_title'] }),
  column('settings', 'form_id', 'form_id', 'name', { aliases: ['id_string', 'set_form_id'] }),
  column('settings', 'version', 'version', 'text'),
  column('settings', 'default_language', 'default_language', 'text'),
  column('settings', 'instance_name', 'instance_name', 'expression'),
  column('settings', 'allow_choice_duplicates', null, 'flag', { support: 'approximated' }),
  column('settings', 'adit:stage', 'stage', 'code'),
  // Tags set apart by spaces, in the order of the checklist.
  column('settings', 'adit:languages', 'languages', 'names'),
  // These two are followed by `_` and the language's tag; XLSForm has a title in one language only.
  column('settings', 'adit:form_title', 'form_title', 'words', { translates: true }),
  column('settings', 'adit:description', 'description', 'words', { translates: true }),
  ...ignored(
    'settings',
    'name',
    'style',
    'public_key',
    'submission_url',
    'auto_send',
    'auto_delete',
    'namespaces',
    'instance_id',
    'instance_xmlns',
    'omit_instanceID',
    'clean_text_values',
    'add_none_option',
    'client_editable',
    'flat',
    'prefix',
    'delimiter',
    'sms_keyword',
    'sms_separator',
    'sms_allow_media',
    'sms_date_format',
    'sms_datetime_format',
  ),
]

/** Every column of the XLSForm reference and what common tools add, sheet by sheet. */
export const COLUMNS: readonly Column[] = [
  ...SURVEY,
  ...choiceColumns('choices', 'taken'),
  // Columns of a choice that are there and hold nothing, as lists from files have them.
  column('choices', 'adit:blank', null, 'names', { support: 'taken' }),
  ...SETTINGS,
  ...choiceColumns('external_choices', 'taken'),
  ...ignored('entities', 'list_name', 'label', 'entity_id', 'create_if', 'update_if', 'repeat'),
  ...choiceColumns('osm', 'ignored'),
]

/** The columns of a sheet. */
export function columnsOf(sheet: SheetName): readonly Column[] {
  return COLUMNS.filter((each) => each.sheet === sheet)
}

/** The header of an Adit column for one language: `bind::adit:evidence_zh`. */
export function aditHeader(header: string, language: string): string {
  return `${header}_${language}`
}
