/** Writes jobs into one copy strictly in their order, one at a time. What fails stays, and is tried again. */
export interface CopyQueue<Job> {
  /**
   * Queues a job and tries. Resolves when this copy has it; rejects when the try ended badly before or at it, while the
   * job stays queued.
   */
  put(job: Job): Promise<void>
  /** Tries again what waits. Resolves when that try has ended, well or badly. */
  retry(): Promise<void>
  /** Takes a job out that no copy has. False when it was written in the meantime. */
  withdraw(job: Job): Promise<boolean>
  /** What is not in this copy yet, oldest first. */
  waiting(): readonly Job[]
  /**
   * What is being written does not answer. Whoever waits is told so now, and whoever comes, until it answers; every job
   * stays queued in its place. Does nothing while nothing is being written.
   */
  giveUpWaiting(error: unknown): void
  /** Why the last try failed, or is not waited for; null when it did not, or nothing waits. */
  failure(): unknown
  /** Resolves when nothing is being written. */
  rest(): Promise<void>
}

interface Entry<Job> {
  readonly job: Job
  readonly done: () => void
  readonly failed: (error: unknown) => void
}

/** How a queue writes and what it tells. */
export interface CopyWriter<Job> {
  /** Writes it wholly, or rejects. After a failure nobody knows how much of it is there, so it must bear to be repeated. */
  write(job: Job): Promise<void>
  /** A heavy job that failed is not tried again with every job that comes after it, only by `retry`. */
  isHeavy(job: Job): boolean
  /** Two jobs as one, while the first of them still waits; null when they are to stay two. */
  join(waiting: Job, next: Job): Job | null
  /** A run of writes ended. */
  onChange(): void
}

/** A queue in front of one copy. */
export function createCopyQueue<Job>(writer: CopyWriter<Job>): CopyQueue<Job> {
  let entries: Entry<Job>[] = []
  let running: Promise<void> | null = null
  let failure: unknown = null
  /** Why what is being written is not waited for. */
  let silence: unknown = null

  async function work(): Promise<void> {
    for (let entry = entries[0]; entry !== undefined; entry = entries[0]) {
      try {
        await writer.write(entry.job)
      } catch (error) {
        silence = null
        failure = error ?? new Error('unknown')
        running = null
        for (const waiting of entries) waiting.failed(error)
        writer.onChange()
        return
      }
      failure = null
      silence = null
      entries = entries.slice(1)
      entry.done()
    }
    running = null
    writer.onChange()
  }

  function start(): Promise<void> {
    // The assignment comes after the first synchronous part of `work`, which never ends before its first await.
    running ??= work()
    return running
  }

  return {
    put(job) {
      const head = entries[0]
      const last = entries.at(-1)
      const joined =
        last === undefined || (last === head && running !== null) ? null : writer.join(last.job, job)
      const promise = new Promise<void>((resolve, reject) => {
        const alone: Entry<Job> = { job: joined ?? job, done: resolve, failed: reject }
        if (joined === null || last === undefined) {
          entries = [...entries, alone]
          return
        }
        const both: Entry<Job> = {
          ...alone,
          done: () => {
            last.done()
            resolve()
          },
          failed: (error) => {
            last.failed(error)
            reject(error)
          },
        }
        entries = [...entries.slice(0, -1), both]
      })
      // Who queues a job may look at its fate later, or never.
      promise.catch(() => {})
      if (running === null) {
        if (failure !== null && head !== undefined && writer.isHeavy(head.job)) {
          entries.at(-1)?.failed(failure)
          writer.onChange()
        } else void start()
      } else if (silence !== null) {
        entries.at(-1)?.failed(silence)
        writer.onChange()
      }
      return promise
    },
    async retry() {
      if (entries.length > 0) await start()
    },
    async withdraw(job) {
      while (running !== null && entries[0]?.job === job) await running
      const left = entries.filter((entry) => entry.job !== job)
      const found = left.length < entries.length
      entries = left
      if (entries.length === 0) failure = null
      writer.onChange()
      return found
    },
    waiting: () => entries.map((entry) => entry.job),
    giveUpWaiting(error) {
      if (running === null) return
      silence = error
      for (const waiting of entries) waiting.failed(error)
      writer.onChange()
    },
    failure: () => silence ?? failure,
    rest: async () => {
      while (running !== null) await running
    },
  }
}
