import {
  type ChecklistDefinition,
  type GroupDefinition,
  METADATA_TYPES,
  type RowDefinition,
  type Text,
} from './definition.ts'
import type { Path } from './value.ts'

/** A part of a checklist as people walk it. */
export interface TitledSection {
  /** Name of its first row, which is also its path: it tells the sections of a checklist apart. */
  readonly key: string
  /** The group behind it; null for rows that stand in no section. */
  readonly group: GroupDefinition | null
  /** Its rows at the top of the checklist: the group alone, or the loose rows side by side. */
  readonly rows: readonly RowDefinition[]
  /** Without the gaps filled in; see `sectionTitle`. */
  readonly title: Text
}

/** The section that loose rows are scored under. */
export const LOOSE_SECTION = ''

/** Whether a row at the top of a checklist is a section: a group with a label. All others are loose. */
export function isSection(row: RowDefinition): row is GroupDefinition {
  return row.type === 'group' && row.label !== undefined
}

/**
 * The sections of a checklist in order. Forms of other tools put questions, repeats and unnamed groups directly under
 * the checklist: each run of such rows side by side is one section, titled as the checklist is.
 */
export function titledSections(definition: ChecklistDefinition): readonly TitledSection[] {
  const sections: TitledSection[] = []
  let run: RowDefinition[] | null = null
  for (const row of definition.survey) {
    if (isSection(row)) {
      sections.push({ key: row.name, group: row, rows: [row], title: sectionTitle(definition, row.label) })
      run = null
    } else if (run === null) {
      run = [row]
      sections.push({ key: row.name, group: null, rows: run, title: sectionTitle(definition, undefined) })
    } else run.push(row)
  }
  return sections
}

/** Whether people see anything of a section: not of a run of rows that only note or carry something along. */
export function isSeenSection({ rows }: TitledSection): boolean {
  return rows.some(isSeen)
}

function isSeen(row: RowDefinition): boolean {
  if (row.type === 'repeat') return true
  if (row.type === 'group') return row.label !== undefined || row.children.some(isSeen)
  if (row.type === 'hidden' || METADATA.includes(row.type)) return false
  return row.type !== 'calculate' || row.label !== undefined
}

const METADATA: readonly string[] = METADATA_TYPES

/** What stands above a section: the label of its group, with the gaps filled where it is given so, or the checklist's title. */
export function sectionTitle(definition: ChecklistDefinition, label: Text | undefined): Text {
  return label === undefined || Object.keys(label).length === 0 ? definition.form_title : label
}

/** A row as it lies in the rows around it. */
interface Nested {
  readonly name: string
  readonly parent: Nested | null
}

/** The row directly under the checklist in which a row stands, or itself. */
export function topOf(row: Nested): Nested {
  let top = row
  while (top.parent !== null) top = top.parent
  return top
}

/** Definitions are never changed in place. */
const keysOf = new WeakMap<ChecklistDefinition, ReadonlyMap<string, Path>>()

/** The key of the section in which each row of a checklist stands, by the row's name. */
export function sectionKeys(checklist: ChecklistDefinition): ReadonlyMap<string, Path> {
  const before = keysOf.get(checklist)
  if (before !== undefined) return before
  const keys = new Map<string, Path>()
  for (const { key, rows } of titledSections(checklist)) {
    const visit = (row: RowDefinition): void => {
      keys.set(row.name, key)
      if ('children' in row) row.children.forEach(visit)
    }
    rows.forEach(visit)
  }
  keysOf.set(checklist, keys)
  return keys
}
