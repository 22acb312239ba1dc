import type { ChecklistDefinition } from '../checklist/definition.ts'
import type { Path } from '../checklist/value.ts'
import { type Standing, type StandingRecord, standingAt } from './answer-standing.ts'

/** What waits because the question changed: to be confirmed, or to be answered again as it cannot be taken. */
export type ChangedStanding = Exclude<Standing, 'stands' | 'left-out'>

/**
 * The answers that wait since an upgrade of the checklist, by path in the order of the record; none in a record that was
 * never upgraded. One that was carried and waits to be confirmed anyway is not among them. A projection of the log: it is
 * gone as soon as the question is answered, confirmed or cleared under the version in force.
 *
 * @param definition the version in force
 */
export function changedAnswers(
  record: StandingRecord,
  definition: ChecklistDefinition,
): ReadonlyMap<Path, ChangedStanding> {
  if (record.upgrades.length === 0) return NONE
  const known = cache.get(record)
  if (known?.definition === definition) return known.changed
  const changed = new Map<Path, ChangedStanding>()
  for (const path of new Set([...record.answers.keys(), ...record.attachments.keys()])) {
    const standing = standingAt(record, definition, path)
    if (standing === 'stands' || standing === 'left-out') continue
    const carried = record.answers.get(path)?.carried !== undefined
    if (standing === 'anew' || !carried) changed.set(path, standing)
  }
  cache.set(record, { definition, changed })
  return changed
}

const NONE: ReadonlyMap<Path, ChangedStanding> = new Map()

/** A record is never changed in place, and every question on the screen asks. */
const cache = new WeakMap<
  StandingRecord,
  { readonly definition: ChecklistDefinition; readonly changed: ReadonlyMap<Path, ChangedStanding> }
>()
