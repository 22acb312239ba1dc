import type { Sha256 } from '../lib/sha256.ts'
import type { ChecklistRef, EventBody, LoggedEvent } from './event.ts'
import type { RecordState } from './record-state.ts'
import { byOrder } from './replay.ts'

type Versions = Pick<RecordState, 'opened' | 'upgrades'>

/**
 * The version of the checklist that a record is walked with: where the last upgrade by the order of the record led, or
 * the one it was opened with; null before it is opened. Two upgrades that devices made apart from each other are in one
 * order everywhere, so every device comes to the same version.
 */
export function checklistInForce({ opened, upgrades }: Versions): ChecklistRef | null {
  return upgrades.at(-1)?.to ?? opened?.checklist ?? null
}

/** The same from a log, without replaying it. */
export function checklistOf(log: Iterable<LoggedEvent>): ChecklistRef | null {
  let opened: ChecklistRef | null = null
  let last: { readonly logged: LoggedEvent; readonly to: ChecklistRef } | null = null
  for (const logged of log) {
    const entry = logged.event as EventBody
    if (entry.kind === 'assessment.open') opened ??= entry.body.checklist
    else if (entry.kind === 'checklist.upgrade' && (last === null || byOrder(last.logged, logged) < 0)) {
      last = { logged, to: entry.body.to }
    }
  }
  return last?.to ?? opened
}

/** Every version that a log names, each once. */
export function checklistsNamed(log: Iterable<LoggedEvent>): readonly ChecklistRef[] {
  const named = new Map<Sha256, ChecklistRef>()
  for (const { event } of log) {
    const entry = event as EventBody
    const refs =
      entry.kind === 'assessment.open'
        ? [entry.body.checklist]
        : entry.kind === 'checklist.upgrade'
          ? [entry.body.from, entry.body.to]
          : []
    for (const ref of refs) if (!named.has(ref.sha256)) named.set(ref.sha256, ref)
  }
  return [...named.values()]
}

/** Every version a record was ever walked with, in the order in which each came into force first. */
export function checklistsUsed({ opened, upgrades }: Versions): readonly ChecklistRef[] {
  const used = new Map<Sha256, ChecklistRef>()
  const all = [
    ...(opened === null ? [] : [opened.checklist]),
    ...upgrades.flatMap(({ from, to }) => [from, to]),
  ]
  for (const ref of all) if (!used.has(ref.sha256)) used.set(ref.sha256, ref)
  return [...used.values()]
}

/** The checklist that an answer or a file was given under last. */
export function givenUnder({ opened }: Versions, given: { readonly under?: Sha256 }): Sha256 | null {
  return given.under ?? opened?.checklist.sha256 ?? null
}

/** Every checklist that it was given under, unchanged; the last one first. */
export function everyVersionOf(
  { opened }: Versions,
  { under, also = [] }: { readonly under?: Sha256; readonly also?: readonly (Sha256 | null)[] },
): readonly Sha256[] {
  return [under ?? null, ...also].flatMap((version) => version ?? opened?.checklist.sha256 ?? [])
}

/**
 * An event as it is to be appended: an answer or a file says under which version it is given, when that is not the first.
 * Whoever appends answers passes them through here. One that names a version already, as an undo does, keeps it.
 */
export function markVersion(versions: Versions, entry: EventBody): EventBody {
  const current = checklistInForce(versions)?.sha256
  if (current === undefined || current === versions.opened?.checklist.sha256) return entry
  if (entry.kind === 'answer.set') return { ...entry, body: { under: current, ...entry.body } }
  if (entry.kind === 'attachment.add') return { ...entry, body: { under: current, ...entry.body } }
  return entry
}
