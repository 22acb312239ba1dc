import type { EvidenceLevel } from '../checklist/definition.ts'
import type { Path, RowId } from '../checklist/value.ts'
import type { AnswerSet, EventId, LoggedEvent, RepeatAdd, RepeatRemove, SignerName } from './event.ts'
import type {
  AnswerState,
  AttachmentState,
  CommentState,
  GivenAnswer,
  RecordState,
  WithdrawnAttachment,
} from './record-state.ts'
import { livePaths } from './to-form-input.ts'

/**
 * What a merge does to a question.
 *
 * `new`: only they speak of it · `same`: nothing new · `changed-there`: theirs replaces ours · `changed-here`: ours
 * replaces theirs · `conflict`: both said something else since what both know · `lost`: said on one side in a row that
 * was removed on the other; removal stands, the words stay in the log · `rejected`: only in a feed that is not taken.
 */
export type ItemStatus = 'new' | 'same' | 'changed-there' | 'changed-here' | 'conflict' | 'lost' | 'rejected'

/** An answer, three ways. */
export interface StagedAnswer {
  /** What stood when both copies last knew the same. */
  readonly ancestor: GivenAnswer | null
  /** Un-replaced answers of each copy, the newest last; more than one is a conflict already. */
  readonly here: readonly GivenAnswer[]
  readonly there: readonly GivenAnswer[]
  /** What will stand. */
  readonly merged: AnswerState | null
}

/** A file that is evidence of the question in either copy. */
export interface StagedFile {
  readonly attachment: AttachmentState
  readonly status: 'new' | 'same' | 'only-here' | 'withdrawn-there' | 'withdrawn-here'
  /** Who took it back, and why. */
  readonly withdrawn?: WithdrawnAttachment
}

/** Everything about one question. */
export interface StagedItem {
  readonly path: Path
  readonly status: ItemStatus
  /** Null when neither copy has an answer. */
  readonly answer: StagedAnswer | null
  readonly files: readonly StagedFile[]
  readonly comments: readonly {
    readonly comment: CommentState
    readonly status: 'new' | 'same' | 'only-here'
  }[]
  /** How well it is proven; null when both say the same. The newest word stands. */
  readonly evidence: {
    readonly here: EvidenceLevel | null
    readonly there: EvidenceLevel | null
    readonly merged: EvidenceLevel | null
  } | null
  /** Answers in feeds that are not taken. */
  readonly refused: readonly GivenAnswer[]
}

/** A row of a repeat that came or went. */
export interface StagedRow {
  readonly row: RowId
  /** Null for a removal of a row nobody knows. */
  readonly repeat: Path | null
  readonly status: 'new' | 'only-here' | 'removed-there' | 'removed-here'
}

/** The three states, and the events that make the difference. */
export interface Sides {
  readonly ancestor: RecordState
  readonly ours: RecordState
  readonly theirs: RecordState
  readonly merged: RecordState
  /** To be appended. */
  readonly fresh: readonly LoggedEvent[]
  /** Held here, not there. */
  readonly onlyHere: readonly LoggedEvent[]
  /** Brought, and not taken, by feed. */
  readonly refused: readonly { readonly signer: SignerName; readonly events: readonly LoggedEvent[] }[]
}

/** Compares question by question, in the order of the record. */
export function stageItems(sides: Sides): readonly StagedItem[] {
  const { ours, theirs, merged } = sides
  const there = touchedBy(sides.fresh)
  const fresh = new Set(sides.fresh.map(({ id }) => id))
  const here = touchedBy(sides.onlyHere)
  const refused = refusedAnswers(sides)
  const lives = { merged: livePaths(merged), ours: livePaths(ours), theirs: livePaths(theirs) }
  const paths = new Set<Path>()
  for (const { answers, attachments, withdrawn, comments, evidence } of [merged, theirs]) {
    for (const map of [answers, attachments, withdrawn, comments, evidence]) {
      for (const path of map.keys()) paths.add(path)
    }
  }
  for (const path of refused.keys()) paths.add(path)

  return [...paths].map((path): StagedItem => {
    const answer = stageAnswer(sides, path)
    const files = stageFiles(sides, path)
    const comments = stageComments(sides, path)
    const evidence = stageEvidence(sides, path)
    const turnedAway = refused.get(path) ?? []
    const parts = { path, answer, files, comments, evidence, refused: turnedAway }
    const touched = { there: there.has(path), here: here.has(path) }
    const removed = !lives.merged(path)
    // Who said something in a row that the other one took away.
    const lost =
      removed &&
      ((touched.here && lives.ours(path) && !lives.theirs(path)) ||
        (touched.there && lives.theirs(path) && !lives.ours(path)))
    const known = merged.answers.has(path) || files.length > 0 || comments.length > 0
    if (lost) return { ...parts, status: 'lost' }
    if (!removed && (answer?.merged?.others.length ?? 0) > 0) return { ...parts, status: 'conflict' }
    if (!known && turnedAway.length > 0) return { ...parts, status: 'rejected' }
    return { ...parts, status: statusOf(ours, fresh, path, answer, touched) }
  })
}

function statusOf(
  ours: RecordState,
  fresh: ReadonlySet<EventId>,
  path: Path,
  answer: StagedAnswer | null,
  touched: { readonly there: boolean; readonly here: boolean },
): ItemStatus {
  if (!touched.there) return touched.here ? 'changed-here' : 'same'
  const known =
    ours.answers.has(path) ||
    (ours.attachments.get(path)?.length ?? 0) > 0 ||
    ours.comments.has(path) ||
    ours.evidence.has(path)
  if (!known) return 'new'
  if (!touched.here) return 'changed-there'
  // Both touched it, and nothing is left to decide: one had seen the other, or both say the same.
  const merged = answer?.merged
  if (merged === null || merged === undefined) return 'changed-there'
  if (merged.live.length > 1) return 'same'
  return fresh.has(merged.event) ? 'changed-there' : 'changed-here'
}

function stageAnswer({ ancestor, ours, theirs, merged }: Sides, path: Path): StagedAnswer | null {
  const here = ours.answers.get(path)?.live ?? []
  const there = theirs.answers.get(path)?.live ?? []
  if (here.length === 0 && there.length === 0) return null
  return {
    ancestor: ancestor.answers.get(path) ?? null,
    here,
    there,
    merged: merged.answers.get(path) ?? null,
  }
}

function stageFiles({ ours, theirs, merged }: Sides, path: Path): readonly StagedFile[] {
  const here = new Set((ours.attachments.get(path) ?? []).map(({ sha256 }) => sha256))
  const there = new Set((theirs.attachments.get(path) ?? []).map(({ sha256 }) => sha256))
  const files = (merged.attachments.get(path) ?? []).map((attachment): StagedFile => {
    const { sha256 } = attachment
    return { attachment, status: !here.has(sha256) ? 'new' : there.has(sha256) ? 'same' : 'only-here' }
  })
  for (const withdrawn of merged.withdrawn.get(path) ?? []) {
    const { attachment } = withdrawn
    if (here.has(attachment.sha256)) files.push({ attachment, withdrawn, status: 'withdrawn-there' })
    else if (there.has(attachment.sha256)) files.push({ attachment, withdrawn, status: 'withdrawn-here' })
  }
  return files
}

function stageComments({ ours, theirs, merged }: Sides, path: Path): StagedItem['comments'] {
  const idsOf = (state: RecordState) => new Set((state.comments.get(path) ?? []).map(({ event }) => event))
  const here = idsOf(ours)
  const there = idsOf(theirs)
  return (merged.comments.get(path) ?? []).map((comment) => ({
    comment,
    status: !here.has(comment.event) ? 'new' : there.has(comment.event) ? 'same' : 'only-here',
  }))
}

function stageEvidence({ ours, theirs, merged }: Sides, path: Path): StagedItem['evidence'] {
  const levels = {
    here: ours.evidence.get(path) ?? null,
    there: theirs.evidence.get(path) ?? null,
    merged: merged.evidence.get(path) ?? null,
  }
  return levels.here === levels.merged && levels.there === levels.merged ? null : levels
}

/** Questions that events speak of. */
function touchedBy(events: readonly LoggedEvent[]): ReadonlySet<Path> {
  const paths = new Set<Path>()
  for (const { event } of events) {
    const { path } = event.body as { readonly path?: unknown }
    if (typeof path === 'string' && TOUCHING.has(event.kind)) paths.add(path)
  }
  return paths
}
const TOUCHING: ReadonlySet<string> = new Set([
  'answer.set',
  'attachment.add',
  'attachment.withdraw',
  'evidence.set',
  'comment.add',
])

function refusedAnswers({ refused }: Sides): ReadonlyMap<Path, readonly GivenAnswer[]> {
  const answers = new Map<Path, GivenAnswer[]>()
  for (const { signer, events } of refused) {
    for (const { event, id } of events) {
      if (event.kind !== 'answer.set') continue
      const { path, value, reason, unit } = event.body as AnswerSet
      const by = { actor: event.actor, signer, at: event.at, event: id }
      const more = { ...(reason !== undefined && { reason }), ...(unit !== undefined && { unit }) }
      const given: GivenAnswer = { ...by, value, ...more }
      const list = answers.get(path)
      if (list === undefined) answers.set(path, [given])
      else list.push(given)
    }
  }
  return answers
}

/** Rows that came or went on either side, in the order of the events. */
export function stageRows({ ours, theirs, fresh, onlyHere }: Sides): readonly StagedRow[] {
  const repeatOf = new Map<RowId, Path>()
  for (const { rows } of [theirs, ours]) {
    for (const [repeat, ids] of rows) for (const row of ids) repeatOf.set(row, repeat)
  }
  const rows: StagedRow[] = []
  const note = (events: readonly LoggedEvent[], added: StagedRow['status'], removed: StagedRow['status']) => {
    const gone = new Set(
      events.flatMap(({ event }) =>
        event.kind === 'repeat.remove' ? [(event.body as RepeatRemove).row] : [],
      ),
    )
    for (const { event } of events) {
      if (event.kind === 'repeat.add') {
        const { repeat, row } = event.body as RepeatAdd
        // One that came and went before it was ever seen is no news.
        if (!gone.has(row)) rows.push({ row, repeat, status: added })
        else gone.delete(row)
      } else if (event.kind === 'repeat.remove') {
        const { row } = event.body as RepeatRemove
        if (gone.has(row)) rows.push({ row, repeat: repeatOf.get(row) ?? null, status: removed })
      }
    }
  }
  note(fresh, 'new', 'removed-there')
  note(onlyHere, 'only-here', 'removed-here')
  return rows
}
