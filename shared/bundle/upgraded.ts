import type { Path, Value } from '../checklist/value.ts'
import type { Sha256 } from '../lib/sha256.ts'
import { type Standing, standingAt } from '../record/answer-standing.ts'
import { changedAnswers } from '../record/changed-answers.ts'
import { givenUnder } from '../record/checklist-in-force.ts'
import type { ChecklistRef, EventId, KeyId } from '../record/event.ts'
import { livePaths } from '../record/to-form-input.ts'
import type { RecordForm } from './record-form.ts'

/** One change of the checklist's version, in `data/assessment.json`. */
export interface UpgradeEntry {
  readonly from: ChecklistRef
  readonly to: ChecklistRef
  readonly actor: KeyId
  /** Claimed. */
  readonly at: string
  readonly event: EventId
}

/** An answer that the version in force cannot take, in `data/answers.json`; it counts for nothing. */
export interface NotTakenEntry {
  readonly path: Path
  readonly value: Value
  readonly reason?: string
  /** `left-out`: no question of this version asks for it · `anew`: its question cannot hold it any more. */
  readonly why: Exclude<Standing, 'stands' | 'confirm'>
  /** The version it was given under, by the SHA-256 of its definition. */
  readonly under: Sha256
  readonly actor: KeyId
  readonly at: string
  readonly event: EventId
}

/** Every change of version, in the order of the record; the last one names the version in force. */
export function upgradeEntries({ record }: RecordForm): readonly UpgradeEntry[] {
  return record.upgrades.map(({ from, to, actor, at, event }) => ({ from, to, actor, at, event }))
}

/** What was answered under another version and is not in this one, in the order of the record. */
export function notTakenEntries({ record, checklist }: RecordForm): readonly NotTakenEntry[] {
  if (record.upgrades.length === 0) return []
  const isLive = livePaths(record)
  const entries: NotTakenEntry[] = []
  for (const [path, answer] of record.answers) {
    const { value, reason, actor, at, event } = answer
    const under = givenUnder(record, answer)
    if (value === null || under === null || !isLive(path)) continue
    const why = standingAt(record, checklist.definition, path)
    if (why === 'stands' || why === 'confirm') continue
    entries.push({ path, value, ...(reason !== undefined && { reason }), why, under, actor, at, event })
  }
  return entries
}

/**
 * Under which version an answer that nobody has confirmed since was given, when its question has changed; undefined for
 * every other.
 */
export function unconfirmedSince({ record, checklist }: RecordForm, path: Path): Sha256 | undefined {
  if (changedAnswers(record, checklist.definition).get(path) !== 'confirm') return undefined
  const given = record.answers.get(path) ?? record.attachments.get(path)?.[0]
  return given === undefined ? undefined : (givenUnder(record, given) ?? undefined)
}
