import type { CopyName } from '../storage/copies/mended.ts'

/** A copy that takes longer than this for one thing is slow, in milliseconds: by then a person wonders. */
export const SLOW_AFTER = 4_000

/** What each copy is writing at, by identity; null while it has everything that it was given. */
export type Heads = Readonly<Record<CopyName, object | null>>

/** Copies that have not answered for a while. */
export interface SlowCopies {
  readonly slow: CopyName | 'both'
  /** The copy that has acknowledged everything it was given; null when that one is at work too. */
  readonly has: CopyName | null
}

/**
 * Follows how long each copy is at the same thing. Says nothing of what became of it: a slow copy has not failed, and
 * nothing that waits for it is saved.
 *
 * @param heads what the copies are at now
 */
export function createSlowWatch(heads: () => Heads): { look(now: number): SlowCopies | null } {
  const at: Record<CopyName, { head: object | null; since: number }> = {
    database: { head: null, since: 0 },
    journal: { head: null, since: 0 },
  }
  const isSlow = (copy: CopyName, head: object | null, now: number) => {
    if (at[copy].head !== head) at[copy] = { head, since: now }
    return head !== null && now - at[copy].since >= SLOW_AFTER
  }
  return {
    /** @param now monotonic milliseconds */
    look(now) {
      const { database, journal } = heads()
      const [slowDatabase, slowJournal] = [isSlow('database', database, now), isSlow('journal', journal, now)]
      if (slowDatabase && slowJournal) return { slow: 'both', has: null }
      if (slowDatabase) return { slow: 'database', has: journal === null ? 'journal' : null }
      if (slowJournal) return { slow: 'journal', has: database === null ? 'database' : null }
      return null
    },
  }
}
