import type { ChecklistDefinition, RowDefinition } from '../../shared/checklist/definition.ts'
import { loadChecklist } from '../../shared/checklist/load-checklist.ts'
import { openForm } from '../../shared/engine/form.ts'
import { type CarrySource, carryForward } from '../../shared/record/carry-forward.ts'
import { checklistInForce } from '../../shared/record/checklist-in-force.ts'
import type { EventBody, LoggedEvent } from '../../shared/record/event.ts'
import type { RecordState } from '../../shared/record/record-state.ts'
import { replay } from '../../shared/record/replay.ts'
import { toFormInput } from '../../shared/record/to-form-input.ts'
import type { Services } from '../services.ts'
import type { Assessment } from '../storage/storage.ts'

/** What is known of a mine from its assessments on this device. */
export interface EarlierAssessments {
  /** Those worked on last first. */
  readonly sources: readonly CarrySource[]
  /** Assessments whose checklist is gone or whose log does not hold together: nothing can be carried from them. */
  readonly unreadable: readonly Assessment[]
}

/** Opens every assessment of a mine, of any stage, to be carried forward; of some of them when `isWanted` says which. */
export async function readEarlier(
  { storage, environment }: Pick<Services, 'storage' | 'environment'>,
  mine: string,
  isWanted: (assessment: Assessment) => boolean = () => true,
): Promise<EarlierAssessments> {
  const sources: CarrySource[] = []
  const unreadable: Assessment[] = []
  for (const assessment of await storage.listAssessments(mine)) {
    if (!isWanted(assessment)) continue
    const events = await storage.loadEvents(assessment.id)
    const record = soundRecord(events)
    const version = record === null ? null : (checklistInForce(record)?.sha256 ?? assessment.checklist)
    const definition = version === null ? undefined : await storage.getChecklist(version)
    const loaded = definition === undefined ? null : loadChecklist(definition)
    if (record === null || loaded === null || 'problems' in loaded) {
      unreadable.push(assessment)
      continue
    }
    const { checklist } = loaded
    try {
      const profile = record.opened?.mine.profile ?? {}
      const form = openForm(checklist, toFormInput(record, profile, checklist.definition), environment)
      const at = events.reduce((last, { event }) => (event.at > last ? event.at : last), assessment.created)
      sources.push({ checklist, record, form, at })
    } catch {
      unreadable.push(assessment)
    }
  }
  sources.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
  return { sources, unreadable }
}

/** What a log says; null when it does not hold together. */
function soundRecord(events: readonly LoggedEvent[]): RecordState | null {
  try {
    return replay(events)
  } catch {
    return null
  }
}

/** How much comes from one earlier assessment. */
export interface CarriedShare {
  readonly source: CarrySource
  readonly answers: number
}

/** What a new assessment begins with, and where it comes from. */
export interface CarryPlan {
  readonly entries: readonly EventBody[]
  readonly answers: number
  /** In the order of the sources; those that give nothing are left out. */
  readonly shares: readonly CarriedShare[]
}

/**
 * What an assessment made with this checklist takes over.
 *
 * @param quick extended questions will not be asked, so nothing is carried to them
 */
export function planCarry(
  { environment }: Pick<Services, 'environment'>,
  { sources }: EarlierAssessments,
  definition: ChecklistDefinition,
  quick: boolean,
): CarryPlan {
  const taken = new Set<string>()
  const newRow = () => {
    let row = environment.uuid().slice(0, 8)
    while (taken.has(row)) row = environment.uuid().slice(0, 8)
    taken.add(row)
    return row
  }
  const entries = carryForward(quick ? withoutExtended(definition) : definition, sources, newRow)
  const counts = new Map<string, number>()
  for (const { kind, body } of entries) {
    const from = kind === 'answer.set' ? body.carried?.assessment : undefined
    if (from !== undefined) counts.set(from, (counts.get(from) ?? 0) + 1)
  }
  const shares = sources
    .map((source) => ({ source, answers: counts.get(source.record.assessment ?? '') ?? 0 }))
    .filter(({ answers }) => answers > 0)
  return { entries, answers: shares.reduce((sum, { answers }) => sum + answers, 0), shares }
}

function withoutExtended(definition: ChecklistDefinition): ChecklistDefinition {
  const asked = (rows: readonly RowDefinition[]): readonly RowDefinition[] =>
    rows
      .filter(({ adit }) => adit?.extended !== true)
      .map((row) => ('children' in row ? { ...row, children: asked(row.children) } : row))
  return { ...definition, survey: asked(definition.survey) }
}
