import type { ChecklistDefinition } from '../../../../shared/checklist/definition.ts'
import { sectionKeys } from '../../../../shared/checklist/sections.ts'
import { type Path, splitPath } from '../../../../shared/checklist/value.ts'
import type { HistoryEntry } from './history.ts'
import { type DeedGroup, groupOf } from './history-deed.ts'

/** What a history is narrowed to; null for everything. */
export interface HistoryFilter {
  /** Key of the person. */
  readonly actor: string | null
  /** Key of the section; `WHOLE` for what was done to the assessment itself. */
  readonly section: Path | null
  readonly group: DeedGroup | null
  /** `YYYY-MM-DD` in this device's zone. */
  readonly day: string | null
}

/** No filter at all. */
export const EVERYTHING: HistoryFilter = { actor: null, section: null, group: null, day: null }

/** Stands for what was done to no section. It is no name of a question. */
export const WHOLE = '*'

/** The day of an event on the calendar of this device. */
export function dayOf(at: string): string {
  const moment = new Date(at)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`
}

/** Tells the section that a path stands in, also when it is in a row that is gone. */
export function sectionsOf(definition: ChecklistDefinition): (path: Path | null) => Path {
  const keys = sectionKeys(definition)
  return (path) => (path === null ? WHOLE : (keys.get(splitPath(path).name) ?? WHOLE))
}

/** The entries that a filter leaves, in their order. */
export function filterHistory(
  entries: readonly HistoryEntry[],
  { actor, section, group, day }: HistoryFilter,
  sectionAt: (path: Path | null) => Path,
): readonly HistoryEntry[] {
  return entries.filter(
    (entry) =>
      (actor === null || entry.actor === actor) &&
      (section === null || sectionAt(entry.path) === section) &&
      (group === null || groupOf(entry.what) === group) &&
      (day === null || dayOf(entry.at) === day),
  )
}
