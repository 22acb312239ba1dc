import type { Path } from '../../shared/checklist/value.ts'
import type { Sha256 } from '../../shared/lib/sha256.ts'
import { appendEvent } from '../../shared/record/append.ts'
import { markVersion } from '../../shared/record/checklist-in-force.ts'
import type { ActMark, EventBody, EventId, LoggedEvent } from '../../shared/record/event.ts'
import { clockJumps, jumpAt } from '../../shared/record/grade-clock.ts'
import { applyEvent } from '../../shared/record/replay.ts'
import type { StoredAttachment } from '../storage/storage.ts'
import { pace } from '../ui/pace.ts'
import { act, actTime, type Desk, shown } from './desk.ts'
import { filesAsValue } from './files-as-value.ts'
import type { TakenFile } from './take-in-file.ts'
import { readOffers, undoAround } from './undo-offer.ts'

/** The screen follows files that come in so often at most, in milliseconds: each time costs a frame or two. */
const PACE_MS = 800

/** A file that was read, for the record. */
export interface ReadFile {
  readonly path: Path
  readonly taken: TakenFile
  /** The same object for all that was brought in one go: one act, that one undo takes back. */
  readonly together: object
  /** Told when it is on the record, or that its question has it already. */
  readonly onRecorded: (isNew: boolean) => void
}

/** Puts files on the record in their order. */
export interface FileRecorder {
  /** So many more files are being read, or fewer when some of them never come. The last one is not waited with. */
  expect(count: number): void
  /** One that was expected. Resolves when it is committed, with whether it was new. */
  put(file: ReadFile): Promise<boolean>
}

interface Waiting extends ReadFile {
  readonly resolve: (committed: Promise<boolean>) => void
}

/**
 * Puts files that were read on the record, on the screen and into the queue: one at once, and while more are being read
 * those that follow together with others. Hundreds may come in a dozen a second while somebody goes on answering.
 *
 * @param paced see `createIntake`
 */
export function recordFiles(
  desk: Desk,
  paced: (work: () => void) => () => void = (work) => pace(work, PACE_MS),
): FileRecorder {
  /** The act that what was brought in one go has begun. */
  const begun = new WeakMap<object, EventId>()
  let waiting: Waiting[] = []
  let expected = 0
  const recordSoon = paced(recordNow)

  function recordSome(): void {
    if (expected === 0) recordNow()
    else recordSoon()
  }

  /** Goes with what was brought along with it, unless that was taken back meanwhile. */
  function markOf(together: object): ActMark {
    const lead = begun.get(together)
    return lead !== undefined && desk.notes.acts.isDone(lead) ? { with: lead } : {}
  }

  function recordNow(): void {
    if (waiting.length === 0) return
    const files = waiting
    waiting = []
    const { actor, signer, assessment, environment, notes, store } = desk
    let { record } = store.getState()
    let hasJumped = false
    const added: { readonly logged: LoggedEvent; readonly file: Waiting }[] = []
    for (const file of files) {
      const { path, together } = file
      const { blob: _, ...facts } = file.taken
      if (record.attachments.get(path)?.some(({ sha256 }) => sha256 === facts.sha256)) continue
      if (desk.tail.seq === 0) {
        void act(desk, { kind: 'feed.open', body: { assessment, key: actor, signer } })
        record = store.getState().record
      }
      const mark = markOf(together)
      const entry: EventBody = { kind: 'attachment.add', body: { path, ...facts } }
      const meta = { actor, at: actTime(desk), clock: environment.clock?.() }
      const { logged, tail } = appendEvent(desk.tail, markVersion(record, entry), {
        ...meta,
        act: mark.with === undefined ? undefined : mark,
      })
      desk.tail = tail
      notes.acts.add(logged)
      if (mark.with === undefined) begun.set(together, logged.id)
      if (jumpAt(logged, undefined, notes.clock.add(logged)) !== null) hasJumped = true
      record = applyEvent(record, logged)
      added.push({ logged, file })
    }
    const changed = [...new Set(added.map(({ file }) => file.path))].flatMap((path) =>
      filesAsValue(desk, path, hashesAt(record.attachments.get(path))),
    )
    if (added.length > 0)
      store.setState((state) => {
        const events = [...state.events, ...added.map(({ logged }) => logged)]
        return {
          record,
          events,
          ...shown(desk, state, changed),
          ...readOffers(undoAround(desk, record)),
          ...(hasJumped && { clockJumps: clockJumps(events) }),
        }
      })
    const logged = new Map(added.map((one) => [one.file, one.logged]))
    for (const file of files) {
      const own = logged.get(file)
      file.onRecorded(own !== undefined)
      if (own === undefined) file.resolve(Promise.resolve(false))
      else
        file.resolve(desk.queue.push({ logged: own, attachments: [storedOf(file.taken)] }).then(() => true))
    }
  }

  return {
    expect(count) {
      expected += count
      if (expected === 0) recordNow()
    },
    async put(file) {
      const committed = await new Promise<{ readonly done: Promise<boolean> }>((resolve) => {
        waiting.push({ ...file, resolve: (done) => resolve({ done }) })
        expected -= 1
        recordSome()
      })
      return committed.done
    },
  }
}

function hashesAt(files: readonly { readonly sha256: Sha256 }[] | undefined): readonly Sha256[] {
  return (files ?? []).map(({ sha256 }) => sha256)
}

function storedOf({ sha256, media_type, blob }: TakenFile): StoredAttachment {
  return { sha256, media_type, blob }
}
