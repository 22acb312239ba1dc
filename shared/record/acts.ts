import type { Path } from '../checklist/value.ts'
import type { EventBody, EventId, FeedId, LoggedEvent } from './event.ts'
import { targetOf } from './target.ts'

/** What a person did in one go: one event, or several that belong together. */
export interface Act {
  /** The first of its events. */
  readonly id: EventId
  /** Oldest first. */
  readonly events: readonly LoggedEvent[]
  /** The act it takes back, when it is an undo or a redo. */
  readonly undoes?: EventId
}

/**
 * What the person of one feed did and took back, read from the log alone, so that it is the same after a restart.
 *
 * An undo is an act like any other, told apart by its mark. It moves what it takes back from one pile to the other: an
 * act that is undone can be done again, an undo that was undone can be undone anew. What is done afresh empties the pile
 * of what could be done again, as everywhere. Where an assessment begins, and where it changes its checklist, both piles
 * begin anew: what was done on the other side of that line means something else now.
 */
export interface ActLog {
  /** Takes one more event in, of whatever feed. Events must come in their order; see `byOrder`. */
  add(logged: LoggedEvent): void
  /** What can be taken back, newest first. */
  done(): Iterable<Act>
  /** What was taken back and can be done again, newest first. */
  undone(): Iterable<Act>
  /** Whether an act of this feed can be taken back: what is marked as `with` it still joins it then. */
  isDone(id: EventId): boolean
  /** An event of any feed that said something of the record. */
  event(id: EventId): LoggedEvent | undefined
  /** The act of this feed that an event belongs to, and an act by its own id. */
  actOf(id: EventId): Act | undefined
  /** Everything that was said of one matter, oldest first; see `targetOf`. */
  about(target: string): readonly LoggedEvent[]
}

/** Text of one person that grows within so many seconds is one act of typing, as the history shows it. */
export const TYPING_SECONDS = 60

/** Kinds of events that can be taken back. A remark stays said; signing and handing over have happened. */
const UNDOABLE: ReadonlySet<string> = new Set<EventBody['kind']>([
  'answer.set',
  'repeat.add',
  'repeat.remove',
  'attachment.add',
  'attachment.withdraw',
  'attachment.describe',
  'attachment.annotate',
  'evidence.set',
  'flag.set',
  'section.assign',
  'finding.set',
  'action.set',
])

/** Kinds of events that nothing before them can be taken back across. */
const LINES: ReadonlySet<string> = new Set<EventBody['kind']>(['assessment.open', 'checklist.upgrade'])

interface GrowingAct extends Act {
  readonly events: LoggedEvent[]
}

/**
 * Reads the acts of one feed.
 *
 * @param isTyped whether people type the answer at a path, so that it grows; choices never do
 */
export function readActs(
  feed: FeedId,
  events: Iterable<LoggedEvent>,
  isTyped: (path: Path) => boolean,
): ActLog {
  /** Newest last, unlike what is shown of them. */
  let done: GrowingAct[] = []
  let undone: GrowingAct[] = []
  let latest: GrowingAct | null = null
  const known = new Map<EventId, LoggedEvent>()
  const owners = new Map<EventId, Act>()
  const byTarget = new Map<string, LoggedEvent[]>()

  function add(logged: LoggedEvent): void {
    const { event, id } = logged
    if (LINES.has(event.kind)) {
      done = []
      undone = []
      latest = null
    }
    if (!UNDOABLE.has(event.kind)) return
    known.set(id, logged)
    const target = targetOf(event as EventBody)
    const said = byTarget.get(target)
    if (said === undefined) byTarget.set(target, [logged])
    else said.push(logged)
    if (event.feed === feed) place(logged)
  }

  function place(logged: LoggedEvent): void {
    const { act = {} } = logged.event
    if (act.with !== undefined) {
      // What belongs to something that is no act, such as the beginning of an assessment, is none either.
      // Files of one drop still come in while other things are done.
      const joined = latest?.id === act.with ? latest : doneAs(act.with)
      if (joined !== undefined && joined !== null) join(joined, logged)
      return
    }
    if (act.undoes === undefined && latest !== null && latest === done.at(-1) && isTypedOn(latest, logged)) {
      join(latest, logged)
      return
    }
    latest = { id: logged.id, events: [], ...(act.undoes !== undefined && { undoes: act.undoes }) }
    join(latest, logged)
    if (take(done, act.undoes)) undone.push(latest)
    else if (take(undone, act.undoes)) done.push(latest)
    else {
      done.push(latest)
      undone = []
    }
  }

  function doneAs(id: EventId): GrowingAct | undefined {
    return done.findLast((act) => act.id === id)
  }

  function join(act: GrowingAct, logged: LoggedEvent): void {
    act.events.push(logged)
    owners.set(logged.id, act)
  }

  function isTypedOn(act: Act, next: LoggedEvent): boolean {
    const before = act.events.at(-1)
    if (before === undefined || act.undoes !== undefined) return false
    const old = before.event as EventBody
    const now = next.event as EventBody
    if (old.kind !== 'answer.set' || now.kind !== 'answer.set' || old.body.path !== now.body.path)
      return false
    if (!now.body.bases.includes(before.id)) return false
    const { value: from } = old.body
    const { value: to } = now.body
    if (typeof from !== 'string' || typeof to !== 'string' || !to.startsWith(from)) return false
    const seconds = (Date.parse(next.event.at) - Date.parse(before.event.at)) / 1000
    return Math.abs(seconds) <= TYPING_SECONDS && isTyped(now.body.path)
  }

  for (const logged of events) add(logged)
  return {
    add,
    done: () => newestFirst(done),
    undone: () => newestFirst(undone),
    isDone: (id) => doneAs(id) !== undefined,
    event: (id) => known.get(id),
    actOf: (id) => owners.get(id),
    about: (target) => byTarget.get(target) ?? [],
  }
}

function* newestFirst(pile: readonly Act[]): Iterable<Act> {
  for (let at = pile.length - 1; at >= 0; at -= 1) {
    const act = pile[at]
    if (act !== undefined) yield act
  }
}

/** Takes an act out of a pile; false when it does not lie there. */
function take(pile: GrowingAct[], id: EventId | undefined): boolean {
  if (id === undefined) return false
  const index = pile.findLastIndex((act) => act.id === id)
  if (index < 0) return false
  pile.splice(index, 1)
  return true
}
