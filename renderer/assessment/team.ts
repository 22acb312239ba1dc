import type { Path } from '../../shared/checklist/value.ts'
import { tidyText } from '../../shared/lib/tidy-text.ts'
import type { SignerName } from '../../shared/record/event.ts'
import type { RecordState } from '../../shared/record/record-state.ts'
import { foldedName, isSamePerson } from '../../shared/record/same-person.ts'

/**
 * Everybody this assessment knows by name, each once: whoever works here first, then by name those who worked on it, signed
 * it, or were given a section or a question.
 */
export function peopleOf(
  record: Pick<RecordState, 'feeds' | 'signatures' | 'assignments' | 'flags'>,
  self: SignerName,
): readonly SignerName[] {
  const people = new Map<string, SignerName>()
  const add = (person: SignerName) => {
    const key = foldedName(person.name)
    if (key !== '' && !people.has(key)) people.set(key, person)
  }
  // The full names first: of those that were only typed, less is known.
  for (const { signer } of record.feeds.values()) add(signer)
  for (const { signers } of record.signatures) for (const { signer } of signers) add(signer)
  for (const { to } of record.assignments.values()) if (to !== null) add(to)
  for (const { on, to } of record.flags.values()) if (on && to !== undefined) add(named(to))
  people.delete(foldedName(self.name))
  const others = [...people.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  return [self, ...others]
}

/** The person of this name among those who are known; one of whom only the name is known otherwise. */
export function personNamed(name: string, people: readonly SignerName[]): SignerName {
  return people.find((person) => isSamePerson(person.name, name)) ?? named(name)
}

function named(name: string): SignerName {
  return { name: tidyText(name), org: '', title: '' }
}

/** Who is to answer a section, by its key; null when that is nobody in particular. */
export function assigneeOf(record: Pick<RecordState, 'assignments'>, section: Path): SignerName | null {
  return record.assignments.get(section)?.to ?? null
}
