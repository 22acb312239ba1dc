import type { Path, RowId } from '../checklist/value.ts'
import { canonicalJson } from '../lib/canonical-json.ts'
import type {
  AditEvent,
  AnswerSet,
  AttachmentAdd,
  AttachmentWithdraw,
  EventBody,
  LoggedEvent,
  RepeatAdd,
} from './event.ts'
import type {
  AnswerState,
  AttachmentState,
  Attribution,
  CommentState,
  GivenAnswer,
  RecordState,
  WithdrawnAttachment,
} from './record-state.ts'

export type { AnswerState, AttachmentState, CommentState, RecordState } from './record-state.ts'

/** A record before its first event. */
export const EMPTY_RECORD: RecordState = {
  assessment: null,
  opened: null,
  answers: new Map(),
  rows: new Map(),
  removedRows: new Set(),
  attachments: new Map(),
  withdrawn: new Map(),
  evidence: new Map(),
  comments: new Map(),
  feeds: new Map(),
  lam: 0,
  unknown: [],
}

/**
 * What a set of events says. The events may come in any order, so any order of merging gives the same state: they are
 * taken by (lam, feed, seq), never by wall clock. Their bodies must have been checked (`readFeed`).
 */
export function replay(events: Iterable<LoggedEvent>): RecordState {
  const ordered = [...events].sort(byOrder)
  const state = copyAll(EMPTY_RECORD)
  for (const logged of ordered) apply(state, logged, (map) => map)
  return state
}

/**
 * The state after one more event, which must be newer by (lam, feed, seq) than all that went before, as one just
 * appended is. The given state stays as it was; only the map that the event touches is copied.
 */
export function applyEvent(state: RecordState, logged: LoggedEvent): RecordState {
  const next = { ...state } as Draft
  apply(next, logged, (map) => new Map(map))
  return next
}

/** Order of events everywhere: Lamport number, then feed, then position. */
export function byOrder(a: LoggedEvent, b: LoggedEvent): number {
  const x = a.event
  const y = b.event
  if (x.lam !== y.lam) return x.lam - y.lam
  if (x.feed !== y.feed) return x.feed < y.feed ? -1 : 1
  return x.seq - y.seq
}

/** Paths where answers rival each other, in the order of the record. */
export function conflicts(state: RecordState): readonly Path[] {
  return [...state.answers].filter(([, answer]) => answer.others.length > 0).map(([path]) => path)
}

type Draft = { -readonly [Part in keyof RecordState]: RecordState[Part] }
/** Gives a map that may be written to: itself while replaying, a copy while applying a single event. */
type Own = <Item>(map: ReadonlyMap<string, Item>) => ReadonlyMap<string, Item>

function copyAll(state: RecordState): Draft {
  return {
    ...state,
    answers: new Map(state.answers),
    rows: new Map(state.rows),
    attachments: new Map(state.attachments),
    withdrawn: new Map(state.withdrawn),
    evidence: new Map(state.evidence),
    comments: new Map(state.comments),
    feeds: new Map(state.feeds),
  }
}

function put<Item>(
  map: ReadonlyMap<string, Item>,
  key: string,
  item: Item,
  own: Own,
): ReadonlyMap<string, Item> {
  const writable = own(map) as Map<string, Item>
  writable.set(key, item)
  return writable
}

/** Whether this version knows what events of a kind mean. */
export function isKnownKind(kind: string): boolean {
  return KINDS.has(kind)
}

function isKnown(event: AditEvent): event is AditEvent & EventBody {
  return isKnownKind(event.kind)
}
const KINDS: ReadonlySet<string> = new Set<EventBody['kind']>([
  'feed.open',
  'assessment.open',
  'answer.set',
  'repeat.add',
  'repeat.remove',
  'attachment.add',
  'attachment.withdraw',
  'evidence.set',
  'comment.add',
])

function apply(state: Draft, logged: LoggedEvent, own: Own): void {
  const { event, id } = logged
  const opening = isKnown(event) && event.kind === 'feed.open' ? event.body : null
  const feed = state.feeds.get(event.feed) ?? opening
  if (feed === null) throw new Error(`event before feed.open in feed ${event.feed}`)
  const { signer, key } = feed
  state.lam = Math.max(state.lam, event.lam)
  state.feeds = put(
    state.feeds,
    event.feed,
    { signer, key, count: event.seq + 1, head: id, lam: event.lam },
    own,
  )
  const by: Attribution = { actor: event.actor, signer, at: event.at, event: id }
  if (!isKnown(event)) {
    state.unknown = [...state.unknown, logged]
    return
  }
  switch (event.kind) {
    case 'feed.open':
      state.assessment ??= event.body.assessment
      return
    case 'assessment.open':
      state.opened ??= event.body
      return
    case 'answer.set':
      setAnswer(state, event.body, by, own)
      return
    case 'repeat.add':
      addRow(state, event.body, own)
      return
    case 'repeat.remove':
      removeRow(state, event.body.row, own)
      return
    case 'attachment.add':
      addAttachment(state, event.body, by, own)
      return
    case 'attachment.withdraw':
      withdrawAttachment(state, event.body, by, own)
      return
    case 'evidence.set':
      state.evidence = put(state.evidence, event.body.path, event.body.level, own)
      return
    case 'comment.add': {
      const { path, text } = event.body
      const comment: CommentState = { ...by, text }
      state.comments = put(state.comments, path, [...(state.comments.get(path) ?? []), comment], own)
      return
    }
  }
}

function setAnswer(state: Draft, body: AnswerSet, by: Attribution, own: Own): void {
  const given: GivenAnswer = {
    ...by,
    value: body.value,
    ...(body.reason === undefined ? {} : { reason: body.reason }),
    ...(body.entered === undefined ? {} : { entered: body.entered }),
    ...(body.carried === undefined ? {} : { carried: body.carried }),
  }
  const before = state.answers.get(body.path)?.live ?? []
  const live = [...before.filter((answer) => !body.bases.includes(answer.event)), given]
  const said = meaning(given)
  const answer: AnswerState = {
    ...given,
    live,
    others: live.filter((other) => other !== given && meaning(other) !== said),
    bases: live.map((other) => other.event),
  }
  state.answers = put(state.answers, body.path, answer, own)
}

/** Two people who say the same agree, whoever said it. */
function meaning(answer: GivenAnswer): string {
  return canonicalJson([answer.value, answer.reason ?? null])
}

function addRow(state: Draft, body: RepeatAdd, own: Own): void {
  if (state.removedRows.has(body.row)) return
  for (const rows of state.rows.values()) if (rows.includes(body.row)) return
  const rows = state.rows.get(body.repeat) ?? []
  state.rows = put(state.rows, body.repeat, [...rows, body.row], own)
}

function removeRow(state: Draft, row: RowId, own: Own): void {
  state.removedRows = new Set(state.removedRows).add(row)
  for (const [repeat, rows] of state.rows) {
    if (!rows.includes(row)) continue
    const left = rows.filter((other) => other !== row)
    state.rows = put(state.rows, repeat, left, own)
    return
  }
}

function addAttachment(state: Draft, body: AttachmentAdd, by: Attribution, own: Own): void {
  const here = state.attachments.get(body.path) ?? []
  if (here.some((attachment) => attachment.sha256 === body.sha256)) return
  const { path, ...file } = body
  const attachment: AttachmentState = { ...by, ...file }
  state.attachments = put(state.attachments, path, [...here, attachment], own)
  const gone = state.withdrawn.get(path)
  if (gone?.some((item) => item.attachment.sha256 === body.sha256)) {
    const left = gone.filter((item) => item.attachment.sha256 !== body.sha256)
    state.withdrawn = put(state.withdrawn, path, left, own)
  }
}

function withdrawAttachment(state: Draft, body: AttachmentWithdraw, by: Attribution, own: Own): void {
  const here = state.attachments.get(body.path) ?? []
  const attachment = here.find((item) => item.sha256 === body.sha256)
  if (attachment === undefined) return
  const left = here.filter((item) => item !== attachment)
  const item: WithdrawnAttachment = {
    attachment,
    by,
    ...(body.reason === undefined ? {} : { reason: body.reason }),
  }
  state.attachments = put(state.attachments, body.path, left, own)
  state.withdrawn = put(state.withdrawn, body.path, [...(state.withdrawn.get(body.path) ?? []), item], own)
}
