import { useStore } from 'zustand'
import { type ShortAge, shortAge } from '../backup/short-age.ts'
import { type Standing, standingOf } from '../backup/standing.ts'
import { useBackups } from '../backup/use-backups.ts'
import { useCopies } from '../copies/use-copies.ts'
import { useServices } from '../services.ts'
import { areBothWhole, type CopiesState } from '../storage/copies/copies-state.ts'
import { useEveryMinute } from '../ui/use-every-minute.ts'

/**
 * How both copies stand: `comparing` before the first comparison ended · `agree` · `behind`: one lacks something ·
 * `failed`: not every line could be compared.
 */
export type CopiesKind = 'comparing' | 'agree' | 'behind' | 'failed'

/** How safe the data is, as far as one word and one drawing can say it. */
export interface Safe {
  readonly copies: CopiesKind
  /** `unknown` until the main process answered. */
  readonly backup: Standing['kind'] | 'running' | 'unknown'
  /** Of the last backup; null when there is none, or nobody can say. */
  readonly age: ShortAge | null
  /** `fine`: both copies agree, and a backup is in order · `warn`: a person should look · `open`: neither. */
  readonly all: 'fine' | 'warn' | 'open'
}

/** How both copies stand, of all that is known of them. A word, which stays the same while answers are given. */
export function copiesKindOf(state: CopiesState): CopiesKind {
  if (!areBothWhole(state)) return 'behind'
  if (state.checkFailed !== null) return 'failed'
  return state.checked === null ? 'comparing' : 'agree'
}

/**
 * How safe the data is. Follows words only, nothing that is counted: no answer, no file and no progress of a backup draws
 * anything anew. The age is looked at once a minute.
 */
export function useSafe(): Safe {
  const { environment } = useServices()
  useEveryMinute()
  const copies = useCopies(copiesKindOf)
  const { status } = useBackups()
  const state = useStore(status, (all) => all.state)
  const error = useStore(status, (all) => all.error)
  const running = useStore(status, (all) => all.running !== null)
  const now = environment.now()
  const standing = standingOf({ state, error, running: null }, now)
  const kind = standing?.kind ?? 'unknown'
  const backup = running ? 'running' : kind
  const last = standing?.last ?? null
  const warns = copies === 'behind' || copies === 'failed' || backup === 'failed' || backup === 'old'
  const all = warns ? 'warn' : copies === 'agree' && kind === 'fine' ? 'fine' : 'open'
  return { copies, backup, age: last === null ? null : shortAge(last.at, now), all }
}
