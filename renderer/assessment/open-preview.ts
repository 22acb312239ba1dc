import type { ChecklistDefinition } from '../../shared/checklist/definition.ts'
import { appendEvent, tailOf } from '../../shared/record/append.ts'
import type { EventBody, EventId, LoggedEvent } from '../../shared/record/event.ts'
import { rebase, rebaseMark } from '../../shared/record/rebase.ts'
import { replay } from '../../shared/record/replay.ts'
import type { Services } from '../services.ts'
import { createPreviewStorage } from '../storage/preview-storage.ts'
import { startAssessment } from './start-assessment.ts'

/** A walk that keeps nothing: an assessment in a storage of its own, which is gone when nobody holds it any more. */
export interface Preview {
  /** The services of the walk below: the storage forgets, the rest is real. */
  readonly services: Services
  /** Id of the assessment in that storage. */
  readonly assessment: string
}

/** What a preview is tried with. */
export interface PreviewChoices {
  /** Profile values by name, as of a mine. */
  readonly profile: Readonly<Record<string, string>>
  readonly quick: boolean
}

/**
 * Begins a walk through a checklist that writes nothing to the disk.
 *
 * @param name stands where the mine's name stands otherwise
 * @param before a preview of the same checklist whose answers are taken along, e.g. after the profile changed
 * @throws AppError `key-not-found` when nobody has said who works here
 */
export async function openPreview(
  services: Services,
  definition: ChecklistDefinition,
  { profile, quick }: PreviewChoices,
  name: string,
  before?: Preview,
): Promise<Preview> {
  const preview = { ...services, storage: createPreviewStorage(services.storage) }
  const { environment } = services
  const now = environment.now()
  const mine = { id: environment.uuid(), name, profile, created: now, changed: now }
  const { id } = await startAssessment(preview, mine, definition, { quick })
  if (before !== undefined) await takeAlong(before, preview, id)
  return { services: preview, assessment: id }
}

/** Puts everything that was done in one preview behind the beginning of another, as a chain of its own. */
async function takeAlong(before: Preview, { storage }: Services, id: string): Promise<void> {
  const begun = await storage.loadEvents(id)
  const [first] = begun
  if (first === undefined) return
  let tail = tailOf(replay(begun), first.event.feed)
  const renamed = new Map<EventId, EventId>()
  const carried: LoggedEvent[] = []
  for (const { id: old, event } of await before.services.storage.loadEvents(before.assessment)) {
    const entry = event as EventBody
    if (entry.kind === 'feed.open' || entry.kind === 'assessment.open') continue
    const { at, clock, act } = event
    const { actor } = first.event
    const next = appendEvent(tail, rebase(entry, renamed), {
      actor,
      at,
      clock,
      act: rebaseMark(act, renamed),
    })
    renamed.set(old, next.logged.id)
    tail = next.tail
    carried.push(next.logged)
  }
  const files = new Set(
    carried.flatMap(({ event }) => {
      const { kind, body } = event as EventBody
      return kind === 'attachment.add' ? [body.sha256] : []
    }),
  )
  const kept = await Promise.all([...files].map((sha256) => before.services.storage.getAttachment(sha256)))
  await storage.appendEvents(
    id,
    carried,
    kept.filter((file) => file !== undefined),
  )
}
