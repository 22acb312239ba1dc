import type { CompiledRow, Words } from './checklist.ts'
import type { ChecklistDefinition } from './definition.ts'

/**
 * The words behind an id of `jr:itext()`, written as ODK's converter writes them: `/data/group/name:label` (or `:hint`,
 * `:jr:constraintMsg`, `:jr:requiredMsg`; the names before the last do not matter, since names are unique), and
 * `list-0` for the first choice of a list. Null when there are none.
 */
export function findItext(
  id: string,
  definition: ChecklistDefinition,
  rows: ReadonlyMap<string, CompiledRow>,
): Words | null {
  const choice = /^(?:static_instance-)?(.+)-(\d{1,6})$/.exec(id)
  if (choice !== null) {
    const label = definition.choices[choice[1] ?? '']?.[Number(choice[2])]?.label
    return label === undefined ? null : { text: label, gaps: null }
  }
  const place = /^(?:\/[^/:]+)*\/([^/:]+):(label|hint|jr:constraintMsg|jr:requiredMsg)$/.exec(id)
  const row = rows.get(place?.[1] ?? '')
  return row === undefined ? null : wordsOf(row, place?.[2] ?? '')
}

/** The id of a choice's label, which the items of a list also carry in a column of their own. */
export function itextIdOf(list: string, index: number): string {
  return `${list}-${index}`
}

/** The column in which the items of a list carry the id of their label. */
export const ITEXT_COLUMN = 'itextId'

function wordsOf(row: CompiledRow, kind: string): Words | null {
  const words = row.kind === 'question' ? questionWords(row, kind) : kind === 'label' ? row.label : null
  return words === null || Object.keys(words.text).length === 0 ? null : words
}

function questionWords(row: CompiledRow & { readonly kind: 'question' }, kind: string): Words | null {
  switch (kind) {
    case 'label':
      return row.label
    case 'hint':
      return row.hint
    case 'jr:constraintMsg':
      return row.constraintMessage
    default:
      return row.requiredMessage
  }
}
