import type { Choice, QuestionDefinition } from '../checklist/definition.ts'
import { writeOutOrOther } from '../checklist/or-other.ts'
import { parametersOf } from '../checklist/parameters.ts'
import { type ChoiceLists, listKey } from './choice-lists.ts'
import { allDrafts, type Draft, EXPRESSION_KEYS, keyIn } from './draft.ts'
import { listsIn, renameLists } from './expression-words.ts'
import type { CellPlace, FormFile } from './import-report.ts'
import { findCompanion, readListFile, type WantedFile } from './list-files.ts'
import type { Origins } from './origins.ts'
import { otherWords } from './other-words.ts'
import type { Remarks } from './remarks.ts'
import { readSearch, searchedChoices } from './search-choices.ts'
import { setKey } from './set-key.ts'

/** What settling the lists of a form needs to know. */
export interface ListContext {
  /** Of the sheet of choices, and of the sheet of external choices. */
  readonly sheets: readonly ChoiceLists[]
  readonly companions: readonly FormFile[]
  readonly languages: readonly string[]
  readonly instanceName: string | undefined
  readonly origins: Origins
  readonly remarks: Remarks
}

/** The choice lists of the definition, and the names of those whose file is missing. */
export interface SettledLists {
  readonly choices: Record<string, readonly Choice[]>
  readonly missing: ReadonlySet<string>
  readonly instanceName: string | undefined
}

/**
 * Brings together the lists of a form: those in its sheets, and those in files that its questions and expressions name.
 * Every question gets the name of its list, `or_other` is written out, and expressions use the names that the definition
 * has for the lists.
 */
export function settleLists(drafts: Draft[], context: ListContext): SettledLists {
  const settling = new Settling(context)
  settling.takeSheets()
  settling.takeFiles(drafts)
  for (const draft of allDrafts(drafts)) settling.giveList(draft)
  settling.writeOutOthers(drafts)
  settling.rename(drafts)
  const { instanceName } = context
  return {
    choices: Object.fromEntries(settling.choices),
    missing: settling.missing,
    instanceName: instanceName === undefined ? undefined : settling.renamed(instanceName),
  }
}

class Settling {
  readonly choices = new Map<string, readonly Choice[]>()
  readonly missing = new Set<string>()
  /** What the form calls a list, and what the definition does. */
  readonly #keys = new Map<string, string>()
  readonly #context: ListContext

  constructor(context: ListContext) {
    this.#context = context
  }

  takeSheets(): void {
    const { origins, remarks, sheets } = this.#context
    for (const [name, choices] of sheets.flatMap((lists) => [...lists])) {
      const [first] = choices
      const place = first === undefined ? undefined : origins.get(first)
      const at = place?.cells.get('list_name') ?? place?.row
      if (this.#keys.has(name)) remarks.add('list-twice', at, { name })
      const key = listKey(name, new Set(this.choices.keys()))
      if (key !== name) remarks.add('list-renamed', at, { name, new: key })
      this.#keys.set(name, key)
      this.choices.set(key, choices)
    }
  }

  takeFiles(drafts: readonly Draft[]): void {
    const { companions, languages, origins, remarks } = this.#context
    for (const wanted of this.#wanted(drafts).values()) {
      const base = withoutExtension(wanted.name)
      if (this.#keys.has(base)) {
        remarks.add('list-twice', wanted.place, { name: base })
        continue
      }
      const key = listKey(base, new Set(this.choices.keys()))
      this.#keys.set(base, key)
      const choices = readListFile(wanted, companions, languages, origins, remarks)
      if (choices === null) this.missing.add(key)
      else this.choices.set(key, choices)
    }
  }

  giveList(draft: Draft): void {
    const { choices } = draft
    if (choices === undefined) return
    const name = choices.from === 'file' ? withoutExtension(choices.name) : choices.name
    const key = this.#keys.get(name) ?? name
    if (name !== '' && !name.includes('${')) draft.definition.list_name = key
    else this.missing.add('')
    const appearance = draft.definition.appearance
    if (typeof appearance === 'string' && choices.from === 'list') this.#search(draft, key, appearance)
  }

  writeOutOthers(drafts: Draft[]): void {
    for (const draft of [...allDrafts(drafts)]) {
      const list = String(draft.definition.list_name ?? '')
      const choices = this.choices.get(list)
      if (draft.choices?.orOther !== true || choices === undefined) continue
      const question = draft.definition as unknown as QuestionDefinition
      const written = writeOutOrOther(question, choices, otherWords(this.#context.languages))
      this.choices.set(list, written.list)
      const siblings = draft.parent?.children ?? drafts
      siblings.splice(siblings.indexOf(draft) + 1, 0, {
        ...draft,
        name: written.specify.name,
        definition: { ...written.specify },
        choices: { ...draft.choices, orOther: false },
      })
      this.#context.remarks.add('other-written-out', draft.cells.get('type') ?? draft.row, {
        name: written.specify.name,
      })
    }
  }

  rename(drafts: readonly Draft[]): void {
    for (const draft of allDrafts(drafts)) {
      for (const key of EXPRESSION_KEYS) {
        const text = keyIn(draft.definition, key)
        if (typeof text === 'string') setKey(draft.definition, key, this.renamed(text))
      }
    }
  }

  renamed(expression: string): string {
    return renameLists(
      expression,
      (name) => this.#keys.get(name) ?? this.#keys.get(withoutExtension(name)) ?? name,
    )
  }

  #wanted(drafts: readonly Draft[]): ReadonlyMap<string, WantedFile> {
    const wanted = new Map<string, WantedFile>()
    const want = (name: string, place: CellPlace, draft: Draft | null) => {
      const id = withoutExtension(name)
      const before = wanted.get(id)
      const parameters = draft === null ? new Map<string, string>() : parametersOf(asQuestion(draft))
      const [value, label] = [parameters.get('value'), parameters.get('label')]
      const columns = { ...(value === undefined ? {} : { value }), ...(label === undefined ? {} : { label }) }
      wanted.set(id, {
        name: before?.name ?? name,
        place: before?.place ?? place,
        columns: { ...columns, ...before?.columns },
        lookedUp: (before?.lookedUp ?? true) && draft === null,
      })
    }
    for (const draft of allDrafts(drafts)) {
      const place = draft.cells.get('type') ?? draft.row
      if (draft.choices?.from === 'file') want(draft.choices.name, place, draft)
      if (draft.brings !== undefined) want(draft.brings, place, null)
      const search = readSearch(String(draft.definition.appearance ?? ''))
      if (draft.choices?.from === 'list' && search !== null && search !== 'odd') {
        want(`${search.file}.csv`, draft.cells.get('appearance') ?? draft.row, null)
      }
      for (const key of EXPRESSION_KEYS) {
        const text = keyIn(draft.definition, key)
        if (typeof text === 'string') this.#wantNamed(text, draft.cells.get(key) ?? draft.row, want)
      }
    }
    const survey = drafts[0]?.row ?? { sheet: 'survey' }
    this.#wantNamed(this.#context.instanceName ?? '', { sheet: survey.sheet }, want)
    return wanted
  }

  /** `pulldata` reads files only; `instance` reads whatever is there under that name. */
  #wantNamed(
    expression: string,
    place: CellPlace,
    want: (name: string, place: CellPlace, draft: null) => void,
  ): void {
    for (const { by, name } of listsIn(expression)) {
      const known = this.#keys.has(name) || this.#keys.has(withoutExtension(name))
      if (known || name === '') continue
      const extensions = /\.(csv|xml|geojson)$/i.test(name) ? [''] : ['.csv', '.xml', '.geojson']
      const there = extensions.find(
        (each) => findCompanion(name + each, this.#context.companions) !== undefined,
      )
      if (there !== undefined) want(name + there, place, null)
      else if (by === 'pulldata') want(name + (extensions[0] ?? ''), place, null)
    }
  }

  /** A question that searches a file gets a list of its own, of what the file holds. */
  #search(draft: Draft, template: string, appearance: string): void {
    const search = readSearch(appearance)
    if (search === null) return
    const { remarks } = this.#context
    const place = draft.cells.get('appearance') ?? draft.row
    if (search === 'odd') {
      remarks.add('search-not-understood', place)
      return
    }
    const file = this.#keys.get(search.file) ?? search.file
    const rows = this.choices.get(file)
    if (rows === undefined) return
    const list = listKey(`${template}_${file}`, new Set())
    this.choices.set(list, searchedChoices(this.choices.get(template) ?? [], rows))
    draft.definition.list_name = list
    if (search.appearance === '') delete draft.definition.appearance
    else draft.definition.appearance = search.appearance
    const own = draft.definition.choice_filter
    const filters = [own, search.filter].filter((filter) => typeof filter === 'string')
    const [filter] = filters
    if (filter !== undefined) {
      draft.definition.choice_filter =
        filters.length === 1 ? filter : filters.map((each) => `(${each})`).join(' and ')
    }
    remarks.add('search-resolved', place, { name: `${search.file}.csv` })
  }
}

function asQuestion(draft: Draft): QuestionDefinition {
  return draft.definition as unknown as QuestionDefinition
}

function withoutExtension(name: string): string {
  return (name.split(/[/\\]/).at(-1) ?? name).replace(/\.(csv|xml|geojson)$/i, '')
}
