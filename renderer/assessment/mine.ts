import type { ChecklistDefinition, RowDefinition } from '../../shared/checklist/definition.ts'
import { titledSections } from '../../shared/checklist/sections.ts'
import { type Path, splitPath } from '../../shared/checklist/value.ts'
import type { SignerName } from '../../shared/record/event.ts'
import type { RecordState } from '../../shared/record/record-state.ts'
import { isSamePerson } from './team.ts'

/**
 * Tells whether a question waits for a person: its section was given to them, or it is flagged for them. Cheap enough to
 * be asked of every question after every answer.
 */
export function mineIn(
  record: Pick<RecordState, 'assignments' | 'flags'>,
  checklist: ChecklistDefinition,
  { name }: Pick<SignerName, 'name'>,
): (path: Path) => boolean {
  const sections = new Set<Path>()
  for (const { section, to } of record.assignments.values()) {
    if (to !== null && isSamePerson(to.name, name)) sections.add(section)
  }
  const flagged = new Set<Path>()
  for (const { path, on, to } of record.flags.values()) {
    if (on && to !== undefined && isSamePerson(to, name)) flagged.add(path)
  }
  if (sections.size === 0) return (path) => flagged.has(path)
  const keys = sectionKeys(checklist)
  return (path) => flagged.has(path) || sections.has(keys.get(splitPath(path).name) ?? '')
}

const known = new WeakMap<ChecklistDefinition, ReadonlyMap<string, Path>>()

/** The key of the section in which each row of a checklist stands, by the row's name. */
function sectionKeys(checklist: ChecklistDefinition): ReadonlyMap<string, Path> {
  const before = known.get(checklist)
  if (before !== undefined) return before
  const keys = new Map<string, Path>()
  for (const { key, rows } of titledSections(checklist)) {
    const visit = (row: RowDefinition): void => {
      keys.set(row.name, key)
      if ('children' in row) row.children.forEach(visit)
    }
    rows.forEach(visit)
  }
  known.set(checklist, keys)
  return keys
}
