import { read } from '@e965/xlsx'
import { type Row, readSheet, type Sheet } from './pyxform-sheets.ts'
import { NUMERIC, PARAMETERS, REFERENCE, SELECT, TAG, TYPES, UNSEEN } from './pyxform-words.ts'

/*
 * The rules by which pyxform, ODK's converter, accepts or refuses a form, written down from its source (xls2json.py,
 * sheet_headers.py, survey.py, section.py, question.py and validators/pyxform, versions 3 and 4) and knowing nothing of
 * Adit's importer. Only what makes it stop is here, not what it warns about. What ODK Validate says of the resulting
 * XForm (the grammar and types of expressions) is not.
 */

/** Everything for which pyxform would refuse the workbook, each with its place. `files` lie beside it. */
export function pyxformErrors(workbook: Uint8Array, files: readonly string[] = []): readonly string[] {
  const book = read(workbook)
  const errors: string[] = []
  const sheets: Record<string, Sheet> = {}
  for (const name of book.SheetNames) {
    const sheet = book.Sheets[name]
    if (sheet === undefined || !['survey', 'choices', 'settings'].includes(name)) continue
    const cells = new Map<string, string>()
    for (const [at, cell] of Object.entries(sheet)) {
      if (at.startsWith('!')) continue
      if (cell.t !== 's' || cell.f !== undefined) errors.push(`${name} ${at}: not a text`)
      cells.set(at, String(cell.v))
    }
    sheets[name] = readSheet(name, cells, errors)
  }
  if (sheets.survey === undefined) return [...errors, 'no sheet survey']
  return [...errors, ...new Converter(sheets.survey, sheets.choices, sheets.settings, files).errors()]
}

interface Open {
  readonly kind: string
  readonly name: string
  readonly row: number
  readonly children: Set<string>
}

class Converter {
  readonly #found: string[] = []
  readonly #survey: Sheet
  readonly #choices: Sheet
  readonly #settings: ReadonlyMap<string, string>
  readonly #lists = new Map<string, string[]>()
  readonly #files: readonly string[]

  constructor(survey: Sheet, choices?: Sheet, settings?: Sheet, files: readonly string[] = []) {
    this.#survey = survey
    this.#choices = choices ?? { headers: [], rows: [] }
    this.#settings = settings?.rows[0]?.cells ?? new Map()
    this.#files = files
    if ((settings?.rows.length ?? 1) !== 1) this.#found.push('settings: more than one row')
  }

  errors(): readonly string[] {
    if (!this.#survey.headers.includes('type')) this.#say(1, 'no column type')
    this.#checkChoices()
    this.#checkRows()
    this.#checkReferences()
    this.#checkInstances()
    this.#checkNamespaces()
    this.#checkSettings()
    return this.#found
  }

  #say(row: number, fault: string): void {
    this.#found.push(`survey row ${row}: ${fault}`)
  }

  #checkChoices(): void {
    const { headers, rows } = this.#choices
    if (rows.length > 0 && !headers.includes('name')) this.#found.push('choices: no column name')
    for (const header of headers) {
      const [first = ''] = header.split('::')
      if (header !== 'list name' && (first === '' || first.includes(' ')))
        this.#found.push(`choices: header ${header}`)
      if (!['list_name', 'list name'].includes(first) && !TAG.test(first))
        this.#found.push(`choices: header ${header}`)
    }
    for (const { row, cells } of rows) {
      const list = cells.get('list_name') ?? cells.get('list name')
      const name = cells.get('name')
      if (list === undefined) continue
      const known = this.#lists.get(list) ?? []
      if (name === undefined) this.#found.push(`choices row ${row}: no name`)
      else if (known.includes(name)) this.#found.push(`choices row ${row}: ${name} is there already`)
      this.#lists.set(list, [...known, name ?? ''])
    }
  }

  #checkRows(): void {
    const root: Open = { kind: 'survey', name: 'data', row: 0, children: new Set(['meta']) }
    const open: Open[] = [root]
    const repeats = new Set<string>()
    for (const { row, cells } of this.#survey.rows) {
      const type = cells.get('type')
      if (type === undefined) {
        if (cells.has('name') || [...cells.keys()].some((key) => key.startsWith('label')))
          this.#say(row, 'no type')
        continue
      }
      const end = /^end[ _](group|repeat)$/.exec(type)
      if (end !== null) {
        if (open.length === 1 || open.at(-1)?.kind !== end[1]) this.#say(row, `unmatched ${type}`)
        else open.pop()
        continue
      }
      const name =
        cells.get('name') ??
        (type === 'note' ? `generated_note_name_${row}` : type === 'audit' ? 'audit' : '')
      const inside = open.at(-1) ?? root
      if (!TAG.test(name)) this.#say(row, `the name ${name} is no XML name`)
      if (inside.children.has(name)) this.#say(row, `the name ${name} is taken`)
      inside.children.add(name)
      const begin = /^begin[ _](group|repeat)$/.exec(type)
      if (begin === null) this.#checkQuestion(row, type, name, cells)
      else {
        const kind = begin[1] ?? ''
        if (kind === 'repeat') {
          if (name === 'data' || repeats.has(name)) this.#say(row, `the repeat's name ${name} is taken`)
          repeats.add(name)
        }
        const required = cells.get('bind::required')
        if (required !== undefined && !/^(no|false|false\(\))$/i.test(required))
          this.#say(row, `a ${kind} is required`)
        const count = cells.get('control::jr:count')
        if (count !== undefined && !REFERENCE.test(count)) {
          if (inside.children.has(`${name}_count`)) this.#say(row, `the name ${name}_count is taken`)
          inside.children.add(`${name}_count`)
        }
        open.push({ kind, name, row, children: new Set(['meta']) })
      }
    }
    for (const { kind, row } of open.slice(1)) this.#say(row, `unmatched begin_${kind}`)
  }

  #checkQuestion(row: number, type: string, name: string, cells: Row['cells']): void {
    const select = SELECT.exec(type)
    if (select === null && !TYPES.includes(type)) this.#say(row, `unknown type ${type}`)
    if (type === 'audit' && name !== 'audit') this.#say(row, 'an audit is called audit')
    const calculated = cells.has('bind::calculate')
    const worked = /[({$*+|]| div | mod /.test(cells.get('default') ?? '')
    if (type === 'calculate' && !calculated && !worked) this.#say(row, 'no calculation')
    const has = (key: string) => [...cells.keys()].some((one) => one === key || one.startsWith(`${key}::`))
    const shown = !UNSEEN.includes(type) && type !== 'audit' && !calculated
    if (shown && !has('label') && !has('media') && !has('hint'))
      this.#say(row, `${name} has no label or hint`)
    if (select !== null) this.#checkSelect(row, select, cells)
    this.#checkParameters(row, select?.[1] ?? type, cells.get('parameters'))
    for (const trigger of (cells.get('trigger') ?? '').split(',').filter((part) => part !== '')) {
      this.#checkTrigger(row, trigger.trim())
    }
  }

  #checkTrigger(row: number, trigger: string): void {
    if (!REFERENCE.test(trigger)) this.#say(row, `the trigger ${trigger} is no reference`)
    const name = trigger.slice(2, -1)
    const cause = this.#survey.rows.find(({ cells }) => cells.get('name') === name)?.cells
    const type = cause?.get('type') ?? 'begin'
    if (/^begin|^end/.test(type)) this.#say(row, `the trigger ${trigger} is no question`)
    const labelled = [...(cause?.keys() ?? [])].some((key) => /^(label|hint)/.test(key))
    if (cause?.has('bind::calculate') === true && !labelled)
      this.#say(row, `the trigger ${trigger} is not visible`)
  }

  #checkSelect(
    row: number,
    [, command = '', list = '', , other]: RegExpExecArray,
    cells: Row['cells'],
  ): void {
    const isFile = /\.(csv|xml|geojson)$/.test(list)
    if (command.endsWith('_from_file') !== isFile) this.#say(row, `${command} with ${list}`)
    if (isFile) {
      if (!this.#files.includes(list)) this.#say(row, `the file ${list} is not there`)
      return
    }
    const choices = this.#lists.get(list)
    if (choices === undefined) this.#say(row, `there is no list ${list}`)
    if (command === 'select_multiple' && choices?.some((name) => name.includes(' '))) {
      this.#say(row, `a choice of ${list} has a space`)
    }
    if (other !== undefined && cells.has('choice_filter')) this.#say(row, 'or_other with a choice filter')
  }

  #checkParameters(row: number, command: string, text: string | undefined): void {
    if (text === undefined) return
    const parts = text.includes(';')
      ? text.split(';')
      : text.includes(',')
        ? text.split(',')
        : text.split(/\s+/)
    const given = new Map<string, string>()
    for (const part of parts) {
      const [key = '', value] = part.split('=')
      if (value === undefined) this.#say(row, `the parameter ${part} is no pair`)
      given.set(key.trim().toLowerCase(), (value ?? '').trim())
    }
    const isSelect = /^(select|rank)/.test(command)
    const allowed = isSelect
      ? ['randomize', 'seed', ...(command.endsWith('_from_file') ? ['value', 'label'] : [])]
      : PARAMETERS[command]
    if (allowed === undefined) return
    for (const [key, value] of given) {
      if (!allowed.includes(key)) this.#say(row, `${command} has no parameter ${key}`)
      if (NUMERIC.includes(key) && !Number.isFinite(Number(value))) this.#say(row, `${key} is no number`)
      if (key === 'randomize' && !/^(true|false)$/i.test(value)) this.#say(row, 'randomize is true or false')
      if (key === 'seed' && !REFERENCE.test(value) && !Number.isFinite(Number(value))) this.#say(row, 'seed')
    }
    if (given.has('seed') && !given.has('randomize')) this.#say(row, 'seed without randomize')
  }

  /** `${` must be closed, hold a name, and that name must be there exactly once. */
  #checkReferences(): void {
    const names = this.#survey.rows.flatMap(({ cells }) => {
      const name = cells.get('name')
      return name === undefined || /^end/.test(cells.get('type') ?? '') ? [] : [name]
    })
    const rows = [
      ...this.#survey.rows.map(({ row, cells }) => ({
        at: `survey row ${row}`,
        cells,
        skip: ['type', 'name'],
      })),
      ...this.#choices.rows.map(({ row, cells }) => ({
        at: `choices row ${row}`,
        cells,
        skip: ['list_name', 'name'],
      })),
      { at: 'settings', cells: this.#settings, skip: [] },
    ]
    for (const { at, cells, skip } of rows) {
      for (const [key, text] of cells) {
        if ((skip as string[]).includes(key)) continue
        for (const [whole, name = ''] of text.matchAll(/\$\{([^}]*)\}?/g)) {
          const plain = name.replace(/^last-saved#/, '')
          const there = names.filter((known) => known === plain).length
          if (!whole.endsWith('}') || !TAG.test(plain))
            this.#found.push(`${at}: ${key}: ${whole} is no reference`)
          else if (there !== 1) this.#found.push(`${at}: ${key}: ${whole} is there ${there} times`)
        }
      }
    }
  }

  /** One id for the list of the sheet and another for a file is refused; and what is read must be there. */
  #checkInstances(): void {
    const fromFiles = new Set(this.#files.map((file) => file.replace(/\.[^.]*$/, '')))
    for (const { row, cells } of this.#survey.rows) {
      const file = SELECT.exec(cells.get('type') ?? '')?.[2] ?? ''
      if (/\.\w+$/.test(file) && this.#lists.has(file.replace(/\.[^.]*$/, '')))
        this.#say(row, `${file} is a list too`)
      for (const [key, text] of cells) {
        if (key.startsWith('bind::adit')) continue
        for (const [, list = ''] of text.matchAll(/pulldata\(\s*['"]([^'"]*)['"]/g)) {
          if (this.#lists.has(list)) this.#say(row, `pulldata reads ${list}, which is a list too`)
          else if (!fromFiles.has(list)) this.#say(row, `pulldata reads ${list}, which is not there`)
        }
        for (const [, list = ''] of text.matchAll(/instance\(\s*['"]([^'"]*)['"]/g)) {
          if (!this.#lists.has(list) && !fromFiles.has(list)) this.#say(row, `there is no instance ${list}`)
        }
      }
    }
  }

  #checkNamespaces(): void {
    const declared = (this.#settings.get('namespaces') ?? '')
      .split(/\s+/)
      .flatMap((part) => (part.split('=').length === 2 ? [part.split('=')[0]] : []))
    const known = ['jr', 'odk', 'orx', 'xsd', 'ev', 'h', 'entities', ...declared]
    const headers = [...this.#survey.headers, ...this.#choices.headers]
    for (const header of headers) {
      const attribute = header.startsWith('bind::')
        ? (header.split('::')[1] ?? '')
        : (header.split('::')[0] ?? '')
      const [prefix, local] = attribute.split(':')
      if (local === undefined) continue
      if (!TAG.test(attribute)) this.#found.push(`the attribute ${attribute} is no XML name`)
      if (!known.includes(prefix ?? '')) this.#found.push(`the prefix of ${attribute} is not declared`)
    }
  }

  #checkSettings(): void {
    const language = this.#settings.get('default_language')
    const languages = this.#survey.headers.flatMap((header) => {
      const [column, ...rest] = header.split('::')
      return column === 'label' && rest.length > 0 ? rest : []
    })
    if (language !== undefined && languages.length > 0 && !languages.includes(language)) {
      this.#found.push(`settings: nothing is labelled in ${language}`)
    }
    if (/\s/.test(this.#settings.get('id_string') ?? ''))
      this.#found.push('settings: the form id has a space')
  }
}
