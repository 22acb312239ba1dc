import { type Path, splitPath } from '../checklist/value.ts'
import { canonicalJson } from '../lib/canonical-json.ts'
import type { Sha256 } from '../lib/sha256.ts'
import type { Act, ActLog } from './acts.ts'
import { givenUnder } from './checklist-in-force.ts'
import type { AnswerSet, EventBody, EventId, KeyId, LoggedEvent } from './event.ts'
import type { AttachmentState, RecordState } from './record-state.ts'
import { fileBody } from './replay-files.ts'
import { targetOf } from './target.ts'

/** What would take an act back: new events, to be appended in this order and marked as one act. */
export interface UndoPlan {
  /** The act that is taken back: what the first event names as `undoes`. */
  readonly act: EventId
  /** At least one. The first one is what the act was about, the rest came along with it. */
  readonly bodies: readonly EventBody[]
}

/** What stands around an undo. */
export interface UndoAround {
  readonly acts: ActLog
  readonly record: RecordState
  /** The person who undoes: of what colleagues did, nothing is taken back. */
  readonly actor: KeyId
  /** Whether that person may say something now (see `refusalOf`); without it, anything. */
  may?(entry: EventBody): boolean
}

/**
 * Takes back the newest act of this person that can be; null when there is none.
 *
 * Nothing is erased: an undo says in new events what was said before. It only takes back what still stands. An answer a
 * colleague has replaced since, a row a colleague has worked in, a decision between two answers (which is decided anew
 * by answering), and what the person may not change any more are passed over.
 */
export function planUndo(around: UndoAround): UndoPlan | null {
  return firstPlan(around.acts.done(), around)
}

/** Does again what was taken back last; null when there is nothing. */
export function planRedo(around: UndoAround): UndoPlan | null {
  return firstPlan(around.acts.undone(), around)
}

function firstPlan(acts: Iterable<Act>, around: UndoAround): UndoPlan | null {
  for (const act of acts) {
    const bodies = invert(act, around)
    if (bodies.length > 0 && (around.may === undefined || bodies.every((entry) => around.may?.(entry))))
      return { act: act.id, bodies }
  }
  return null
}

/** What an act said of one matter. */
interface Span {
  readonly first: LoggedEvent
  readonly last: LoggedEvent
}

/** The events that say the opposite; none when the act's own matter cannot be taken back any more. */
function invert(act: Act, around: UndoAround): readonly EventBody[] {
  const spans = new Map<string, Span>()
  for (const logged of act.events) {
    const target = targetOf(logged.event as EventBody)
    spans.set(target, { first: spans.get(target)?.first ?? logged, last: logged })
  }
  const [main, ...along] = spans.values()
  const opposite = main === undefined ? null : invertSpan(main, around)
  if (opposite === null) return []
  const all = [opposite, ...along.flatMap((span) => invertSpan(span, around) ?? [])]
  // What was given along with a new row goes out with the row.
  const gone = new Set(all.flatMap((said) => (said.kind === 'repeat.remove' ? [said.body.row] : [])))
  return all.filter((said) => !('path' in said.body && isInOneOf(said.body.path, gone)))
}

function isInOneOf(path: Path | null, rows: ReadonlySet<string>): boolean {
  const row = path === null ? undefined : splitPath(path).row
  return row !== undefined && rows.has(row)
}

function isIn(path: Path | null, row: string): boolean {
  return path !== null && splitPath(path).row === row
}

function invertSpan(span: Span, around: UndoAround): EventBody | null {
  const entry = span.last.event as EventBody
  switch (entry.kind) {
    case 'answer.set':
      return invertAnswer(span, entry.body.path, around)
    case 'repeat.add':
    case 'repeat.remove':
      return invertRow(span.last, entry, around)
    case 'attachment.add':
    case 'attachment.withdraw':
      return invertFile(span.last, entry, around)
    default:
      return invertWord(span, entry, around)
  }
}

/**
 * The event whose word an event says: its own, or that of an earlier one when it took back what came in between. Null
 * when it took back the first word of all.
 */
function wordOf(id: EventId, target: string, acts: ActLog): EventId | null {
  let word = id
  for (;;) {
    const undone = acts.actOf(word)?.undoes
    const taken = undone === undefined ? undefined : acts.actOf(undone)
    const first = taken?.events.find(({ event }) => targetOf(event as EventBody) === target)
    if (first === undefined) return word
    const before = wordBefore(first, target, acts)
    if (before === null) return null
    word = before
  }
}

/** What was said of a matter when an event spoke of it. */
function wordBefore(first: LoggedEvent, target: string, acts: ActLog): EventId | null {
  const entry = first.event as EventBody
  if (entry.kind === 'answer.set') return entry.body.bases.at(-1) ?? null
  const words = acts.about(target)
  return words[words.findIndex(({ id }) => id === first.id) - 1]?.id ?? null
}

function invertAnswer({ first, last }: Span, path: Path, { acts, record }: UndoAround): EventBody | null {
  if (isInRemovedRow(record, path)) return null
  const target = targetOf(last.event as EventBody)
  const word = wordOf(last.id, target, acts)
  const standing = record.answers.get(path)?.live.find(({ event }) => wordOf(event, target, acts) === word)
  if (standing === undefined) return null
  const { bases } = first.event.body as AnswerSet
  const before = bases.map((id) => acts.event(id)?.event.body as AnswerSet | undefined)
  const said = before.at(-1)
  if (said === undefined) return bases.length > 0 ? null : answerBack(path, null, standing.event)
  // A choice between rivals: to say again only one of them would be another decision, not the former state.
  if (before.some((other) => other === undefined || meaning(other) !== meaning(said))) return null
  return answerBack(path, { ...said, ...underOf(record, said) }, standing.event)
}

/** What is said again is said under the version it was said under; see `markVersion`. */
function underOf(record: RecordState, said: { readonly under?: Sha256 }): { readonly under?: Sha256 } {
  const under = record.upgrades.length === 0 ? undefined : givenUnder(record, said)
  return under === undefined || under === null ? {} : { under }
}

/** The answer as it was said before, with all that was said along with it, in the place of the one that goes. */
function answerBack(path: Path, said: AnswerSet | null, gone: EventId): EventBody {
  return { kind: 'answer.set', body: { ...(said ?? { value: null }), path, bases: [gone] } }
}

function meaning({ value, reason }: AnswerSet): string {
  return canonicalJson([value, reason ?? null])
}

function invertRow(
  last: LoggedEvent,
  entry: EventBody & { readonly kind: 'repeat.add' | 'repeat.remove' },
  { record, actor, acts }: UndoAround,
): EventBody | null {
  const { row } = entry.body
  if (entry.kind === 'repeat.add') {
    const { repeat } = entry.body
    const stands = record.rows.get(repeat)?.includes(row) === true && !isInRemovedRow(record, repeat)
    return stands && !hasWorkOfOthers(record, row, actor) ? { kind: 'repeat.remove', body: { row } } : null
  }
  const removals = record.removals.get(row) ?? []
  const added = acts.about(`row ${row}`).map(({ event }) => event as EventBody)
  const repeat = added.find((event) => event.kind === 'repeat.add')?.body.repeat
  if (repeat === undefined || removals.length !== 1 || removals[0] !== last.id) return null
  if (isInRemovedRow(record, repeat)) return null
  return { kind: 'repeat.add', body: { repeat, row, restores: [last.id] } }
}

/** Whether somebody else answered, proved or remarked anything in a row, or in rows inside it. */
function hasWorkOfOthers(record: RecordState, row: string, actor: KeyId): boolean {
  const others = (items: readonly { readonly actor: KeyId }[]) => items.some((item) => item.actor !== actor)
  for (const [path, { live }] of record.answers) if (isIn(path, row) && others(live)) return true
  for (const [path, files] of record.attachments) if (isIn(path, row) && others(files)) return true
  for (const [path, comments] of record.comments) if (isIn(path, row) && others(comments)) return true
  for (const [repeat, rows] of record.rows) {
    if (isIn(repeat, row) && rows.some((inner) => hasWorkOfOthers(record, inner, actor))) return true
  }
  return false
}

function isInRemovedRow(record: RecordState, path: Path): boolean {
  let { row } = splitPath(path)
  while (row !== undefined) {
    if (record.removedRows.has(row)) return true
    const inner = row
    const around = [...record.everyRow].find(([, rows]) => rows.includes(inner))?.[0]
    row = around === undefined ? undefined : splitPath(around).row
  }
  return false
}

function invertFile(
  last: LoggedEvent,
  entry: EventBody & { readonly kind: 'attachment.add' | 'attachment.withdraw' },
  { record, acts }: UndoAround,
): EventBody | null {
  const { path, sha256 } = entry.body
  if (isInRemovedRow(record, path) || !isNewestWord(last, acts)) return null
  const here = hashesOf(record.attachments.get(path)).has(sha256)
  if (entry.kind === 'attachment.add') {
    const before = wordBefore(last, targetOf(entry), acts)
    // It was there before: it was only said again, under another version of the checklist.
    if (before !== null && acts.event(before)?.event.kind === 'attachment.add') return null
    return here ? { kind: 'attachment.withdraw', body: { path, sha256 } } : null
  }
  const gone = record.withdrawn.get(path)?.find(({ attachment }) => attachment.sha256 === sha256)
  if (here || gone === undefined) return null
  const file = fileBody(gone.attachment)
  return { kind: 'attachment.add', body: { path, ...file, ...underOf(record, file) } }
}

/** Hashes by list of files: an act may have brought thousands, each of which is looked for. */
const hashes = new WeakMap<readonly AttachmentState[], ReadonlySet<Sha256>>()

function hashesOf(files: readonly AttachmentState[] = NO_FILES): ReadonlySet<Sha256> {
  const known = hashes.get(files)
  if (known !== undefined) return known
  const made = new Set(files.map(({ sha256 }) => sha256))
  hashes.set(files, made)
  return made
}

const NO_FILES: readonly AttachmentState[] = []

/** Whether nothing else was said of the matter since, what was taken back again aside. */
function isNewestWord(logged: LoggedEvent, acts: ActLog): boolean {
  const target = targetOf(logged.event as EventBody)
  const newest = acts.about(target).at(-1)
  return newest !== undefined && wordOf(newest.id, target, acts) === wordOf(logged.id, target, acts)
}

/** Of matters on which the newest word stands, the word before it is said again. */
function invertWord({ first, last }: Span, entry: EventBody, { acts }: UndoAround): EventBody | null {
  if (!isNewestWord(last, acts)) return null
  const id = wordBefore(first, targetOf(entry), acts)
  const before = id === null ? undefined : (acts.event(id)?.event as EventBody | undefined)
  if (before !== undefined) return { kind: before.kind, body: before.body } as EventBody
  switch (entry.kind) {
    case 'attachment.describe': {
      const { path, sha256 } = entry.body
      const files = acts.about(`file ${path} ${sha256}`).map(({ event }) => event as EventBody)
      const added = files.findLast((file) => file.kind === 'attachment.add')
      const caption = added?.body.caption ?? null
      return { kind: 'attachment.describe', body: { path, sha256, caption, direction: null } }
    }
    case 'attachment.annotate':
      return { kind: 'attachment.annotate', body: { ...entry.body, marks: [] } }
    case 'evidence.set':
      return { kind: 'evidence.set', body: { path: entry.body.path, level: null } }
    case 'flag.set':
      return { kind: 'flag.set', body: { path: entry.body.path, on: false } }
    case 'section.assign':
      return { kind: 'section.assign', body: { section: entry.body.section, to: null } }
    case 'finding.set':
      return { kind: 'finding.set', body: { ...entry.body, withdrawn: true } }
    case 'action.set':
      return { kind: 'action.set', body: { ...entry.body, state: 'dropped' } }
    default:
      return null
  }
}
