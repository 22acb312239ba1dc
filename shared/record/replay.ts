import type { Path } from '../checklist/value.ts'
import { canonicalJson } from '../lib/canonical-json.ts'
import type { Sha256 } from '../lib/sha256.ts'
import { type Draft, type Own, put } from './draft.ts'
import type { AditEvent, AnswerSet, EventBody, EventId, EvidenceSet, LoggedEvent } from './event.ts'
import type { AnswerState, Attribution, CommentState, GivenAnswer, RecordState } from './record-state.ts'
import { addAttachment, annotateAttachment, describeAttachment, withdrawAttachment } from './replay-files.ts'
import { addRow, removeRow } from './replay-rows.ts'

export type { AnswerState, AttachmentState, CommentState, RecordState } from './record-state.ts'

/** A record before its first event. */
export const EMPTY_RECORD: RecordState = {
  assessment: null,
  opened: null,
  openedBy: null,
  answers: new Map(),
  rows: new Map(),
  removedRows: new Set(),
  everyRow: new Map(),
  removals: new Map(),
  attachments: new Map(),
  withdrawn: new Map(),
  evidence: new Map(),
  comments: new Map(),
  flags: new Map(),
  assignments: new Map(),
  findings: new Map(),
  actions: new Map(),
  upgrades: [],
  handovers: [],
  signatures: [],
  reviews: [],
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

function copyAll(state: RecordState): Draft {
  return {
    ...state,
    answers: new Map(state.answers),
    rows: new Map(state.rows),
    everyRow: new Map(state.everyRow),
    removals: new Map(state.removals),
    attachments: new Map(state.attachments),
    withdrawn: new Map(state.withdrawn),
    evidence: new Map(state.evidence),
    comments: new Map(state.comments),
    flags: new Map(state.flags),
    assignments: new Map(state.assignments),
    findings: new Map(state.findings),
    actions: new Map(state.actions),
    feeds: new Map(state.feeds),
  }
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
  'attachment.describe',
  'attachment.annotate',
  'evidence.set',
  'comment.add',
  'flag.set',
  'section.assign',
  'finding.set',
  'action.set',
  'checklist.upgrade',
  'handover.give',
  'signature.add',
  'review.add',
])

function isOpening(event: AditEvent): event is AditEvent & Extract<EventBody, { kind: 'feed.open' }> {
  return event.kind === 'feed.open'
}

function apply(state: Draft, logged: LoggedEvent, own: Own): void {
  const { event, id } = logged
  const feed = state.feeds.get(event.feed) ?? (isOpening(event) ? event.body : null)
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
      if (state.opened === null) state.openedBy = by
      state.opened ??= event.body
      return
    case 'answer.set':
      setAnswer(state, event.body, by, own)
      return
    case 'repeat.add':
      addRow(state, event.body, own)
      return
    case 'repeat.remove':
      removeRow(state, event.body.row, id, own)
      return
    case 'attachment.add':
      addAttachment(state, event.body, by, own)
      return
    case 'attachment.withdraw':
      withdrawAttachment(state, event.body, by, own)
      return
    case 'attachment.describe':
      describeAttachment(state, event.body, own)
      return
    case 'attachment.annotate':
      annotateAttachment(state, event.body, by, own)
      return
    case 'evidence.set':
      setEvidence(state, event.body, own)
      return
    case 'comment.add': {
      const { path, text } = event.body
      const comment: CommentState = { ...by, text }
      state.comments = put(state.comments, path, [...(state.comments.get(path) ?? []), comment], own)
      return
    }
    case 'flag.set':
      state.flags = put(state.flags, event.body.path, { ...by, ...event.body }, own)
      return
    case 'section.assign':
      state.assignments = put(state.assignments, event.body.section, { ...by, ...event.body }, own)
      return
    case 'finding.set':
      state.findings = put(state.findings, event.body.finding, { ...by, ...event.body }, own)
      return
    case 'action.set':
      state.actions = put(state.actions, event.body.action, { ...by, ...event.body }, own)
      return
    case 'checklist.upgrade':
      state.upgrades = [...state.upgrades, { ...by, ...event.body }]
      return
    case 'handover.give':
      state.handovers = [...state.handovers, { ...by, ...event.body }]
      return
    case 'signature.add':
      state.signatures = [...state.signatures, { ...by, ...event.body }]
      return
    case 'review.add':
      state.reviews = [...state.reviews, { ...by, ...event.body }]
      return
  }
}

function setAnswer(state: Draft, body: AnswerSet, by: Attribution, own: Own): void {
  const { actor, signer, at, event } = by
  const { path, value, bases } = body
  const before = state.answers.get(path)?.live ?? NONE
  // Members are written one by one here: spreads made up four fifths of the time of a replay.
  const given: Writable<GivenAnswer> = { actor, signer, at, event, value }
  addOptional(given, body)
  const also = saidUnder(before, given, bases)
  if (also.length > 0) given.also = also
  const rivals = before.filter((answer) => !bases.includes(answer.event))
  const live = rivals.length === 0 ? [given] : [...rivals, given]
  const answer: Writable<AnswerState> = {
    actor,
    signer,
    at,
    event,
    value,
    live,
    others: rivals.length === 0 ? NONE : otherThan(given, rivals),
    bases: rivals.length === 0 ? [event] : live.map((one) => one.event),
  }
  addOptional(answer, given)
  if (also.length > 0) answer.also = also
  state.answers = put(state.answers, path, answer, own)
}

const NONE: readonly GivenAnswer[] = []

type Writable<Whole> = { -readonly [Part in keyof Whole]: Whole[Part] }

function addOptional(to: Writable<GivenAnswer>, from: AnswerSet | GivenAnswer): void {
  if (from.reason !== undefined) to.reason = from.reason
  if (from.entered !== undefined) to.entered = from.entered
  if (from.unit !== undefined) to.unit = from.unit
  if (from.under !== undefined) to.under = from.under
  if (from.carried !== undefined) to.carried = from.carried
}

function otherThan(answer: GivenAnswer, rivals: readonly GivenAnswer[]): readonly GivenAnswer[] {
  const said = meaning(answer)
  return rivals.filter((rival) => meaning(rival) !== said)
}

/** The other versions of the checklist under which the answers that this one replaces said the same. */
function saidUnder(
  before: readonly GivenAnswer[],
  given: GivenAnswer,
  bases: readonly EventId[],
): readonly (Sha256 | null)[] {
  if (before.length === 0) return []
  const elsewhere = before.filter(
    (answer) =>
      (answer.under !== given.under || answer.also !== undefined) &&
      answer.carried === undefined &&
      bases.includes(answer.event) &&
      meaning(answer) === meaning(given),
  )
  if (elsewhere.length === 0) return []
  const versions = elsewhere.flatMap((answer) => [...(answer.also ?? []), answer.under ?? null])
  return [...new Set(versions)].filter((version) => version !== (given.under ?? null))
}

/** Two people who say the same agree, whoever said it. */
function meaning(answer: GivenAnswer): string {
  return canonicalJson([answer.value, answer.reason ?? null, answer.unit ?? null])
}

function setEvidence(state: Draft, { path, level }: EvidenceSet, own: Own): void {
  if (level !== null) {
    state.evidence = put(state.evidence, path, level, own)
    return
  }
  state.evidence = new Map([...state.evidence].filter(([other]) => other !== path))
}
