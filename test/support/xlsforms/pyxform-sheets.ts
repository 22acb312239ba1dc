/* How pyxform reads the sheets of a form (sheet_headers.py, aliases.py): headers by their aliases, cells as text. */

/** A row of a sheet, its cells by the column they fill. */
export interface Row {
  readonly row: number
  readonly cells: ReadonlyMap<string, string>
}
/** A sheet as the converter reads it. */
export interface Sheet {
  readonly headers: readonly string[]
  readonly rows: readonly Row[]
}

/** What pyxform calls a column, by what it may be written as; first tokens only. */
const ALIASES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  survey: {
    command: 'type',
    tag: 'name',
    value: 'name',
    caption: 'label',
    read_only: 'bind::readonly',
    readonly: 'bind::readonly',
    relevant: 'bind::relevant',
    relevance: 'bind::relevant',
    required: 'bind::required',
    constraint: 'bind::constraint',
    constraint_message: 'bind::jr:constraintMsg',
    constraining_message: 'bind::jr:constraintMsg',
    required_message: 'bind::jr:requiredMsg',
    requiredmsg: 'bind::jr:requiredMsg',
    calculation: 'bind::calculate',
    calculate: 'bind::calculate',
    appearance: 'control::appearance',
    count: 'control::jr:count',
    repeat_count: 'control::jr:count',
    image: 'media::image',
    'big-image': 'media::big-image',
    audio: 'media::audio',
    video: 'media::video',
    autoplay: 'control::autoplay',
    rows: 'control::rows',
    body: 'control',
  },
  choices: {
    caption: 'label',
    value: 'name',
    image: 'media::image',
    'big-image': 'media::big-image',
    audio: 'media::audio',
    video: 'media::video',
  },
  settings: { form_title: 'title', set_form_title: 'title', form_id: 'id_string', set_form_id: 'id_string' },
}
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  survey: [
    ...[
      'type',
      'name',
      'label',
      'hint',
      'guidance_hint',
      'default',
      'choice_filter',
      'parameters',
      'trigger',
    ],
    ...['bind', 'control', 'media', 'instance', 'list_name', 'itemset', 'query', 'intent', 'sms_field'],
  ],
  choices: ['list_name', 'name', 'label', 'media', 'sms_option'],
  settings: [
    ...[
      'title',
      'id_string',
      'version',
      'default_language',
      'instance_name',
      'namespaces',
      'style',
      'attribute',
    ],
    ...['public_key', 'submission_url', 'auto_send', 'auto_delete', 'name', 'allow_choice_duplicates'],
  ],
}

/** Reads cells by address into rows, and puts what is wrong with the headers into `errors`. */
export function readSheet(name: string, cells: ReadonlyMap<string, string>, errors: string[]): Sheet {
  const at = [...cells].map(([address, text]) => {
    const [, column = '', row = '0'] = /^([A-Z]+)(\d+)$/.exec(address) ?? []
    return { column, row: Number(row), text }
  })
  const written = new Map(at.filter(({ row }) => row === 1).map(({ column, text }) => [column, text.trim()]))
  const keys = new Map<string, string>()
  const doubles = [...written.values()].some((header) => header.includes('::'))
  for (const [column, header] of written) {
    const key = headerKey(name, header, doubles)
    if ([...keys.values()].includes(key)) errors.push(`${name} row 1: two columns are ${key} (${header})`)
    keys.set(column, key)
  }
  const rows = new Map<number, Map<string, string>>()
  for (const { column, row, text } of at) {
    const key = keys.get(column)
    if (row === 1 || text.trim() === '') continue
    if (key === undefined) errors.push(`${name} ${column}${row}: a cell without a header`)
    else rows.set(row, (rows.get(row) ?? new Map<string, string>()).set(key, text.trim()))
  }
  const sorted = [...rows].sort(([a], [b]) => a - b)
  return { headers: [...keys.values()], rows: sorted.map(([row, found]) => ({ row, cells: found })) }
}

function headerKey(sheet: string, header: string, doubles: boolean): string {
  const snake = (text: string) => text.split(/\s+/).filter(Boolean).join('_').toLowerCase()
  const aliases = ALIASES[sheet] ?? {}
  const columns = COLUMNS[sheet] ?? []
  const whole = snake(header)
  if (columns.includes(whole)) return whole
  const tokens = (doubles || header.includes('::') ? header.split('::') : header.split(':')).map((token) =>
    token.trim(),
  )
  const first = snake(tokens[0] ?? '')
  const known = aliases[first] ?? (columns.includes(first) ? first : null)
  return known === null ? header : [known, ...tokens.slice(1)].join('::')
}
