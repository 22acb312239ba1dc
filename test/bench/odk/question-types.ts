/** What a type becomes: its control in the body, if it is shown, and the type of its value. */
export interface QuestionKind {
  readonly control?: string
  readonly bind: Readonly<Record<string, string>>
  readonly media?: string
}

const input = (type: string): QuestionKind => ({ control: 'input', bind: { type } })
const upload = (media: string): QuestionKind => ({ control: 'upload', bind: { type: 'binary' }, media })
const preload = (type: string, kind: string, param: string): QuestionKind => ({
  bind: { type, 'jr:preload': kind, 'jr:preloadParams': param },
})

/** pyxform's `question_type_dictionary`, as far as Adit writes the types. */
export const QUESTION_TYPES: Readonly<Record<string, QuestionKind>> = {
  text: input('string'),
  integer: input('int'),
  decimal: input('decimal'),
  range: { control: 'range', bind: { type: 'int' } },
  date: input('date'),
  time: input('time'),
  dateTime: input('dateTime'),
  geopoint: input('geopoint'),
  geotrace: input('geotrace'),
  geoshape: input('geoshape'),
  barcode: input('barcode'),
  note: { control: 'input', bind: { type: 'string', readonly: 'true()' } },
  select_one: { control: 'select1', bind: { type: 'string' } },
  select_multiple: { control: 'select', bind: { type: 'string' } },
  select_one_from_file: { control: 'select1', bind: { type: 'string' } },
  select_multiple_from_file: { control: 'select', bind: { type: 'string' } },
  rank: { control: 'odk:rank', bind: { type: 'odk:rank' } },
  acknowledge: { control: 'trigger', bind: { type: 'string' } },
  image: upload('image/*'),
  audio: upload('audio/*'),
  video: upload('video/*'),
  file: upload('application/*'),
  calculate: { bind: { type: 'string' } },
  hidden: { bind: { type: 'string' } },
  start: preload('dateTime', 'timestamp', 'start'),
  end: preload('dateTime', 'timestamp', 'end'),
  today: preload('date', 'date', 'today'),
  deviceid: preload('string', 'property', 'deviceid'),
  username: preload('string', 'property', 'username'),
  email: preload('string', 'property', 'email'),
  phonenumber: preload('string', 'property', 'phonenumber'),
  simserial: preload('string', 'property', 'simserial'),
  subscriberid: preload('string', 'property', 'subscriberid'),
  'start-geopoint': { bind: { type: 'geopoint' } },
  audit: { bind: { type: 'binary' } },
}

/** Whether a default is worked out instead of standing there as it is (`default_is_dynamic`). */
export function isDynamic(text: string): boolean {
  return /\$\{|[\w-]\(|[*+|]| div | mod | - /.test(text)
}
