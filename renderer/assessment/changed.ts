import type { ChecklistDefinition } from '../../shared/checklist/definition.ts'
import type { Path } from '../../shared/checklist/value.ts'
import type { StandingRecord } from '../../shared/record/answer-standing.ts'
import { type ChangedStanding, changedAnswers } from '../../shared/record/changed-answers.ts'

/**
 * The answers that wait since an upgrade of the checklist; see `changedAnswers`. Of a part of a record that says nothing
 * of upgrades, none.
 */
export function changedIn(
  record: Partial<StandingRecord>,
  checklist: ChecklistDefinition | undefined,
): ReadonlyMap<Path, ChangedStanding> {
  if (checklist === undefined || (record.upgrades?.length ?? 0) === 0) return NONE
  return changedAnswers(record as StandingRecord, checklist)
}

const NONE: ReadonlyMap<Path, ChangedStanding> = new Map()
