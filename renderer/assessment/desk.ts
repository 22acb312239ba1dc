import type { StoreApi } from 'zustand'
import type { Checklist } from '../../shared/checklist/checklist.ts'
import type { Path } from '../../shared/checklist/value.ts'
import type { ExplainingForm } from '../../shared/engine/explanation.ts'
import { claimedTime } from '../../shared/lib/moment.ts'
import { appendEvent, type FeedTail } from '../../shared/record/append.ts'
import { markVersion } from '../../shared/record/checklist-in-force.ts'
import type {
  ActMark,
  EventBody,
  EventId,
  KeyId,
  LoggedEvent,
  SignerName,
} from '../../shared/record/event.ts'
import { clockJumps, jumpAt } from '../../shared/record/grade-clock.ts'
import { applyEvent, type RecordState } from '../../shared/record/replay.ts'
import type { DeviceEnvironment } from '../services.ts'
import type { StoredAttachment } from '../storage/storage.ts'
import type { ActNotes } from './act-notes.ts'
import type { AssessmentState } from './assessment-state.ts'
import type { CommitQueue } from './commit-queue.ts'
import { findingsByPath, refreshFindings } from './findings-by-path.ts'
import { readOffers, undoAround } from './undo-offer.ts'
import { refreshViews } from './views.ts'

/** What an open assessment works on: the form, the end of this person's feed, and the queue in front of the disk. */
export interface Desk {
  readonly assessment: string
  readonly checklist: Checklist
  /** Another one after an undo. */
  form: ExplainingForm
  /** Opens the form over a record anew. */
  openForm(record: RecordState): ExplainingForm
  readonly environment: DeviceEnvironment
  /** The person who works here. */
  readonly actor: KeyId
  readonly signer: SignerName
  readonly store: StoreApi<AssessmentState>
  readonly queue: CommitQueue
  notes: ActNotes
  /** Nothing may be said: a hand-over is being made. */
  locked: boolean
  /** Where this person's next event goes. */
  tail: FeedTail
  /** What is on disk, for going back to when files are let go. */
  committed: {
    readonly record: RecordState
    readonly events: readonly LoggedEvent[]
    readonly tail: FeedTail
  }
}

/** The claimed time of an act. */
export function actTime({ environment }: Pick<Desk, 'environment'>): string {
  return claimedTime(new Date(environment.now()))
}

/** What the screen shows of the form, with the views at `changed` read anew. */
export function shown(
  { form, checklist, environment }: Pick<Desk, 'form' | 'checklist' | 'environment'>,
  state: Pick<AssessmentState, 'views' | 'findings' | 'foundOn'>,
  changed: readonly Path[],
): Pick<AssessmentState, 'views' | 'findings' | 'foundOn'> {
  const { views: before, findings, foundOn } = state
  if (changed.length === 0) return { views: before, findings, foundOn }
  const views = refreshViews(before, form, changed)
  const today = environment.now().slice(0, 10)
  return {
    views,
    findings:
      today === foundOn
        ? refreshFindings(form, checklist, findings, changed, today)
        : findingsByPath(form, checklist, views, findings, today),
    foundOn: today,
  }
}

/**
 * Puts one event on the record, on the screen and into the queue. Resolves when it is committed.
 *
 * @param files bytes that the event brings
 * @param changed where the form has changed by it
 * @param mark how it belongs to other events
 */
export function act(
  desk: Desk,
  entry: EventBody,
  files: readonly StoredAttachment[] = [],
  changed: readonly Path[] = [],
  mark: ActMark = {},
): Promise<void> {
  const { actor, signer, store, assessment, environment, notes } = desk
  if (desk.tail.seq === 0 && entry.kind !== 'feed.open') {
    void act(desk, { kind: 'feed.open', body: { assessment, key: actor, signer } })
  }
  const clock = environment.clock?.()
  const marked = Object.keys(mark).length === 0 ? undefined : mark
  const said = markVersion(store.getState().record, entry)
  const next = appendEvent(desk.tail, said, { actor, at: actTime(desk), clock, act: marked })
  desk.tail = next.tail
  notes.acts.add(next.logged)
  const hasJumped = jumpAt(next.logged, undefined, notes.clock.add(next.logged)) !== null
  store.setState((state) => {
    const record = applyEvent(state.record, next.logged)
    const events = [...state.events, next.logged]
    return {
      record,
      events,
      ...shown(desk, state, changed),
      ...readOffers(undoAround(desk, record)),
      ...(hasJumped && { clockJumps: clockJumps(events) }),
    }
  })
  return desk.queue.push({ logged: next.logged, attachments: files })
}

/**
 * Puts several events on the record and on the screen at once, as one act: the first is marked with `mark`, the others
 * go with it. None of them brings bytes.
 *
 * @param changed where the form has changed by them
 * @returns the first event, and when all are committed
 */
export function actTogether(
  desk: Desk,
  entries: readonly EventBody[],
  changed: readonly Path[],
  mark: ActMark = {},
): { readonly lead: EventId | null; readonly committed: Promise<void> } {
  const [first, ...along] = entries
  if (first === undefined) return { lead: null, committed: Promise.resolve() }
  const commits = [act(desk, first, [], [], mark)]
  const lead = desk.tail.prev
  const withLead = { with: mark.with ?? lead ?? undefined } as ActMark
  const { actor, store, environment, notes } = desk
  const { record: before } = store.getState()
  let record = before
  const events: LoggedEvent[] = []
  for (const entry of along) {
    const said = markVersion(record, entry)
    const clock = environment.clock?.()
    const next = appendEvent(desk.tail, said, { actor, at: actTime(desk), clock, act: withLead })
    desk.tail = next.tail
    notes.acts.add(next.logged)
    notes.clock.add(next.logged)
    record = applyEvent(record, next.logged)
    events.push(next.logged)
  }
  store.setState((state) => ({
    record,
    events: [...state.events, ...events],
    ...shown(desk, state, changed),
    ...readOffers(undoAround(desk, record)),
  }))
  for (const logged of events) commits.push(desk.queue.push({ logged, attachments: [] }))
  return { lead, committed: Promise.all(commits).then(() => undefined) }
}
