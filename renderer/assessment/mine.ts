import type { ChecklistDefinition } from '../../shared/checklist/definition.ts'
import { sectionKeys } from '../../shared/checklist/sections.ts'
import { type Path, splitPath } from '../../shared/checklist/value.ts'
import type { SignerName } from '../../shared/record/event.ts'
import type { RecordState } from '../../shared/record/record-state.ts'
import { isSamePerson } from '../../shared/record/same-person.ts'

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
