import type { Storage } from './storage.ts'

/** A draft is at most this far behind what was typed; milliseconds. */
const PAUSE_MS = 250

/** Keeps what is typed into one form, so that a power cut or another screen does not lose it. */
export interface DraftKeeper {
  /** What the form holds now; null when that is nothing worth keeping. Stored within a moment. */
  change(draft: unknown): void
  /** Stores at once what still waits. */
  flush(): void
  /** Removes the draft, and keeps none any more. Resolves also when that failed: a draft is only comfort. */
  remove(): Promise<void>
}

/** Keeps the draft of `form` in the settings. */
export function createDraftKeeper(storage: Pick<Storage, 'putSettings'>, form: string): DraftKeeper {
  let waiting: { readonly draft: unknown } | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let closed = false

  const put = (draft: unknown) =>
    storage.putSettings({ drafts: { [form]: draft } }).catch((error: unknown) => console.error(error))

  function flush(): void {
    clearTimeout(timer)
    timer = undefined
    const last = waiting
    waiting = null
    if (last !== null) void put(last.draft)
  }

  return {
    change(draft) {
      if (closed) return
      waiting = { draft }
      // Counted from the first change: who types without a pause is kept too.
      timer ??= setTimeout(flush, PAUSE_MS)
    },
    flush,
    async remove() {
      closed = true
      waiting = null
      flush()
      await put(null)
    },
  }
}
