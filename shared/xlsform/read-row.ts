import { METADATA_TYPES } from '../checklist/definition.ts'
import { withoutScheme } from './choice-lists.ts'
import type { Column } from './columns.ts'
import type { Draft } from './draft.ts'
import { placeOf, type Table, type TableColumn, type TableRow } from './read-table.ts'
import type { WordsReader } from './read-words.ts'
import type { Remarks } from './remarks.ts'
import { setKey } from './set-key.ts'
import { straighten } from './straighten.ts'
import { conditionOf, yesOrNo } from './words-of-truth.ts'

/** Keys that are read elsewhere. */
const ELSEWHERE = ['type', 'name', 'list_name', 'profile']

/** What a group or a repeat can carry, beside Adit's own. */
const FOR_GROUPS = ['label', 'hint', 'guidance_hint', 'relevant', 'appearance']

/** What would have to wait for people, or would fight with the value that such a question is given. */
const NOT_FOR_METADATA = ['required', 'constraint', 'calculation', 'default', 'trigger']

const SELECTS = ['select_one', 'select_multiple', 'rank']

/** Fills a draft with what stands in its row. Says what has no effect on a row of this type, and what is no value. */
export function readRow(
  table: Table,
  row: TableRow,
  draft: Draft,
  words: WordsReader,
  remarks: Remarks,
): void {
  const done = new Set<string>()
  for (const column of table.columns) {
    const known = column.column
    const cell = row.cells.get(column.index)
    if (known === null || known.key === null || cell === undefined || cell.from === 'fault') continue
    if (known.support === 'ignored' || ELSEWHERE.includes(known.key) || done.has(known.key)) continue
    const place = placeOf(table, row.row, column)
    if (!fits(draft, known.key)) {
      remarks.add('not-for-type', place, { header: column.header, type: String(draft.definition.type) })
      continue
    }
    if (known.translates) {
      done.add(known.key)
      const found = words.read(row, known.key)?.text
      if (found !== undefined) {
        setKey(draft.definition, known.key, known.key.startsWith('media.') ? withoutScheme(found) : found)
      }
    } else {
      const value = readValue(known, cell.text, cell.from === 'truth', column, place, remarks)
      if (value !== null) setKey(draft.definition, known.key, value)
    }
  }
  giveLabel(draft, words, remarks)
}

function fits(draft: Draft, key: string): boolean {
  const type = String(draft.definition.type)
  if (draft.kind !== 'question') {
    if (key === 'repeat_count') return draft.kind === 'repeat'
    return FOR_GROUPS.includes(key) || key.startsWith('media.') || key.startsWith('adit.')
  }
  if (key === 'repeat_count') return false
  if (key === 'choice_filter') return SELECTS.includes(type)
  const metadata = (METADATA_TYPES as readonly string[]).includes(type)
  return !metadata || !NOT_FOR_METADATA.includes(key)
}

function readValue(
  known: Column,
  text: string,
  truth: boolean,
  column: TableColumn,
  place: ReturnType<typeof placeOf>,
  remarks: Remarks,
): unknown {
  switch (known.content) {
    case 'expression':
    case 'flag': {
      if (known.key?.startsWith('adit.') === true && known.content === 'flag') {
        const flag = yesOrNo(text)
        if (flag === null) remarks.add('wrong-flag', place, { text })
        return flag
      }
      const plain = known.key === 'default' && !looksDynamic(text) ? text : straighten(text)
      if (plain !== text) remarks.add('quotes-straightened', place)
      const worded = ['relevant', 'constraint', 'calculation'].includes(known.key ?? '')
      return worded || (truth && known.content === 'expression' && known.key !== 'default')
        ? conditionOf(plain)
        : plain
    }
    case 'names':
      return readNames(text)
    case 'number': {
      if (known.key !== 'adit.weight') return text
      if (!/^\d{1,9}$/.test(text)) remarks.add('wrong-number', place, { text, header: column.header })
      return Number.parseInt(text, 10) || 0
    }
    default:
      return text
  }
}

/** As in XLSForm: a default that refers to something or calls a function is worked out. */
function looksDynamic(text: string): boolean {
  return text.includes('${') || /[A-Za-z]\s*\(/.test(text)
}

/** Names set apart by spaces, or as a JSON list where spaces could not tell them apart. */
function readNames(text: string): readonly string[] {
  if (text.startsWith('[')) {
    try {
      const list: unknown = JSON.parse(text)
      if (Array.isArray(list) && list.every((name) => typeof name === 'string')) return list
    } catch {
      // It is no JSON after all.
    }
  }
  return text.split(/\s+/).filter((name) => name !== '')
}

/** XLSForm lets a question go without a label; people must be told something, so they see its name. */
function giveLabel(draft: Draft, words: WordsReader, remarks: Remarks): void {
  const { definition } = draft
  const type = String(definition.type)
  const hidden = ['calculate', 'hidden', ...METADATA_TYPES].includes(type)
  if (draft.kind !== 'question' || hidden || draft.brings !== undefined) return
  if (definition.label !== undefined || definition.hint !== undefined || definition.media !== undefined)
    return
  remarks.add('label-missing', draft.row, { name: draft.name })
  definition.label = words.sameInAll(draft.name)
}
