import type { QuestionType } from '../checklist/definition.ts'
import type { Support } from './columns.ts'

/** A question type of XLSForm. */
export interface FormType {
  /** As the reference calls it, and as Adit writes it. */
  readonly name: string
  /** Other ways to write it, in the form that `plainType` gives. */
  readonly aliases: readonly string[]
  /** What it is in a definition. Null for rows that only bring a file with a list. */
  readonly becomes: QuestionType | null
  /** What follows the type: the name of a list, or of a file. */
  readonly argument: 'none' | 'list' | 'file' | 'external-list'
  readonly support: Support
  /** A rule that comes with the type. */
  readonly constraint?: string
}

/** A type without what does not matter in it: case, and which of space, hyphen and underscore stands between words. */
export function plainType(type: string): string {
  return type
    .toLowerCase()
    .trim()
    .replace(/[\s\u00A0_-]+/g, ' ')
}

function type(
  name: string,
  becomes: QuestionType | null,
  aliases: readonly string[] = [],
  more: Partial<FormType> = {},
): FormType {
  return { name, aliases, becomes, argument: 'none', support: 'taken', ...more }
}

const APPROXIMATED = { support: 'approximated' } as const
const LIST = { argument: 'list' } as const
const FILE = { argument: 'file' } as const

/** Every question type of the XLSForm reference and the older ways that ODK's converter still reads. */
export const TYPES: readonly FormType[] = [
  type('integer', 'integer', ['int', 'q int', 'add integer prompt', 'number']),
  type('decimal', 'decimal', ['q decimal', 'add decimal prompt', 'double', 'float']),
  type('range', 'range'),
  type('text', 'text', ['string', 'q string', 'add text prompt']),
  type(
    'select_one',
    'select_one',
    ['select1', 'select one from', 'add select one prompt using', 'select one using', 'q select1'],
    LIST,
  ),
  type(
    'select_multiple',
    'select_multiple',
    [
      'select all that apply',
      'select all that apply from',
      'select multiple from',
      'select multiple using',
      'add select multiple prompt using',
      'q select',
    ],
    LIST,
  ),
  type('rank', 'rank', ['odk:rank'], LIST),
  type('select_one_from_file', 'select_one', [], FILE),
  type('select_multiple_from_file', 'select_multiple', [], FILE),
  type('rank_from_file', 'rank', [], FILE),
  type('select_one_external', 'select_one', [], { argument: 'external-list' }),
  type('note', 'note', ['q note', 'add note prompt']),
  type('geopoint', 'geopoint', [
    'gps',
    'location',
    'q geopoint',
    'q location',
    'add location prompt',
    'add geopoint prompt',
  ]),
  type('geotrace', 'geotrace', ['q geotrace']),
  type('geoshape', 'geoshape', ['q geoshape']),
  type('date', 'date', ['q date', 'add date prompt']),
  type('time', 'time', ['q time', 'add time prompt']),
  type('dateTime', 'dateTime', [
    'date time',
    'q date time',
    'q datetime',
    'add date time prompt',
    'add datetime prompt',
  ]),
  type('image', 'image', [
    'photo',
    'picture',
    'q image',
    'q picture',
    'add image prompt',
    'add photo prompt',
  ]),
  type('audio', 'audio', ['q audio', 'add audio prompt']),
  type('video', 'video', ['q video', 'add video prompt']),
  type('file', 'file', ['q file', 'add file prompt']),
  type('barcode', 'barcode', ['q barcode', 'add barcode prompt']),
  type('calculate', 'calculate', ['q calculate', 'add calculate prompt', 'calculation']),
  type('acknowledge', 'acknowledge', ['trigger', 'q acknowledge', 'add acknowledge prompt']),
  type('hidden', 'hidden'),
  type('csv-external', null),
  type('xml-external', null),
  type('start', 'start', ['start time', 'get start time']),
  type('end', 'end', ['end time', 'get end time']),
  type('today', 'today', ['get today']),
  type('deviceid', 'deviceid', ['device id', 'get device id', 'imei', 'uri:deviceid']),
  type('username', 'username', ['uri:username']),
  type('audit', 'audit'),
  type('email', 'email', ['uri:email']),
  type('phonenumber', 'phonenumber', ['get phone number', 'uri:phonenumber']),
  type('simserial', 'simserial', ['sim id', 'get sim id', 'uri:simserial']),
  type('subscriberid', 'subscriberid', ['subscriber id', 'get subscriber id', 'uri:subscriberid']),
  type('start-geopoint', 'start-geopoint'),
  type('background-geopoint', 'hidden', [], APPROXIMATED),
  type('background-audio', 'hidden', [], APPROXIMATED),
  type('osm', 'geopoint', [], APPROXIMATED),
  type('phone number', 'text', [], { constraint: "regex(., '^\\d*$')" }),
  type('percentage', 'integer', [], { constraint: '0 <= . and . <= 100' }),
  type('number of days in last month', 'integer', [], { constraint: '0 <= . and . <= 31' }),
  type('number of days in last six months', 'integer', [], { constraint: '0 <= . and . <= 183' }),
  type('number of days in last year', 'integer', [], { constraint: '0 <= . and . <= 365' }),
]

/** Words after `begin` and `end`, in the form that `plainType` gives. */
export const STRUCTURES: readonly {
  readonly name: string
  readonly aliases: readonly string[]
  readonly becomes: 'group' | 'repeat'
  readonly support: Support
}[] = [
  { name: 'group', aliases: [], becomes: 'group', support: 'taken' },
  { name: 'repeat', aliases: ['lgroup', 'looped group'], becomes: 'repeat', support: 'taken' },
]
