import type { Path, RowId, Value } from '../../../../shared/checklist/value.ts'
import { canonicalJson } from '../../../../shared/lib/canonical-json.ts'
import { TYPING_SECONDS } from '../../../../shared/record/acts.ts'
import {
  type AnswerSet,
  EVERY_SECTION,
  type EventBody,
  type EventId,
  type KeyId,
  type LoggedEvent,
  type SignerName,
} from '../../../../shared/record/event.ts'
import { behindGps } from '../../../../shared/record/grade-clock.ts'
import type { RecordState } from '../../../../shared/record/replay.ts'
import { type Deed, deedOf } from './history-deed.ts'

/**
 * How something came about, besides a person doing it: `undo`, `redo`; `given` by a default or a trigger along with
 * something else; `rival`: without knowing of the answer that stood; `decision`: between answers that rivalled.
 */
export type HistoryMark = 'undo' | 'redo' | 'given' | 'rival' | 'decision'

/** Something that was done. */
export interface HistoryEntry {
  /** Id of the last event behind it. */
  readonly id: EventId
  readonly who: SignerName | null
  readonly actor: KeyId
  /** `YYYY-MM-DDTHH:MM:SSZ`, claimed. */
  readonly at: string
  /** Question, repeat or section it was done to; null when to the whole assessment. */
  readonly path: Path | null
  readonly what: Deed
  readonly marks: readonly HistoryMark[]
  /** The device was behind the satellites' time in the picture that was added, by so many seconds; 0 when unknown. */
  readonly behindGps: number
}

/** What is known of the answers at one path while the log is read. */
interface Known {
  value: Value | null
  /** It was carried over and waits to be confirmed. */
  waits: boolean
  /** The newest event. */
  latest: EventId
  /** Where the last entry of this path stands among all entries. */
  entry: number
}

/**
 * What was done, newest first: to one question, or with `path` null to the whole assessment, remarks, signing and
 * handing over included. Answers that grew while somebody typed are shown as one change from what was there before to
 * what is there now; the log keeps each of them.
 *
 * @param events In order; see `byOrder`.
 */
export function historyOf(
  events: readonly LoggedEvent[],
  path: Path | null,
  record: RecordState,
): readonly HistoryEntry[] {
  const entries: HistoryEntry[] = []
  const known = new Map<Path, Known>()
  const said = new Map<EventId, AnswerSet>()
  const rows = new Map<RowId, Path>()
  const names = new Map<string, string>()
  const undoing = new Map<EventId, 'undo' | 'redo'>()

  for (const logged of events) {
    const { event, id } = logged
    const entry = event as EventBody
    const { act } = event
    const turn = turnOf(act?.undoes, act?.with)
    if (turn !== undefined) undoing.set(id, turn)
    if (entry.kind === 'repeat.add') rows.set(entry.body.row, entry.body.repeat)
    if (entry.kind === 'attachment.add') names.set(entry.body.sha256, entry.body.name)
    const place = placeOf(entry)
    // A remark on a question stands beside its history, not in it.
    if (path !== null && (place !== path || entry.kind === 'comment.add')) continue
    const by = { id, who: record.feeds.get(event.feed)?.signer ?? null, actor: event.actor, at: event.at }
    if (entry.kind === 'answer.set') {
      noteAnswer(entry.body, { ...by, path: place, behindGps: 0 }, turn, act?.with !== undefined)
      continue
    }
    const what = deedOf(entry, names)
    if (what === null) continue
    const marks = turn === undefined ? [] : [turn]
    entries.push({ ...by, path: place, what, marks, behindGps: behindGps(logged) })
  }
  return entries.reverse()

  function placeOf(entry: EventBody): Path | null {
    if (entry.kind === 'repeat.remove') return rows.get(entry.body.row) ?? null
    if (entry.kind === 'repeat.add') return entry.body.repeat
    if (entry.kind === 'section.assign')
      return entry.body.section === EVERY_SECTION ? null : entry.body.section
    return 'path' in entry.body ? entry.body.path : null
  }

  /** An undo of an undo does something again; what came along with an act is of its kind. */
  function turnOf(undoes: EventId | undefined, along: EventId | undefined): 'undo' | 'redo' | undefined {
    if (undoes !== undefined) return undoing.get(undoes) === 'undo' ? 'redo' : 'undo'
    return along === undefined ? undefined : undoing.get(along)
  }

  function noteAnswer(
    body: AnswerSet,
    by: Omit<HistoryEntry, 'what' | 'marks'>,
    turn: 'undo' | 'redo' | undefined,
    isAlong: boolean,
  ): void {
    const { path: at, value: to, reason, carried, bases } = body
    const before = known.get(at)
    said.set(by.id, body)
    const isRival = before !== undefined && !bases.includes(before.latest)
    const own = isRival ? said.get(bases.at(-1) ?? by.id)?.value : before?.value
    const from = (own === to && isRival ? null : own) ?? null
    const isConfirmed = before?.waits === true && canonicalJson(to) === canonicalJson(before.value)
    const waits = carried !== undefined
    const isTaken = turn === undefined && (waits || isConfirmed)
    const what: Deed = isTaken
      ? { kind: waits ? 'carried' : 'confirmed', to }
      : { kind: 'answer', from, to, ...(reason !== undefined && { reason }) }
    const marks: HistoryMark[] = [
      ...(turn === undefined ? [] : [turn]),
      ...(isAlong && turn === undefined && !isTaken ? (['given'] as const) : []),
      ...(isRival ? (['rival'] as const) : []),
      ...(turn === undefined && isDecision(bases) ? (['decision'] as const) : []),
    ]
    const last = before === undefined ? undefined : entries[before.entry]
    const grew = last !== undefined && marks.length === 0 && !isTaken && isTypedOn(last, by, to)
    if (grew && last.what.kind === 'answer' && what.kind === 'answer' && before !== undefined) {
      entries[before.entry] = { ...by, what: { ...what, from: last.what.from }, marks: last.marks }
      known.set(at, { value: to, waits, latest: by.id, entry: before.entry })
      return
    }
    entries.push({ ...by, what, marks })
    known.set(at, { value: to, waits, latest: by.id, entry: entries.length - 1 })
  }

  function isDecision(bases: readonly EventId[]): boolean {
    if (bases.length < 2) return false
    const meanings = bases.map((id) => {
      const answer = said.get(id)
      return canonicalJson([answer?.value ?? null, answer?.reason ?? null])
    })
    return new Set(meanings).size > 1
  }
}

/** Only text that grew: `0.42` that became `0.2` is a change that must be seen, however fast it was. */
function isTypedOn(
  { what, at, actor, marks }: HistoryEntry,
  now: Pick<HistoryEntry, 'at' | 'actor'>,
  to: Value | null,
): boolean {
  if (what.kind !== 'answer' || typeof what.to !== 'string' || typeof to !== 'string') return false
  if (marks.length > 0 || actor !== now.actor) return false
  const seconds = (Date.parse(now.at) - Date.parse(at)) / 1000
  return to.startsWith(what.to) && Math.abs(seconds) <= TYPING_SECONDS
}
