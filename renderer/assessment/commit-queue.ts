import type { LoggedEvent } from '../../shared/record/event.ts'
import type { StoredAttachment } from '../storage/storage.ts'

/** An event that is on screen, and the bytes it brings. */
export interface Unsaved {
  readonly logged: LoggedEvent
  readonly attachments: readonly StoredAttachment[]
}

/** What happens to the queue, in the order in which it happens. */
export interface CommitWatcher {
  onSaving(): void
  /** These are on disk now. `left` says how many still wait. */
  onCommitted(events: readonly LoggedEvent[], left: number): void
  /** Nothing of the batch is on disk; everything stays queued. */
  onFailed(error: unknown): void
}

/** Commits events strictly in their order, one transaction at a time. */
export interface CommitQueue {
  /**
   * Queues one event. Resolves when it is committed, however many tries that takes; never rejects. After a failure each
   * new event tries the queue again, unless a file stands at its head; `onFailed` stands until something was committed.
   */
  push(unsaved: Unsaved): Promise<void>
  /** Tries again after a failure. Resolves when that try has ended, well or badly. */
  retry(): Promise<void>
  /** What is not on disk yet, oldest first, including what is being written. */
  unsaved(): readonly Unsaved[]
  /**
   * Takes the whole queue out after a failure, for the caller to push what should stay. The promises of what was taken
   * out resolve, because their fate is decided. Does nothing, and gives nothing, while a commit is running.
   */
  takeBack(): readonly Unsaved[]
}

interface Waiting extends Unsaved {
  readonly done: () => void
}

/** A transaction takes at most so many events, so that a long queue is not one huge all-or-nothing. */
const BATCH = 200

/** And so many bytes of files, bytes, unless a single file is larger: what one copy cannot take is tried again whole. */
const BATCH_BYTES = 48 * 1024 * 1024

/**
 * A queue in front of `commit`. What piles up while a transaction runs goes into the next one together: answers with
 * answers, files with files. Files that could not be committed together are tried one by one, so that one that does not
 * fit can be told apart from the answers and the files around it.
 */
export function createCommitQueue(
  commit: (events: readonly LoggedEvent[], attachments: readonly StoredAttachment[]) => Promise<void>,
  watcher: CommitWatcher,
): CommitQueue {
  let waiting: Waiting[] = []
  let running: Promise<void> | null = null
  /** A failure that nothing committed has made good yet. */
  let failed = false
  /** Files that go together. */
  let together = BATCH

  async function work(): Promise<void> {
    for (;;) {
      const batch = nextBatch(waiting, together)
      if (!failed) watcher.onSaving()
      const began = performance.now()
      try {
        await commit(
          batch.map((entry) => entry.logged),
          batch.flatMap((entry) => entry.attachments),
        )
      } catch (error) {
        if (batch.length > 1 && bytesOf(batch[0]) !== null) {
          together = 1
          continue
        }
        running = null
        failed = true
        watcher.onFailed(error)
        return
      }
      // For whoever measures (`npm run bench -- record`); nothing of it is kept.
      performance.measure('adit:commit', { start: began })
      performance.clearMeasures('adit:commit')
      failed = false
      waiting = waiting.slice(batch.length)
      // Before anybody is told: who is told may push the next event at once, and it must start a new run.
      const ended = waiting.length === 0
      if (ended) {
        running = null
        together = BATCH
      }
      watcher.onCommitted(
        batch.map((entry) => entry.logged),
        waiting.length,
      )
      for (const entry of batch) entry.done()
      if (ended) return
    }
  }

  function start(): Promise<void> {
    // The assignment comes after the first synchronous part of `work`, which never ends before its first await.
    running ??= work()
    return running
  }

  return {
    push(unsaved) {
      return new Promise((done) => {
        waiting.push({ ...unsaved, done })
        // After a failure this is one more try: the disk may have room again. Files are large and wait for `retry`.
        if (!failed || waiting[0]?.attachments.length === 0) void start()
      })
    },
    async retry() {
      if (!failed) return
      failed = false
      await start()
    },
    unsaved: () => waiting,
    takeBack() {
      if (running !== null) return []
      const taken = waiting
      waiting = []
      failed = false
      for (const entry of taken) entry.done()
      return taken
    },
  }
}

function nextBatch(waiting: readonly Waiting[], together: number): readonly Waiting[] {
  const isOfFiles = bytesOf(waiting[0]) !== null
  const most = isOfFiles ? together : BATCH
  let bytes = 0
  const end = waiting.findIndex((entry, index) => {
    const size = bytesOf(entry)
    bytes += size ?? 0
    return (size !== null) !== isOfFiles || (index > 0 && bytes > BATCH_BYTES)
  })
  return waiting.slice(0, Math.min(most, end < 0 ? waiting.length : end))
}

/** Bytes of the files that an event brings; null when it brings none. */
function bytesOf(entry: Waiting | undefined): number | null {
  if (entry === undefined || entry.attachments.length === 0) return null
  return entry.attachments.reduce((sum, { blob }) => sum + blob.size, 0)
}
