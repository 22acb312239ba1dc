/**
 * What a checklist is, in the words of XLSForm (https://xlsform.org/en/ref-table/).
 *
 * A definition is plain data: it is written as YAML or JSON, or imported from a spreadsheet, frozen into every
 * assessment made with it and carried inside every bundle. It therefore holds only strings, integers, booleans, lists
 * and maps; decimals are written as strings, so that its canonical JSON form is the same everywhere.
 */

/** A text in every language of the checklist, keyed by BCP 47 tag: `{ en: 'Water', zh: '水' }`. */
export type Text = Readonly<Record<string, string>>

/** An expression in XLSForm's language, e.g. `${ACQ-LEG-01} = 'no'`. */
export type Expression = string

/** The four stages of a mine's life, in order. */
export const STAGES = ['acquisition', 'construction', 'operation', 'closure'] as const
/** A stage of a mine’s life. */
export type Stage = (typeof STAGES)[number]

/** How bad an adverse answer is. Weights in the score: critical 5, major 3, minor 1. */
export const SEVERITIES = ['critical', 'major', 'minor'] as const
/** How bad a finding is. */
export type Severity = (typeof SEVERITIES)[number]

/**
 * What stands behind an answer, from nothing to an independent measurement.
 * E0 none · E1 statement · E2 document copy · E3 direct observation with photo, time and place · E4 measured.
 */
export const EVIDENCE_LEVELS = ['E0', 'E1', 'E2', 'E3', 'E4'] as const
/** How well an answer is proven. */
export type EvidenceLevel = (typeof EVIDENCE_LEVELS)[number]

/** Question types that the machine or its user answers, and that stay blank where it is not known. */
export const PROPERTY_TYPES = [
  'deviceid',
  'username',
  'email',
  'phonenumber',
  'simserial',
  'subscriberid',
  'start-geopoint',
] as const
/** A value that the device notes and nobody is asked for. */
export type PropertyType = (typeof PROPERTY_TYPES)[number]

/**
 * The question types that note something about the filling itself and are never shown: when it began (`start`, `today`)
 * and ended (`end`), where (`start-geopoint`), on what and by whom. `audit` stays blank: the record of an assessment is its audit already.
 */
export const METADATA_TYPES = ['start', 'end', 'today', ...PROPERTY_TYPES, 'audit'] as const

/** Question types that hold an answer or show something, named as in XLSForm. */
export const QUESTION_TYPES = [
  'text',
  'integer',
  'decimal',
  'range',
  'date',
  'time',
  'dateTime',
  'select_one',
  'select_multiple',
  'rank',
  'note',
  'calculate',
  'hidden',
  'acknowledge',
  'geopoint',
  'geotrace',
  'geoshape',
  'image',
  'audio',
  'video',
  'file',
  'barcode',
  ...METADATA_TYPES,
] as const
/** What kind of value a question asks for. */
export type QuestionType = (typeof QUESTION_TYPES)[number]

/** Kinds of media that XLSForm hangs on a label. */
export const MEDIA_KINDS = ['image', 'big-image', 'audio', 'video'] as const

/**
 * Pictures, sounds and films shown with a label: the file's name by kind and language. The bytes come with the checklist
 * when it is imported; a file that is missing is named on the screen and stops nobody.
 */
export type Media = Readonly<Partial<Record<(typeof MEDIA_KINDS)[number], Text>>>

/** One selectable choice. Further columns (a limit, a unit, a filter key) are read by `choice_filter` and `instance()`. */
export interface Choice {
  readonly name: string
  readonly label: Text
  readonly media?: Media
  readonly columns?: Readonly<Record<string, string>>
}

/**
 * A numeric limit a question is checked against.
 *
 * `max` and `min` are expressions, so that the permit's own value can beat the table's. An expression that gives a
 * blank switches that side off. A value within 80 to 100 % of `max` is on watch (domain rule D1.1), still inside; with
 * a `min` beside it, it is a band, and nothing in it is on watch.
 */
export interface Limit {
  readonly max?: Expression
  readonly min?: Expression
  /**
   * Where the limit comes from: expression giving a name of the list `limit_sources`, e.g. the source column of the limits
   * list, or any text, e.g. the permit somebody entered. See `limitSourceText`.
   */
  readonly source?: Expression
  /** Expression; true when the value was read in its source. Otherwise it is shown as "check the standard". */
  readonly verified?: Expression
  /**
   * Expression; true when a number here is to have a limit. Where neither `max` nor `min` gives one, a minor finding says
   * so, instead of the number passing unjudged.
   */
  readonly wanted?: Expression
}

/** The three ends of a cost estimate; a group or a row of a repeat that holds all three is one estimate (domain D4). */
export const COST_PARTS = ['low', 'likely', 'high'] as const

/**
 * Likelihood and consequence, each 1 to 5, of a risk as it was without measures, as it stands, and as it is meant to
 * become (domain D2). A row of a repeat that holds the first pair is one risk.
 */
export const RISK_PARTS = [
  'inherent_likelihood',
  'inherent_consequence',
  'current_likelihood',
  'current_consequence',
  'target_likelihood',
  'target_consequence',
] as const

/**
 * What goes into a green-mine result (domain C10): the official level and the association's grade, the name and
 * the share of points of each block (in the rows of one repeat), the points in all, whether they suffice, and what has to hold besides.
 */
export const GREEN_MINE_PARTS = [
  'level',
  'grade',
  'block',
  'share',
  'points',
  'enough',
  'precondition',
] as const

/** What Adit adds to an XLSForm row. Other tools ignore it (exported as `bind::adit:*` columns). */
export interface AditColumns {
  /** Present exactly on the questions that are scored and can raise a finding. */
  readonly severity?: Severity
  /** A precondition: an adverse answer stops the rating whatever the score. */
  readonly gate?: boolean
  /** Choice names that are adverse, usually `[no]`, or `[yes]` where yes is bad. */
  readonly adverse?: readonly string[]
  readonly limit?: Limit
  /** Unit of a number, as shown behind it, e.g. `mg/L`. A code, not translated. */
  readonly unit?: string
  /**
   * In place of `unit`, where the unit hangs on another answer: an expression giving its code, worked out for each row,
   * e.g. `instance('parameters')/root/item[name = ${parameter}]/unit`. Blank is no unit. A number stays in the unit it
   * was given in: when another one comes to apply, it is kept, says nothing, and is asked again.
   */
  readonly unit_from?: Expression
  /** Soft plausibility range, decimal strings; a value outside is questioned, never refused. */
  readonly plausible?: { readonly min?: string; readonly max?: string }
  /** A date after which a paper no longer holds: one that has passed raises a finding. */
  readonly expires?: boolean
  /** This number is one end of a cost estimate, in the mine's currency. */
  readonly cost?: (typeof COST_PARTS)[number]
  /** This number is money put aside for the costs estimated here, in the mine's currency. */
  readonly funds?: boolean
  /** This choice is one mark of a risk. */
  readonly risk?: (typeof RISK_PARTS)[number]
  /** This answer is one part of the green-mine result. */
  readonly green_mine?: (typeof GREEN_MINE_PARTS)[number]
  /** What proof is wanted, in words. */
  readonly evidence?: Text
  /** The least evidence level at which a favourable answer stands. */
  readonly evidence_level?: EvidenceLevel
  /** Standard or law behind the question, by its title in each language. */
  readonly reference?: Text
  /** Key under which the value is carried to a later stage. */
  readonly carry_forward?: string
  /** Rows of the seed coverage matrix that this question answers, e.g. `002-29`. */
  readonly seeds?: readonly string[]
  /** Left out of a quick inspection. */
  readonly extended?: boolean
  /**
   * On a repeat: the questions in its rows whose answers together name a row, the most telling first, e.g. the number of a
   * permit. Without it, a row is named by its first answer that says more than yes or no.
   */
  readonly row_name?: readonly string[]
  /** On a repeat: what one row is, e.g. `Permit`. Such a row is called `Permit 3` while nothing names it. */
  readonly row_label?: Text
  /** On a section: its default weight in the overall score. */
  readonly weight?: number
}

interface Row {
  /** Unique in the whole checklist; a valid XML name. Answers, events and bundles refer to it. */
  readonly name: string
  readonly label?: Text
  readonly hint?: Text
  /** Why it matters, how to look at it on site, what good looks like. */
  readonly guidance_hint?: Text
  readonly media?: Media
  readonly relevant?: Expression
  readonly appearance?: string
  readonly adit?: AditColumns
}

/** One question, note or calculation. */
export interface QuestionDefinition extends Row {
  readonly type: QuestionType
  /** The choice list, for select_one, select_multiple and rank. */
  readonly list_name?: string
  readonly required?: Expression
  readonly required_message?: Text
  readonly constraint?: Expression
  readonly constraint_message?: Text
  readonly calculation?: Expression
  readonly default?: Expression
  readonly read_only?: Expression
  readonly choice_filter?: Expression
  /** `key=value` pairs separated by spaces, e.g. `start=0 end=10 step=1`. */
  readonly parameters?: string
  readonly trigger?: Expression
}

/** Rows shown together. A group directly under the checklist is a section. */
export interface GroupDefinition extends Row {
  readonly type: 'group'
  readonly children: readonly RowDefinition[]
}

/** Rows that are filled any number of times. */
export interface RepeatDefinition extends Row {
  readonly type: 'repeat'
  readonly children: readonly RowDefinition[]
  /** Fixes the number of rows; without it people add and remove rows. */
  readonly repeat_count?: Expression
}

/** One row of a checklist. */
export type RowDefinition = QuestionDefinition | GroupDefinition | RepeatDefinition

/** A whole checklist. */
export interface ChecklistDefinition {
  readonly form_id: string
  /** Any text; two definitions with one `form_id` and different content must differ here. */
  readonly version: string
  readonly stage: Stage
  readonly form_title: Text
  readonly description?: Text
  readonly default_language: string
  /** Names one filled-in assessment, e.g. `concat(${mine}, ' ', ${visit})`. */
  readonly instance_name?: Expression
  /** Every language the checklist speaks; each text must be there in each of them. */
  readonly languages: readonly string[]
  /** Choice lists by `list_name`. */
  readonly choices: Readonly<Record<string, readonly Choice[]>>
  /**
   * Names of mine-profile values that expressions may use as `${name}`; they hold text, `yes`/`no` for flags.
   * The profile is set once per mine and decides which questions are relevant.
   */
  readonly profile: readonly string[]
  readonly survey: readonly RowDefinition[]
}
